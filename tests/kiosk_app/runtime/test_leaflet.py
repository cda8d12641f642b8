"""A leaflet on paper: every word is there in both languages, the paper holds it, and its code is whole."""

from __future__ import annotations

import queue
from dataclasses import replace

import pytest

from drivers.printer.simulated import SimulatedPrinter
from drivers.printer.slip import Line, Qr, Slip
from drivers.printer.typeset import Faces
from drivers.switchboard import PrinterSwitch
from kiosk_app.catalogue.sites import site_names
from kiosk_app.flow import touches as hand
from kiosk_app.flow.effects import PrintLeaflet
from kiosk_app.flow.events import Event, LeafletFailed, LeafletPrinted
from kiosk_app.flow.leaflet import Leaflet
from kiosk_app.flow.wifi import Wifi
from kiosk_app.runtime.leaflet import leaflet_slip
from kiosk_app.runtime.print_work import PrintWork
from kiosk_app.runtime.workers import Worker
from tests.drivers.printer.overflow import overflow_mm
from tests.kiosk_app.runtime.test_paper import sentences
from tests.memory_switchboard import MemorySwitchboard
from tests.stories.walk import CATALOGUE, Walk, practice

IDS = [procedure.id for procedure in practice().procedures]


def printed(procedure: str, language: str, what: str) -> Leaflet:
    walk = Walk().tap(hand.ChooseLanguage(language), hand.OpenTile("other"), hand.OpenTile("library"))
    return walk.tap(hand.OpenService(procedure), hand.PrintLeaflet(what)).last(PrintLeaflet).leaflet


def words(slip: Slip) -> str:
    return "\n".join(block.text for block in slip.blocks if isinstance(block, Line))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("what", ["", "at_home"])
def test_each_procedure_has_its_words_and_its_code(language: str, what: str) -> None:
    for procedure in practice().procedures:
        slip = leaflet_slip(printed(procedure.id, language, what), sentences(language))
        said = words(slip)
        assert "%1" not in said
        assert procedure.code in said
        codes = [block.payload for block in slip.blocks if isinstance(block, Qr)]
        assert codes == ([procedure.source_url] if procedure.source_url else [])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_longest_guidance_is_not_cut(language: str) -> None:
    slips = [leaflet_slip(printed(procedure, language, ""), sentences(language)) for procedure in IDS]
    longest = max(slips, key=lambda slip: len(words(slip)))
    assert overflow_mm(longest, Faces()) == 0.0


def test_a_network_is_on_paper_as_on_the_screen() -> None:
    wifi = Wifi("DungThu", "sen-vang-2026")
    walk = Walk(replace(practice(), wifi=wifi)).tap(hand.OpenTile("other"), hand.OpenTile("wifi"))
    slip = leaflet_slip(walk.tap(hand.PrintLeaflet()).last(PrintLeaflet).leaflet, sentences("vi"))
    assert wifi.name in words(slip)
    assert wifi.password in words(slip)
    assert Qr in [type(block) for block in slip.blocks]


def test_a_leaflet_that_did_not_come_out_is_never_called_printed(worker: Worker) -> None:
    told: queue.SimpleQueue[Event] = queue.SimpleQueue()
    board = MemorySwitchboard()
    work = PrintWork(SimulatedPrinter(board), worker, told.put, sentences)
    leaflet = printed(IDS[0], "vi", "at_home")
    work.print_leaflet(leaflet, "first")
    assert told.get(timeout=30) == LeafletPrinted("first")
    board.turn(printer=PrinterSwitch.OUT)
    work.print_leaflet(leaflet, "second")
    assert told.get(timeout=30) == LeafletFailed("second", "printer.paper_out")


def test_the_places_of_an_image_have_names() -> None:
    names = site_names(CATALOGUE / "sites")
    assert names["practice"].read("vi")
    assert names["practice_bus"].read("en")
