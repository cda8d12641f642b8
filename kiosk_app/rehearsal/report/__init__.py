"""The report of a visit: one HTML page that carries everything with it."""
