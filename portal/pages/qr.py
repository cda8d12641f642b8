"""A QR code as a drawing inside the page. The only importer of segno in the portal."""

from __future__ import annotations

import io

import segno

from portal.pages.html import Html

_QUIET_MODULES = 4


def qr_svg(text: str, title: str) -> Html:
    """An SVG element, dark modules on nothing, with the quiet zone of four modules that the standard asks.

    `title` is its name for those who do not see it.
    """
    out = io.BytesIO()
    code = segno.make_qr(text, error="m", boost_error=False)
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, border=_QUIET_MODULES, omitsize=True, nl=False, title=title
    )
    return Html(out.getvalue().decode().replace("<svg ", '<svg role="img" ', 1))
