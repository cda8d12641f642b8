"""visit.db, the app's own database: encrypted drafts, the newest key set taken into use, the journal."""
