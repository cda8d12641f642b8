"""Qt's bindings without what this product never asks of them. Imported before anything else of Qt or ours.

With each import they read the source of what was imported, to see whether it wants names in snake case (their
`__feature__`), and keep it: a tenth of a second of the first page, and eight megabytes for good.
"""

from __future__ import annotations

import sys
from types import ModuleType

from PySide6 import QtCore  # noqa: F401 - brings `support` along

_LOOK = "feature_imported"


def _asks_for_nothing(_module: ModuleType) -> None:
    """In the place of the bindings' own look."""


# Not in their type hints. Where another release has no such look there is nothing to spare.
_feature = sys.modules.get("PySide6.support.feature")
if _feature is not None and hasattr(_feature, _LOOK):
    setattr(_feature, _LOOK, _asks_for_nothing)
