"""Reads what a visit left on paper as a stranger would: the slip's code, the PDF's picture and words."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pikepdf
from PIL import Image

from drivers.scanner.code import qr
from drivers.scanner.page.pixels import decode
from kiosk_app.rehearsal.hand import HandError

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")


def slips(folder: Path) -> list[Path]:
    """Whole slips, oldest first; a torn piece never became one."""
    return [path for path in sorted(folder.glob("[0-9]*.png")) if "torn" not in path.stem]


def torn(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*-torn.png"))


def code_on(slip: Path) -> str:
    """The dossier's code out of the slip's QR, as a phone's camera reads it. Raises HandError."""
    with Image.open(slip) as drawn:
        # A camera sees white around the paper; decoders need that quiet zone.
        width, height = drawn.size
        sheet = Image.new("RGB", (width + 80, height + 80), "white")
        sheet.paste(drawn.convert("RGB"), (40, 40))
    seen = io.BytesIO()
    sheet.save(seen, format="PNG")
    text = qr(decode(seen.getvalue()))
    codes = parse_qs(urlsplit(text or "").query).get("code", [])
    if len(codes) != 1:
        raise HandError("the slip's QR holds no code")
    return codes[0]


@dataclass(frozen=True, slots=True)
class ScannedPaper:
    """The first page of a PDF: its picture as stored, and the words of its text layer in order."""

    pages: int
    picture: bytes
    words: str


def read_pdf(path: Path) -> ScannedPaper:
    """Raises pikepdf.PdfError where it is no PDF."""
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        largest = max(page.images.values(), key=lambda image: int(image.Width) * int(image.Height))
        return ScannedPaper(len(pdf.pages), bytes(largest.read_raw_bytes()), _words(page))


def _words(page: pikepdf.Page) -> str:
    letters = _letters(page)
    found = []
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) == "Tj":
            raw = bytes(each.operands[0])
            found.append("".join(letters.get(raw[at : at + 2], "") for at in range(0, len(raw), 2)))
    return " ".join(word.strip() for word in found if word.strip())


def _letters(page: pikepdf.Page) -> dict[bytes, str]:
    """The font's own table from codes to letters (ISO 32000-1, 9.10.3)."""
    table: dict[bytes, str] = {}
    for _, font in page.obj.Resources.get("/Font", {}).items():
        stream = font.get("/ToUnicode")
        if stream is not None:
            for code, letter in _PAIR.findall(stream.read_bytes()):
                table[bytes.fromhex(code.decode())] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    return table
