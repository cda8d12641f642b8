"""A page said aloud: what may be said where, how it is said, and the programs that make sound of it."""
