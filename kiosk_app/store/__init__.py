"""visit.db: the app's own database. Drafts under a key that a power cut destroys, and the audit journal."""
