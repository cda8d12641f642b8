"""Prepared photographs for a scanner that is played: drawn, never taken of a real paper."""

from drivers.scanner.prepared.photographs import BARE_MAT, names, prepare

__all__ = ["BARE_MAT", "names", "prepare"]
