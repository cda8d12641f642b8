"""The chip's own language over one `transmit(bytes) -> bytes`: pure, with no PC/SC, no files, no network."""
