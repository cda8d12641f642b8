"""Whose tries are counted together: an IPv4 address, or the /64 that an IPv6 line is given."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.requests import Request

UNKNOWN = ""
_IPV6_HOST_BITS = 64


def caller(request: Request, trusted_proxy: str) -> str:
    """A name for the bucket; it lives in memory for a minute's worth of counting.

    Behind the one proxy at `trusted_proxy` (empty: there is none) it is whom that proxy heard: the last of
    `X-Forwarded-For`, which alone it wrote itself.
    """
    peer = request.client.host if request.client else UNKNOWN
    if trusted_proxy and peer == trusted_proxy:
        heard = ",".join(request.headers.getlist("x-forwarded-for")).rpartition(",")[2].strip()
        return bucket(heard) or bucket(peer)
    return bucket(peer)


def bucket(address: str) -> str:
    """Empty for what is no address."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return UNKNOWN
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return f"{IPv6Address(int(found) >> _IPV6_HOST_BITS << _IPV6_HOST_BITS)}/64"
    return str(found)
