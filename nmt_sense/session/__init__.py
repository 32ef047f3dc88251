"""One session, live or replayed: wires the stages, numbers the holds, owns the threads."""
