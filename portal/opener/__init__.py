"""Alone holds the key that dossiers are sealed to. It has no socket: it reads the store and writes to it."""
