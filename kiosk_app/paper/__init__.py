"""Papers that the kiosk makes: laid out in memory, never on its disk."""
