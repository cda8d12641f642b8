"""A whole visit that plays by itself: parts up, citizen in, calamity, parts down, and what came of it."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk_app import words
from kiosk_app.catalogue.contact_file import load_contact
from kiosk_app.catalogue.procedures import load_procedures
from kiosk_app.flow.contact import KINDS
from kiosk_app.flow.identity import masked_phone
from kiosk_app.flow.procedure import Procedure
from kiosk_app.rehearsal import evidence, papers, spectator
from kiosk_app.rehearsal.a4_record import record_of
from kiosk_app.rehearsal.calamities import CALAMITIES, Calamity, CutLine
from kiosk_app.rehearsal.citizen import Album
from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.hand import HandError
from kiosk_app.rehearsal.person import Person, person
from kiosk_app.rehearsal.places import REPOSITORY, Places
from kiosk_app.rehearsal.processes import run_tool
from kiosk_app.rehearsal.stage import Stage
from kiosk_app.rehearsal.verdict import Check, compare
from kiosk_app.rehearsal.world import Means, World

PROCEDURE = "driving_licence_renewal"
_PERSONA = "mai"
#: Where she wishes to be told; nobody's.
_PHONE = "0900000417"
#: Numbers on the scanned paper are looked for as well.
_LONG_NUMBER = re.compile(r"\d{9,}")
_DELIVERY_S = 90.0
_PAYMENT_S = 30.0
_WORD_S = 30.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for."""

    language: str = "vi"
    calamity: str = ""
    offline: bool = False
    seed: int = 0
    no_card: bool = False


@dataclass
class Outcome:
    """All that a visit left, for the report and for visit.json. `trouble` is empty where it went to its end."""

    wishes: Wishes
    places: Places
    means: Means
    person: Person
    procedure: Procedure
    started: float
    stage: Stage
    trouble: str = ""
    listed: list[dict[str, Any]] = field(default_factory=list)
    shown: dict[str, Any] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)
    noted: list[spectator.Noted] = field(default_factory=list)
    searches: dict[str, evidence.Search] = field(default_factory=dict)
    #: For comparison only: the portal may keep what it likes, but keeps it sealed.
    portal_search: evidence.Search = field(default_factory=evidence.Search)
    search_finds_planted: bool = False
    slip_code: str = ""
    scanned: papers.ScannedPaper | None = None
    files: dict[str, Path] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    restarts: dict[str, int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        return self.search_finds_planted and all(search.clean for search in self.searches.values())

    @property
    def ok(self) -> bool:
        return not self.trouble and bool(self.checks) and all(c.ok for c in self.checks) and self.clean


def citizen_of(language: str, *, has_card: bool = True, word_to: str = "") -> Person:
    """Mai renews her driving licence: a card, a health certificate to scan, and a fee to pay."""
    expiry = (datetime.now(UTC) + timedelta(days=28)).strftime("%d%m%Y")
    answers = {"class": "car", "licence_expiry": expiry}
    if not has_card:
        # A sign-in tells who it is and no more.
        answers |= {"residence": "số năm phố mẫu"}
    return person(
        *(_PERSONA, language, PROCEDURE),
        page="health_good",
        answers=answers,
        has_card=has_card,
        shows_code=has_card,
        word_to=word_to,
    )


def play(wishes: Wishes, places: Places, console: Console) -> Outcome:
    """Raises PartError when a part does not come up; everything else that goes wrong is in the outcome."""
    means = Means.here()
    world = World(places, means)
    stage = Stage(
        world=world,
        person=citizen_of(wishes.language, has_card=not wishes.no_card, word_to=_PHONE),
        words=words.read(REPOSITORY / "i18n" / f"kiosk_{wishes.language}.ts"),
        album=Album(places.pictures),
        console=console,
        dice=random.Random(wishes.seed),  # noqa: S311 - a rehearsal is to be repeatable
        environment={"QT_QPA_PLATFORM": "offscreen"},
    )
    catalogue = load_procedures(REPOSITORY / "assets" / "catalogue" / "procedures", datetime.now(UTC).date())
    procedure = next(entry for entry in catalogue if entry.id == PROCEDURE)
    outcome = Outcome(wishes, places, means, stage.person, procedure, time.time(), stage)
    try:
        _play(outcome, world, console)
    finally:
        places.sweep()
    return outcome


def _play(outcome: Outcome, world: World, console: Console) -> None:
    stage, places = outcome.stage, outcome.places
    watch = spectator.Spectator(stage.outbox)
    try:
        console.step("starting portal, line, sender, card reader, printer, devices, kiosk")
        world.begin()
        stage.open_kiosk()
        world.settle()
        stage.enter()
        outcome.figures["parts_up_s"] = console.elapsed_s
        console.step(f"all parts run: {', '.join(world.company.parts)}")
        _visit(outcome, console)
        _ask_portal(outcome)
    except HandError as error:
        outcome.trouble = str(error)
        with suppress(HandError, AttributeError):
            stage.album.take(stage.hand, "stuck")
    finally:
        watch.close()
        outcome.noted = [*watch.noted, *outcome.noted]
        outcome.restarts = {name: part.restarts for name, part in world.company.parts.items() if part.restarts}
        console.step("ending all parts")
        world.company.close()
    _search(outcome, "end", places.kiosk_disk)
    outcome.portal_search = evidence.search([places.portal], _needles(outcome), evidence.sent(places.portal))
    outcome.search_finds_planted = _finds_planted(outcome)


def _visit(outcome: Outcome, console: Console) -> None:
    stage = outcome.stage
    calamity = _calamity(outcome.wishes)
    calamity.prepare(stage)
    _also_before(stage, "review", lambda: _search_while_open(outcome))
    if calamity.line_is_up:
        stage.wait(stage.line_up, _DELIVERY_S, "the line is up")
    console.step(f"the citizen comes ({calamity.name or 'a good day'})")
    begun = time.monotonic()
    calamity.play(stage)
    outcome.figures["visit_s"] = time.monotonic() - begun
    outcome.figures["touches"] = stage.touches
    console.step(f"the citizen leaves after {stage.touches} touches")
    calamity.mend(stage)
    stage.wait(stage.acknowledged, _DELIVERY_S, "the portal's signed receipt")
    stage.wait(stage.arrived, _DELIVERY_S, "the city's system has the dossier")
    stage.settle_debts()
    _await_payment(stage)
    stage.wait(lambda: bool(evidence.messages(outcome.places.portal)), _WORD_S, "word to the citizen's phone")
    console.step("the portal has acknowledged; its receipt verifies")
    slips = papers.slips(outcome.places.slips)
    if slips:
        outcome.slip_code = papers.code_on(slips[-1])
        console.step(f"the slip's QR reads {outcome.slip_code}; the citizen asks for its state")
        stage.hand.wait_page("home", seconds=30)
        stage.citizen.look_up(outcome.slip_code)
    if calamity.name:
        stage.panel(f"{calamity.name}.portal", last_picture=bool(slips))


def _calamity(wishes: Wishes) -> Calamity:
    if wishes.offline:
        return CutLine()
    return CALAMITIES[wishes.calamity]() if wishes.calamity else Calamity()


def _also_before(stage: Stage, page: str, act: Callable[[], None]) -> None:
    earlier = stage.citizen.before.get(page)

    def both() -> None:
        act()
        if earlier is not None:
            earlier()

    stage.citizen.before[page] = both


def _await_payment(stage: Stage) -> None:
    """The kiosk has the portal's signed word on the money. A visit without a fee has nothing to wait for."""

    def settled() -> bool:
        with spectator.reading(stage.outbox) as rows:
            states = [state for (state,) in rows.execute("SELECT state FROM payments")]
        return all(state not in ("intent", "shown", "awaiting") for state in states)

    if not stage.citizen.seen.reference:
        return
    stage.wait(settled, _PAYMENT_S, "the portal's word on the payment")


def _ask_portal(outcome: Outcome) -> None:
    """What the portal holds, through its own tool; the attachments in the clear."""
    stage, places = outcome.stage, outcome.places
    state = ("--state", str(places.portal), "--json")
    outcome.noted += spectator.portal_diary(places.portal / "store" / "portal.db")
    outcome.listed = json.loads(run_tool("portal", "list", *state))
    code = outcome.slip_code or (outcome.listed[0]["code"] if outcome.listed else "")
    if not code:
        return
    folder = places.root / "portal-opened"
    outcome.shown = json.loads(run_tool("portal", "show", code, *state, "--extract", str(folder)))
    entries = outcome.shown["attachments"]
    extracted = {
        entry["id"]: Path(file["path"])
        for entry, file in zip(entries, outcome.shown.get("extracted", ()), strict=False)
    }
    review = stage.review
    if review is not None:
        outcome.checks = compare(
            review["content"],
            outcome.shown,
            outcome.listed,
            procedure=outcome.procedure,
            units={},
            language=outcome.wishes.language,
            code=code,
            extracted=extracted,
            told=_told(outcome),
        )
    status = stage.citizen.seen.status
    if outcome.slip_code:
        found = status["content"]["code"] if status else ""
        outcome.checks.append(Check("status", "", outcome.slip_code, found))
    for path in extracted.values():
        outcome.files["scan"] = path
        outcome.scanned = papers.read_pdf(path)
    if outcome.scanned is not None and outcome.means.text:
        title = outcome.procedure.documents[0].title.read("vi").upper()
        outcome.checks.append(Check("text_layer", "", title, title if title in outcome.scanned.words else ""))


def _told(outcome: Outcome) -> dict[str, str]:
    """What the review called the address, and the address that word really went to."""
    language = outcome.wishes.language
    contacting = load_contact(REPOSITORY / "assets" / "catalogue" / "contact.toml", KINDS)
    sent = evidence.messages(outcome.places.portal)
    if contacting is None or not sent:
        return {}
    kind, phone, _ = contacting.fields
    by = next(option.label.read(language) for option in kind.options if option.id == "phone")
    return {kind.label.read(language): by, phone.label.read(language): masked_phone(sent[0]["to"])}


def _needles(outcome: Outcome) -> dict[bytes, str]:
    who = outcome.person
    scanned = outcome.scanned.words if outcome.scanned else ""
    return evidence.needles([who.name], [who.number, who.word_to, *_LONG_NUMBER.findall(scanned)])


def _search_while_open(outcome: Outcome) -> None:
    """In the middle of the visit: the draft is on disk, sealed by a key in memory."""
    places = outcome.places
    _search(outcome, "during", places.kiosk_disk)


def _search(outcome: Outcome, name: str, folders: list[Path]) -> None:
    outcome.searches[name] = evidence.search(folders, _needles(outcome))


def _finds_planted(outcome: Outcome) -> bool:
    """A search that finds nothing proves something only if it finds what is there."""
    folder = outcome.places.run / "planted"
    folder.mkdir()
    sheet = b"\0" * 5000 + evidence.plain_letters(outcome.person.name).lower().encode("utf-16-le") + b"\0" * 99
    (folder / "page.db-wal").write_bytes(sheet)
    return not evidence.search([folder], _needles(outcome)).clean


def lay_out_a4(outcome: Outcome) -> None:
    """The A4 record as PDF and picture beside the other files, where the visit came to its last page."""
    from kiosk_app.paper import a4, layout  # noqa: PLC0415 - its compiler takes a moment to load, and not before this

    stage = outcome.stage
    finished, review = stage.hand.seen.get("finished"), stage.review
    if finished is None or review is None:
        return
    record = record_of(finished, review, outcome.procedure, stage.citizen.seen.reference)
    made = datetime.now(UTC)
    values = a4.content(record, stage.words)
    for name, content in (
        ("record.pdf", layout.pdf(a4.TEMPLATE, values, made)),
        ("record.png", layout.pictures(a4.TEMPLATE, values, made, 144)[0]),
    ):
        path = outcome.places.root / name
        path.write_bytes(content)
        outcome.files[f"a4_{path.suffix[1:]}"] = path
