"""Whose tries count together, also behind a proxy; nobody else's word about an address is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from portal.callers import bucket, caller

PROXY = "127.0.0.1"


def request(peer: str | None, *forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", value.encode("latin-1", "replace")) for value in forwarded]
    client = None if peer is None else (peer, 1)
    return Request({"type": "http", "headers": headers, "client": client})


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("testclient", ""),
    ],
)
def test_an_address_or_the_whole_line(address: str, name: str) -> None:
    assert bucket(address) == name


def test_the_proxy_is_believed_about_whom_it_heard_itself() -> None:
    assert caller(request(PROXY, "198.51.100.1, 203.0.113.7"), PROXY) == "203.0.113.7"
    assert caller(request(PROXY, "198.51.100.1", "203.0.113.7"), PROXY) == "203.0.113.7"
    assert caller(request(PROXY, "nonsense"), PROXY) == PROXY
    assert caller(request(PROXY), PROXY) == PROXY


def test_nobody_else_is() -> None:
    assert caller(request("203.0.113.9", "198.51.100.1"), PROXY) == "203.0.113.9"
    assert caller(request(PROXY, "198.51.100.1"), "") == PROXY
    assert caller(request(None, "198.51.100.1"), "") == ""


@given(st.text(max_size=60))
def test_any_header_gives_a_short_name(text: str) -> None:
    assert len(caller(request(PROXY, text), PROXY)) <= 43
