"""A real printer, named by whoever stands before it in TRAM_PRINTER (tcp://…) and TRAM_PRINTER_MODEL."""

from __future__ import annotations

import os

import pytest

from drivers.cancel import Cancel
from drivers.printer.cli import trial_slip
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import load_model
from drivers.printer.printer import Printed, PrinterState


@pytest.mark.metal
def test_the_named_printer_prints_the_trial_slip_and_says_so() -> None:
    model = load_model(os.environ["TRAM_PRINTER_MODEL"])
    printer = EscposPrinter(os.environ["TRAM_PRINTER"], model=model)
    try:
        assert printer.status().state in (PrinterState.READY, PrinterState.NEAR_END)
        assert isinstance(printer.print(trial_slip(model), lambda _share: None, Cancel()), Printed)
    finally:
        printer.close()
