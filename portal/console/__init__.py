"""Officers' and fleet pages, on the officers' network. Holds the key to documents at rest and no other."""
