"""eSCL, the driverless scanning of Mopria: what a scanner says of itself, and one of our own for practice."""
