"""IPP as bytes: what we send is what we mean, and whatever a network sends is a message or an IppError."""

from __future__ import annotations

import contextlib
import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.ipp import Group, IppError, Operation, Tag, Writer, number, parse, words
from drivers.page_printer.ipp_printer import IppPrinter, Place, Waits, parse_place
from drivers.page_printer.states import IDLE, PROCESSING, STOPPED, state_of
from drivers.printer.printer import PrinterState

#: RFC 8010, 3.1 and appendix A: version, operation, request id, one group, one attribute, the end.
SPELT = (
    b"\x02\x00\x00\x02\x00\x00\x00\x01"
    b"\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x44\x00\x05sides\x00\x09one-sided\x44\x00\x00\x00\x13two-sided-long-edge"
    b"\x03%PDF"
)


def test_a_message_is_the_bytes_that_the_standard_spells() -> None:
    writer = Writer(Operation.PRINT_JOB, 1).group(
        Group.OPERATION,
        {
            "attributes-charset": (Tag.CHARSET, "utf-8"),
            "sides": (Tag.KEYWORD, ["one-sided", "two-sided-long-edge"]),
        },
    )
    assert writer.bytes(b"%PDF") == SPELT
    told = parse(SPELT)
    assert (told.code, told.request, told.document) == (Operation.PRINT_JOB, 1, b"%PDF")
    assert words(told.first(Group.OPERATION), "sides") == ["one-sided", "two-sided-long-edge"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_an_error(data: bytes) -> None:
    with contextlib.suppress(IppError):
        parse(data)


@given(st.integers(0, len(SPELT) - 1), st.integers(0, 255))
def test_a_broken_byte_is_a_message_or_an_error(at: int, value: int) -> None:
    with contextlib.suppress(IppError):
        number(parse(SPELT[:at] + bytes((value,)) + SPELT[at + 1 :]).first(Group.JOB), "job-id")


@pytest.mark.parametrize("length", range(9, len(SPELT) - 5))
def test_a_message_that_is_cut_is_an_error(length: int) -> None:
    with pytest.raises(IppError):
        parse(SPELT[:length])


@pytest.mark.parametrize(
    ("printer", "reasons", "state"),
    [
        (IDLE, ["none"], PrinterState.READY),
        (PROCESSING, ["toner-low-report"], PrinterState.NEAR_END),
        (IDLE, ["media-low-warning", "cover-open-warning"], PrinterState.NEAR_END),
        (STOPPED, ["media-empty-error", "cover-open"], PrinterState.COVER_OPEN),
        (STOPPED, ["media-needed"], PrinterState.PAPER_OUT),
        (STOPPED, ["something-new"], PrinterState.OFFLINE),
        (PROCESSING, ["connecting-to-device"], PrinterState.GONE),
        (IDLE, ["connecting-to-device"], PrinterState.READY),
        (IDLE, ["offline-report"], PrinterState.READY),
        (None, [], PrinterState.GONE),
    ],
)
def test_reasons_are_one_state(printer: int | None, reasons: list[str], state: PrinterState) -> None:
    assert state_of(printer, reasons) is state


def test_who_takes_no_jobs_is_offline() -> None:
    assert state_of(IDLE, [], accepting=False) is PrinterState.OFFLINE


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\n\r\nnonsense", b"HTTP/1.1 404 No\r\n\r\n", b"\xff" * 99]
)
def test_whoever_is_no_printer_is_gone(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for _ in range(2):
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        place = f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print"
        printer = IppPrinter(place, waits=Waits(answer_s=5.0))
        assert printer.status().state is PrinterState.GONE
        told = printer.print(b"%PDF", lambda _state: None, Cancel())
        assert isinstance(told, DeviceFault)
        assert told.code is FaultCode.PRINTER_GONE
        thread.join()


def test_where_a_printer_is() -> None:
    assert parse_place("ipp://localhost/printers/a4") == Place("localhost", 631, "/printers/a4", False)
    assert parse_place("ipps://10.0.0.7:6310").uri == "ipps://10.0.0.7:6310/ipp/print"
    assert parse_place("ipp://[::1]/x").uri == "ipp://[::1]:631/x"


@pytest.mark.parametrize(
    "text", ["", "http://h/x", "ipp://", "ipp://h:99999/x", "ipp://u@h/x", "ipp://h/x?y=1"]
)
def test_a_misspelt_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pages"):
        IppPrinter(text)
