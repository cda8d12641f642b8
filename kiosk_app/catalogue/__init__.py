"""Content: procedures, fees, units and sites as files; read strictly, checked before a citizen sees them."""
