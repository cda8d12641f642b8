"""A chip made of Python: its own files, its own issuer, its own cryptography. Shares no line with `chip`."""
