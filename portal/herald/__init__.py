"""Sends word to citizens: alone opens their addresses, has a network, and reads nothing of their dossiers."""
