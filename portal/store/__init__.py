"""What the portal remembers: rows in a database, leaves and documents in a folder beside it."""
