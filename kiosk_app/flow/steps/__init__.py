"""One file a step of the visit: how it answers events."""
