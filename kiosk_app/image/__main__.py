"""`python -m kiosk_app.image`: build the disk image."""

from __future__ import annotations

import sys

from kiosk_app.image.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
