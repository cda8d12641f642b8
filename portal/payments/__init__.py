"""Money: what a reference owes, what the bank said came in, and a ledger that always sums to zero."""
