"""How the table of weights is made out of the corpus: at build time, never while a citizen waits."""
