"""The self-playing citizen: looks at the page, does what a person would do there, takes a picture of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drivers.switchboard import Switchboard
from kiosk_app.rehearsal.hand import Hand, HandError
from kiosk_app.rehearsal.person import Person, telex

Screen = dict[str, Any]
#: The purpose of being sent word, as the catalogue names it.
WORD = "notice"
_LOOK_S = 0.05
#: Long enough for the page to have slid in, so that its picture shows it at rest.
_SETTLE_S = 0.35
_STUCK_S = 45.0
#: A page that slides in shows its keys within this time.
_KEY_S = 1.5
#: Until a page that is being folded on a busy machine must rest.
_FIND_S = 10.0
#: Buttons that turn the leaves of a page, onward first.
_LEAVES = ("action.more", "action.see_rest", "action.see_rest.short", "action.from_start")


@dataclass
class Album:
    """Pictures in the order in which they were taken."""

    folder: Path
    pages: list[tuple[str, Path, float]] = field(default_factory=list)

    def take(self, hand: Hand, name: str) -> Path:
        path = self.folder / f"{len(self.pages) + 1:02d}-{name}.png"
        time.sleep(_SETTLE_S)
        hand.picture(path)
        self.pages.append((name, path, time.time()))
        return path


@dataclass
class Seen:
    """What the citizen has seen with their own eyes, to be compared with what the portal opened."""

    review: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    code: str = ""
    reference: str = ""
    amount: str = ""
    finished: Screen = field(default_factory=dict)
    status: Screen = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Citizen:
    """`words` is the translation of the citizen's language by id; `pay` what their phone does with a QR."""

    def __init__(
        self,
        hand: Hand,
        person: Person,
        *,
        switchboard: Switchboard,
        words: Mapping[str, str],
        album: Album,
        pay: Callable[[str, int], None] | None,
    ) -> None:
        self.hand = hand
        self.person = person
        self.seen = Seen()
        self._world = switchboard
        self._words = words
        self._album = album
        self._pay = pay
        self._pictured: set[str] = set()
        #: What their telephone does with a sign-in's QR, for the persona that they are; None: they have none.
        self.phone: Callable[[str, str], None] | None = None
        self.on_fault: Callable[[Screen], None] | None = None
        self.before: dict[str, Callable[[], None]] = {}
        #: How long they wait at the fee for the bank's word before they choose to pay later, in seconds.
        self.patience_s = 25.0

    def visit(self) -> Seen:
        """From the greeting to the farewell. Raises HandError where the kiosk leaves a citizen stuck."""
        self._start()
        return self.go_on()

    def go_on(self) -> Seen:
        """From whatever page is shown to the farewell. Raises HandError as above."""
        acts: dict[str, Callable[[Screen], None]] = {
            "home": lambda _s: self._tap("tile.apply", starts=True),
            "services": self._services,
            "overview": lambda _s: self._tap("page.overview.start"),
            "consent": self._consent,
            "identity_number": self._number,
            "identity_key": self._key,
            "identity_card": self._card,
            "sign_in": self._sign_in,
            "resume": self._resume,
            "question": self._question,
            "scan": self._scan,
            "review": self._review,
            "submitting": lambda _s: time.sleep(_LOOK_S),
            "fee": self._fee,
            "finished": self._finished,
        }
        moved = time.monotonic()
        last = ""
        while True:
            screen = self.hand.look()
            page = str(screen["page"])
            state = _state(screen)
            if state != last:
                last, moved = state, time.monotonic()
            if page == "farewell":
                self._picture(screen)
                return self.seen
            if time.monotonic() - moved > _STUCK_S:
                raise HandError(f"stuck on {state}; it offers {self.hand.names()}")
            if screen.get("fault"):
                self._fault(screen)
                continue
            self._picture(screen)
            todo = self.before.pop(page, None)
            if todo is not None:
                todo()
            acts[page](screen)
            time.sleep(_LOOK_S)

    def look_up(self, code: str) -> Screen:
        """ "Where is my dossier?" with the code from the paper."""
        self.hand.wait_page("home")
        self._speak_language()
        time.sleep(_SETTLE_S)
        self._tap("tile.status", starts=True)
        self.hand.wait_page("status_code")
        for letter in code.removeprefix("TAM-"):
            self._key_tap(letter)
        self._album.take(self.hand, "status_code")
        self._tap("page.status_code.go")
        screen = self.hand.wait_page("status", seconds=25)
        self._album.take(self.hand, "status")
        self.seen.status = screen
        self._tap("bar.end.long")
        return screen

    def _start(self) -> None:
        self.hand.wait_page("home")
        self._world.turn(card="", shown="", page="")
        self._speak_language()

    def _speak_language(self) -> None:
        if self.hand.look()["language"] != self.person.language:
            self.hand.tap(self._words["language.own_name"])
            until = time.monotonic() + 5
            while self.hand.look()["language"] != self.person.language and time.monotonic() < until:
                time.sleep(_LOOK_S)

    def _tap(self, word: str, *, starts: bool = False) -> None:
        self._touch(self._words[word], starts=starts)

    def _touch(self, name: str, *, starts: bool = False, counts: bool = True) -> None:
        """Touch what is called so, turning the page's leaves until it is found.

        A busy machine shows a page before it has folded it, so what was there a moment ago may have
        moved to another leaf: the search goes on until the finger has really met it.
        """
        until = time.monotonic() + _FIND_S
        turned = time.monotonic()
        while not self.hand.touches_now(name, starts=starts, counts=counts):
            now = time.monotonic()
            if now > until:
                seen = self.hand.look().get("page"), self.hand.names()
                raise HandError(f"nothing is called {name!r} on {seen}")
            if now - turned > _SETTLE_S:
                _ = any(self.hand.touches_now(self._words[leaf]) for leaf in _LEAVES)
                turned = now
            time.sleep(_LOOK_S)

    def _picture(self, screen: Screen) -> None:
        state = _state(screen)
        if state not in self._pictured:
            self._pictured.add(state)
            self._album.take(self.hand, state.replace("/", "-"))

    def _services(self, screen: Screen) -> None:
        wanted = self.person.procedure
        name = next((s["name"] for s in screen["content"]["services"] if s["id"] == wanted), "")
        if name:
            self._touch(name, starts=True)
            return
        group = next(each["id"] for each in screen["content"]["groups"] if wanted in each["services"])
        self._tap(f"life.{group}", starts=True)

    def _consent(self, screen: Screen) -> None:
        for purpose in screen["content"]["purposes"]:
            wanted = purpose["required"] or (purpose["id"] == WORD and self.person.word_to)
            if wanted and not purpose["ticked"]:
                self._touch(purpose["title"], starts=True)
        self._album.take(self.hand, "consent-ticked")
        self._tap("action.go_on")
        self._left("consent")

    def _resume(self, _screen: Screen) -> None:
        """Cut off by whatever befell the kiosk: the same card goes on where it was."""
        self._tap("page.resume.go_on")
        self._left("resume")

    def _number(self, screen: Screen) -> None:
        content = screen["content"]
        if self.person.shows_code and not content["count"]:
            self._world.turn(shown=self.person.persona)
            until = time.monotonic() + 12
            while not self.hand.look()["content"].get("found") and time.monotonic() < until:
                time.sleep(_LOOK_S)
            self._album.take(self.hand, "identity_number-found")
        elif content["remaining"]:
            for digit in self.person.number[content["count"] :]:
                self._touch(digit, counts=False)
        self._world.turn(shown="")
        self._tap("action.go_on")
        self._left("identity_number")

    def _card(self, screen: Screen) -> None:
        if not self.person.has_card:
            self._tap("page.identity_card.no_card")
            self._left("identity_card")
        elif screen["content"]["state"] == "waiting":
            self._world.turn(card=self.person.persona)

    def _sign_in(self, screen: Screen) -> None:
        """With a telephone at hand they sign in; without one the number stays a claim."""
        content = screen["content"]
        if self.phone is None or content["state"] in ("cut", "failed", "expired", "other"):
            self._tap("page.sign_in.without")
            self._left("sign_in")
        elif content["state"] == "waiting":
            self.phone(content["url"], self.person.persona)
            self._left("sign_in", self.patience_s)

    def _key(self, screen: Screen) -> None:
        part = screen["content"]["part"]
        day = self.person.birth if part == "birth" else self.person.expiry
        if day is None:
            self._tap("page.identity_key.no_expiry")
        else:
            for digit in day.strftime("%d%m%Y"):
                self._touch(digit, counts=False)
            self._album.take(self.hand, f"identity_key-{part}-typed")
            self._tap("action.go_on")
        until = time.monotonic() + 5
        while _state(self.hand.look()) == _state(screen) and time.monotonic() < until:
            time.sleep(_LOOK_S)

    def _question(self, screen: Screen) -> None:
        content = screen["content"]
        answer = self.person.says(content["field"])
        kind = content["kind"]
        if kind == "choice":
            chosen = next((c for c in content["choices"] if c["id"] == answer), content["choices"][0])
            # A choice is spoken with its note behind it.
            self._touch(chosen["label"], starts=True)
            answer = chosen["id"]
        elif kind == "pick":
            self._type(answer)
            choices = self.hand.look()["content"]["choices"]
            self._touch(choices[0]["label"])
            answer = choices[0]["label"]
        elif kind in ("date", "number", "phone", "personal_number"):
            for digit in answer:
                self._touch(digit, counts=False)
        elif not content["text"]:
            self._type(answer)
        self.seen.answers[content["field"]] = answer or content["text"]
        self._album.take(self.hand, f"question-{content['field']}")
        self._tap("action.go_on")
        until = time.monotonic() + 5
        while _state(self.hand.look()) == _state(screen) and time.monotonic() < until:
            time.sleep(_LOOK_S)

    def _type(self, text: str) -> None:
        for key in telex(text):
            self._key_tap(self._words["key.space"] if key == " " else key)

    def _key_tap(self, key: str) -> None:
        """The keyboard shows capitals at the beginning of a name; figures lie behind a key of their own."""
        until = time.monotonic() + _KEY_S
        while time.monotonic() < until:
            names = self.hand.names()
            shown = next((each for each in (key, key.upper(), key.lower()) if each in names), None)
            if shown is not None:
                self.hand.tap(shown, counts=False)
                return
            time.sleep(_LOOK_S)
        other = "key.figures_spoken" if key.isdigit() else "key.letters_spoken"
        self._touch(self._words[other], counts=False)
        self.hand.tap(key, counts=False)

    def _scan(self, screen: Screen) -> None:
        content = screen["content"]
        match content["state"]:
            case "live":
                self._world.turn(page=self.person.page)
                until = time.monotonic() + 10
                while time.monotonic() < until:
                    checks = self.hand.look()["content"].get("checks", [])
                    if checks and all(check["tone"] != "bad" for check in checks):
                        break
                    time.sleep(_LOOK_S)
                self._album.take(self.hand, "scan-good")
                self._tap("page.scan.now")
            case "taken" if content["acceptable"]:
                self._tap("page.scan.keep")
            case "taken":
                self._tap("page.scan.retake")

    def _review(self, screen: Screen) -> None:
        content = screen["content"]
        self.seen.review = [
            {"label": row["label"] or self._words[row["label_id"]], "value": row["value"]}
            for row in content["rows"]
        ]
        for declaration in content["declarations"]:
            if not declaration["ticked"]:
                self._touch(self._words[declaration["text_id"]], starts=True)
        self._album.take(self.hand, "review-ticked")
        self._tap("page.review.file")
        self._left("review")

    def _fee(self, screen: Screen) -> None:
        content = screen["content"]
        self.seen.reference, self.seen.amount = content["content"], content["amount"]
        if self._pay is None:
            self._tap("page.fee.later")
            self._left("fee")
            return
        self._pay(content["content"], int(content["amount"].replace(".", "")))
        until = time.monotonic() + self.patience_s
        while self.hand.look()["page"] == "fee" and time.monotonic() < until:
            time.sleep(_LOOK_S)
        if self.hand.look()["page"] == "fee":
            self._tap("page.fee.later")

    def _finished(self, screen: Screen) -> None:
        content = screen["content"]
        if content["print_state"] == "printing":
            return
        self.seen.code, self.seen.finished = content["code"], screen
        self._world.turn(card="", page="")
        self._tap("page.finished.done")
        self._left("finished")

    def _fault(self, screen: Screen) -> None:
        code = screen["fault"]["code"]
        self.seen.faults.append(code)
        self._album.take(self.hand, f"fault-{code.replace('.', '-')}")
        if self.on_fault is None:
            raise HandError(f"a fault nobody planned: {code}")
        self.on_fault(screen)

    def _left(self, page: str, seconds: float = 8.0) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            screen = self.hand.look()
            if screen["page"] != page or screen.get("fault"):
                return
            time.sleep(_LOOK_S)


def _state(screen: Screen) -> str:
    """A page and what distinguishes its moments, as a name for its picture."""
    content = screen["content"]
    parts = [str(screen["page"])]
    for key in ("field", "part", "state", "print_state"):
        value = content.get(key)
        if isinstance(value, str) and value:
            parts.append(value)
    return "/".join(parts)
