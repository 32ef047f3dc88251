"""From a snapshot to texts, fractions and colour roles; no Qt in here."""
