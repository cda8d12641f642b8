"""Reads a page the strict way and says what is wrong with it; browsers forgive, people with readers suffer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from portal.pages.html import VOID

_LABELLED = {"input", "select", "textarea"}
_REFERS = ("for", "aria-labelledby", "aria-describedby")
_ADDRESSES = ("href", "src", "action")


@dataclass
class Page(HTMLParser):
    """Feed it with `read`; `wrongs` is empty for a good page."""

    wrongs: list[str] = field(default_factory=list)
    title: str = ""
    headings: list[int] = field(default_factory=list)
    go_buttons: int = 0
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._ids: Counter[str] = Counter()
        self._refers: list[str] = []
        self._labels: set[str] = set()
        self._fields: list[str] = []
        self._quiet: dict[str, bool] = {}

    @staticmethod
    def read(text: str) -> Page:
        page = Page()
        if not text.startswith("<!doctype html><html lang="):
            page.wrongs.append("no doctype or no language")
        page.feed(text)
        page.close()
        page._finish()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if len(values) != len(attrs):
            self.wrongs.append(f"{tag}: an attribute twice")
        if tag == "script" or "style" in values or any(name.startswith("on") for name in values):
            self.wrongs.append(f"{tag}: script or style in the page")
        self._note(tag, values)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self._open:
            self.wrongs.append(f"{tag} closes itself outside a drawing")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrongs.append(f"{tag} closes what is not open")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data
        if "<" in data:
            self.wrongs.append("a loose <")

    def _note(self, tag: str, values: dict[str, str]) -> None:
        if "id" in values:
            self._ids[values["id"]] += 1
        self._refers += [name for key in _REFERS for name in values.get(key, "").split()]
        self.addresses += [values[key] for key in _ADDRESSES if key in values]
        if tag == "label":
            self._labels.add(values.get("for", ""))
        if tag in _LABELLED and values.get("type") != "hidden":
            self._fields.append(values.get("id", ""))
        if tag == "img" and "alt" not in values:
            self.wrongs.append("img without alt")
        if tag == "button" and values.get("class") == "go":
            self.go_buttons += 1
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def _finish(self) -> None:
        if self._open:
            self.wrongs.append(f"never closed: {self._open}")
        self.wrongs += [f"id {name} twice" for name, count in self._ids.items() if count > 1]
        self.wrongs += [f"no id {name}" for name in self._refers if name not in self._ids]
        self.wrongs += [f"no label for {name}" for name in self._fields if name not in self._labels]
        self.wrongs += [f"address {to}" for to in self.addresses if not to.startswith(("/", "#main"))]
        if self.headings[:1] != [1] or self.headings.count(1) != 1:
            self.wrongs.append("not one first heading")
        if any(after > before + 1 for before, after in zip(self.headings, self.headings[1:], strict=False)):
            self.wrongs.append("a heading leaves out a level")
        if self.go_buttons > 1:
            self.wrongs.append("more than one red button")
