"""The whole product on one desk: all processes, a citizen who plays a visit, and the report of it."""
