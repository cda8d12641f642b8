"""Decodes the photograph of a chip, alone in a process that can do nothing else, and writes it as plain pixels.

Started by `face.py` under limits, as a file: nothing of ours is imported. JPEG or JPEG 2000 on standard input,
a binary PPM on standard output; ends with 1 for anything else, or for a picture larger than a face needs.
"""

from __future__ import annotations

import io
import sys

from PIL import Image

_MOST_BYTES = 1 << 16
#: Of a face as issuers encode it (ISO/IEC 19794-5 speaks of 420 x 525 and up): its head is believed first.
_MOST_SIDE = 2048
_BOX = (360, 480)


def main() -> int:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        return 1
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000")) as picture:
            if max(picture.size) > _MOST_SIDE:
                return 1
            picture.draft("RGB", _BOX)
            face = picture.convert("RGB")
            face.thumbnail(_BOX)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, MemoryError):
        return 1
    sys.stdout.buffer.write(b"P6\n%d %d\n255\n" % face.size + face.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
