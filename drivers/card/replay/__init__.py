"""Recorded conversations with chips, held against our own protocols; the format is in docs/transcripts.md."""
