"""The citizen's own telephone, over a network of its own: opens a sign-in's QR and says who it is."""

from __future__ import annotations

import ssl
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urljoin

_PATIENCE_S = 20.0
_MOST_BYTES = 1 << 20


class SignInPage(HTMLParser):
    """The hidden fields of each form of the practice provider's page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and self.forms:
            self.forms[-1][said.get("name", "")] = said.get("value", "")


class Phone:
    """`authority`: the practice portal's certificate authority (PEM)."""

    def __init__(self, authority: Path) -> None:
        trust = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(authority)))
        keeps = urllib.request.HTTPCookieProcessor()
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), trust, keeps)

    def sign_in(self, url: str, persona: str) -> str:
        """Go where the QR leads and be `persona` there; returns the last page. Raises OSError."""
        self._open(url)
        # Yes, the kiosk that it asks about is the one before us.
        address, page = self._open(f"{url}/yes", b"")
        reader = SignInPage()
        reader.feed(page)
        fields = next((form for form in reader.forms if form.get("person") == persona), {})
        return self._open(urljoin(address, "/authorize"), urlencode(fields).encode("ascii"))[1]

    def _open(self, url: str, form: bytes | None = None) -> tuple[str, str]:
        with self._opener.open(url, form, timeout=_PATIENCE_S) as answer:
            return answer.url, answer.read(_MOST_BYTES).decode("utf-8")
