"""The two outside systems, each behind a small protocol with a simulator beside it: the city and the bank."""
