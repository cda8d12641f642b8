"""Find a QR code in a picture. The only importer of zxing-cpp; runs in the child process."""

from __future__ import annotations

import zxingcpp

from drivers.scanner.page.pixels import Picture

_QR = zxingcpp.barcode_formats_from_str("QRCode")
#: QR version 40 holds 2953 bytes; a card's holds 150.
_LONGEST = 3000


def qr(picture: Picture) -> str | None:
    """The text of the first readable QR code in an RGB picture, or None."""
    for found in zxingcpp.read_barcodes(picture, formats=_QR):
        if found.valid and found.text and len(found.text) <= _LONGEST:
            return str(found.text)
    return None
