"""Ports to blocks of counts: the device seam, the serial link, discovery and the clock."""
