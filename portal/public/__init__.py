"""Citizens' pages: how far a dossier is, what a fee still owes, and in practice a page that plays the bank."""
