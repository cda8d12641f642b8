"""Told apart from what is broken: it may well be in order, and nobody here can say so."""

from __future__ import annotations


class UnsupportedError(ValueError):
    """An algorithm, a curve by its name or a kind of key that is not spoken here."""
