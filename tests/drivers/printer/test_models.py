"""The files of the printer models: strict, sourced, and each one wide enough for a receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.build import build_printer
from drivers.config import ConfigError, PrinterConfig
from drivers.printer.model import DEFAULT, MODELS, Head, ModelError, PrinterModel, load_model, load_models
from drivers.printer.raster import length_mm, render, to_image
from drivers.printer.slip import Band, Boxed, Line, Masthead, Pair, Qr, Role, Slip
from drivers.printer.spec import UsbSpec, parse_spec
from drivers.printer.typeset import Faces

FACES = Faces()
WHOLE = (MODELS / "generic_58mm.toml").read_text(encoding="utf-8")


def test_every_model_says_where_its_facts_come_from_and_whether_it_was_tried() -> None:
    models = load_models()
    assert DEFAULT in {model.id for model in models}
    for model in models:
        assert model.title
        assert len(model.source) > 20
        assert model.tried_on_metal
        assert all(isinstance(parse_spec("usb://", [place]), UsbSpec) for place in model.usb)


def test_the_usual_model_is_what_the_code_takes_where_none_is_named() -> None:
    usual = load_model(DEFAULT)
    built_in = PrinterModel()
    assert (usual.head, usual.cut, usual.answers, usual.status) == (
        built_in.head,
        built_in.cut,
        built_in.answers,
        built_in.status,
    )
    assert PrinterConfig("escpos").model == usual.id


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("dots = 384", "dots = 385"), "multiple of 8"),
        (("dots = 384", 'dots = "384"'), "head.dots is not of the expected type"),
        (("dots = 384", "dots = true"), "head.dots is not of the expected type"),
        (("dots_per_mm = 8.0", "dots_per_mm = 203"), "dots_per_mm is 4 to 24"),
        (("band_rows = 128", "band_rows = 0"), "band_rows is 1 to 2303"),
        (('kind = "none"', 'kind = "guillotine"'), "cut.kind is not of the expected type"),
        (("feed_dots = 96", ""), "tear bar"),
        (("feed_dots = 96", "feed_dots = 300"), "feed_dots is 0 to 255"),
        (("status = [1, 2, 4]", "status = [1, 2]"), "misses none of 1, 2 and 4"),
        (("status = [1, 2, 4]", "status = [1, 2, 4, 7]"), "kinds 1 to 4"),
        (("status = [1, 2, 4]", "status = 4"), "answers.status is not of the expected type"),
        (("near_end = 0", "near_end = 2"), "near_end takes a bit that is fixed"),
        (("near_end = 0", "far_end = 0"), "unknown key far_end"),
        (("[head]", "[[head]]"), "head is not of the expected type"),
        (("paper_mm = 58", "colour = 1"), "unknown key colour"),
        (("paper_mm = 58", 'id = "other"'), "the id of a model is the name of its file"),
        (("source = ", "# "), "title and source are missing"),
        (("paper_mm = 58", "paper_mm ="), "Invalid value"),
    ],
)
def test_a_mistake_in_a_models_file_is_named(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    assert change[0] in WHOLE
    (tmp_path / "wrong.toml").write_text(WHOLE.replace(*change), encoding="utf-8")
    with pytest.raises(ModelError, match=reason):
        load_model("wrong", tmp_path)


@pytest.mark.parametrize("name", ["", "nobody", "../printer", "GENERIC_80MM"])
def test_a_model_that_is_no_file_of_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match=r"no printer model .*; there is .*generic_80mm"):
        load_model(name)


def test_the_configuration_names_the_model() -> None:
    place = PrinterConfig("escpos", model="nobody", spec="tcp://127.0.0.1:9")
    with pytest.raises(ConfigError, match=r"printer\.model: no printer model 'nobody'"):
        build_printer(place, None)
    build_printer(PrinterConfig("escpos", model="epson_tm_t88", spec="usb://"), None).close()
    with pytest.raises(ConfigError, match="usb://vendor:product"):
        build_printer(PrinterConfig("escpos", model="generic_80mm", spec="usb://"), None)


@pytest.mark.parametrize("head", [model.head for model in load_models()], ids=lambda head: str(head.dots))
def test_ink_keeps_to_the_margins_of_every_head(head: Head) -> None:
    for block in (
        Line("W" * 200),
        Line("Ẫ " * 100, Role.STATE, centred=True),
        Pair("g" * 60, "W" * 90),
        Pair("Thủ tục", "Cấp bản sao trích lục khai sinh"),
        Masthead("W" * 60, "Ẫ" * 60),
        Qr("A" * 120, (Line("W" * 90),)),
        Boxed("W" * 60),
        Band("Ẫ" * 60),
    ):
        picture = to_image(render(Slip((block,), max_mm=400), FACES, head))
        box = picture.convert("L").point([255] * 128 + [0] * 128).getbbox()
        assert box is not None
        assert picture.width == head.dots
        assert (box[0] >= 18, box[2] <= head.dots - 18) == (True, True)


def test_a_label_and_its_value_stand_one_over_the_other_where_the_head_is_narrow() -> None:
    slip = Slip((Pair("Thủ tục", "Trích lục khai sinh"),))
    narrow, wide = load_model("generic_58mm").head, load_model().head
    assert render(slip, FACES, narrow).height > 1.5 * render(slip, FACES, wide).height
    reference = Slip((Pair("Nội dung chuyển", "TAMAME4VGTK6VH6P9"),))
    assert render(reference, FACES, wide).height == render(slip, FACES, narrow).height, "never broken in two"
    assert length_mm(slip, narrow) == 1.5 * slip.max_mm
