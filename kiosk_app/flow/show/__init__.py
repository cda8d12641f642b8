"""From a visit to what its page shows: one file a group of pages."""
