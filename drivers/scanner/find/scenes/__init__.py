"""Seeded photographs of drawn papers on drawn desks, with their truth: to learn and to measure from."""
