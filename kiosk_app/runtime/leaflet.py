"""A leaflet as a slip: words from the translation file of the citizen's language put to its codes."""

from __future__ import annotations

from collections.abc import Mapping

from drivers.printer.slip import Band, Block, Gap, Line, Masthead, Qr, Role, Rule, Slip
from kiosk_app import words
from kiosk_app.flow.leaflet import Leaflet, Part, Said

#: A leaflet is read, not shown at a desk: it may be longer than the record of a dossier.
MOST_MM = 260.0


def leaflet_slip(leaflet: Leaflet, sentences: Mapping[str, str]) -> Slip:
    """Raises KeyError for a sentence that is missing."""

    def say(said: Said) -> str:
        arguments = (each if isinstance(each, str) else say(each) for each in said.arguments)
        return words.fill(sentences[said.id] if said.id else "%1", *arguments).strip()

    blocks: list[Block] = [Band(sentences["practice.band"])] if leaflet.practice else []
    blocks.append(Masthead(sentences[leaflet.title_id], leaflet.site))
    if leaflet.subject:
        blocks.append(Line(leaflet.subject, Role.HEADING))
    for part in leaflet.parts:
        blocks += [Gap(6), *_part(part, [say(line) for line in part.lines], sentences)]
    blocks.append(Rule())
    hotline = words.fill(sentences["paper.hotline"], leaflet.hotline)
    if leaflet.qr:
        beside = (Line(sentences[leaflet.qr_id]), Line(hotline, Role.STRONG), Line(leaflet.kiosk, Role.SMALL))
        blocks.append(Qr(leaflet.qr, beside))
    else:
        blocks.append(Line(f"{leaflet.kiosk} · {hotline}"))
    return Slip(tuple(blocks), MOST_MM, void=sentences["paper.void"])


def _part(part: Part, lines: list[str], sentences: Mapping[str, str]) -> list[Block]:
    heading = [Line(sentences[part.heading_id], Role.STRONG)] if part.heading_id else []
    if part.numbered:
        lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return [*heading, *(Line(line) for line in lines)]
