"""The A4 record says what the record says, in both languages, on one page that a screen reader can read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from kiosk_app import words
from kiosk_app.paper import a4, layout
from tests.walks.papers import I18N, RECORD

MADE = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def sentences(language: str) -> dict[str, str]:
    return words.read(I18N / f"kiosk_{language}.ts")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_state_of_a_record_has_its_sentences(language: str) -> None:
    for state, fee, official in product(
        ("waiting", "received"), ("free", "unverified", "waiting", "paid", "later"), ("", "H26-1")
    ):
        record = replace(RECORD, state=state, fee_state=fee, official_code=official, language=language)
        assert a4.content(record, sentences(language))["title"]


def test_a_record_that_waits_does_not_look_received() -> None:
    said = a4.content(RECORD, sentences("vi"))
    assert [step["state"] for step in said["steps"]] == ["done", "now", "future", "future"]
    assert "chờ gửi" in said["subtitle"]
    facts = {fact["name"]: fact["lines"] for fact in said["facts"]}
    assert "Chưa có" in facts["Mã chính thức"][0]
    assert "Cổng nhận lúc" not in facts


def test_it_says_itself_that_it_is_no_official_acknowledgement() -> None:
    assert "*không phải* Giấy tiếp nhận" in a4.content(RECORD, sentences("vi"))["note"]


def test_the_page_is_one_tagged_a4_with_its_fonts_inside() -> None:
    with pikepdf.open(io.BytesIO(layout.pdf(a4.TEMPLATE, a4.content(RECORD, sentences("vi")), MADE))) as made:
        assert len(made.pages) == 1
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "vi"
        width, height = (float(side) for side in made.pages[0].MediaBox[2:])
        assert (round(width), round(height)) == (595, 842)
        fonts = [font for font in _fonts(made) if "BeVietnamPro" in str(font.FontName)]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            yield each


def test_a_stranger_reads_the_qr_off_the_page() -> None:
    with Image.open(
        io.BytesIO(layout.pictures(a4.TEMPLATE, a4.content(RECORD, sentences("vi")), MADE, 144)[0])
    ) as page:
        found = zxingcpp.read_barcodes(page.convert("RGB"))
    assert [code.text for code in found] == [RECORD.status_url]


def test_a_name_with_the_template_s_own_signs_changes_nothing() -> None:
    rude = replace(RECORD, holder='#panic("x") $ \\ " *', site="#sys", procedure="#include <x>")
    assert layout.pdf(a4.TEMPLATE, a4.content(rude, sentences("vi")), MADE).startswith(b"%PDF-")


def test_trouble_with_the_layout_does_not_quote_the_citizen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "record.typ"
    broken.write_text("#panic(sys.inputs.it)")
    monkeypatch.setattr(layout, "_HERE", tmp_path)
    with pytest.raises(layout.PaperError) as raised:
        layout.pdf(a4.TEMPLATE, a4.content(RECORD, sentences("vi")), MADE)
    assert "MAI" not in str(raised.value)
    assert raised.value.__cause__ is None
