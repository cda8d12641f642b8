"""The first thing that runs: it brings what is missing and starts the real job. Standard library only.

Order of a start: `__main__` reads the command, `machine` looks at what is here, `debian` brings the
Debian packages, `venv` the Python packages of the locks, and the command then runs in the
environment's own Python.
"""
