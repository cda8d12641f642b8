"""sqlite-utils, without what it takes along: it looks for numpy and pandas to map number types of theirs.

None of our tables holds one, and numpy alone is a sixth of the memory that a kiosk's window may have.
"""

from __future__ import annotations

import sys

_LOOKED_FOR = [name for name in ("numpy", "pandas") if name not in sys.modules]

for _name in _LOOKED_FOR:
    # An entry of None is the import system's own way to say that a module is not there.
    sys.modules[_name] = None  # type: ignore[assignment]
try:
    from sqlite_utils import Database
finally:
    for _name in _LOOKED_FOR:
        del sys.modules[_name]

__all__ = ["Database"]
