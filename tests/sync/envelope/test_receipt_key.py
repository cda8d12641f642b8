"""A receipt's address is read whole or not at all."""

from __future__ import annotations

import pytest

from sync.contract.ids import new_code
from sync.envelope.receipt_key import SECRET_BYTES, read_receipt_url, receipt_url

CODE = new_code(bytes)
SECRET = bytes(range(SECRET_BYTES))


def test_what_was_printed_is_read_again() -> None:
    assert read_receipt_url(receipt_url("https://127.0.0.1/status", CODE, SECRET)) == (CODE, SECRET)


@pytest.mark.parametrize("tail", ["\n", " ", "0", "\n#k=", "\x00"])
def test_an_address_with_anything_behind_it_is_none(tail: str) -> None:
    assert read_receipt_url(receipt_url("https://127.0.0.1/status", CODE, SECRET) + tail) is None
