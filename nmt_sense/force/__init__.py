"""Counts to newtons: circuit, sensor curve, profiles and their uncertainty."""
