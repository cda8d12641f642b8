"""The chip card: reader protocol, PC/SC driver, simulator, and the chip's own language under `chip`."""
