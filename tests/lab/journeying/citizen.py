"""A citizen at the glass: does on each page what a person would do there, and goes on to the true end.

They read what the page says (`Booth.content` is what QML shows) and touch what is called so; nothing is
done but by touching, laying a card, showing a paper or paying.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from kiosk_app.flow.procedure import Procedure, Scope
from kiosk_app.flow.questions import field_of
from kiosk_app.rehearsal.person import telex
from tests.lab.journeying.answers import answer
from tests.lab.journeying.booth import Booth, Count, StuckError

#: No road has more looks than this.
_MANY = 400
_CHOICES = frozenset({"choice", "file", "split"})
#: So many people they put on a list.
_HOW_MANY = 2
_PAD = frozenset({"date", "number", "phone", "personal_number"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled before the visit. `agrees` to what need not be agreed to as well. `said` are answers by
    field, others are made up from the definition.
    """

    procedure: Procedure
    has_card: bool = True
    pays: bool = True
    agrees: bool = False
    said: Mapping[str, str] = field(default_factory=dict)


class Citizen:
    """`at_page` is called at every page before anything is done there: who checks pages gets to see them."""

    def __init__(
        self, booth: Booth, chance: Random, at_page: Callable[[Booth], None] = lambda _booth: None
    ) -> None:
        self._booth = booth
        self._chance = chance
        self._at_page = at_page
        self._plan = Plan(booth.loop.visit.setting.procedures[0])
        self._glass = (booth.ui.settings.language_now, 100)

    def prepare(self, language: str, percent: int) -> None:
        """At the greeting: choose language and size on the glass, by touches that count for no visit."""
        booth = self._booth
        self._glass = (language, percent)
        if booth.ui.settings.language_now != language:
            booth.touch(_own_name(booth, language))
        if percent != 100:
            booth.touch(booth.words["bar.text"])
            booth.touch(booth.words["settings.scale_spoken"].replace("%1", str(percent)))
            booth.touch(booth.words["settings.done"])
        if booth.page != "home" or booth.cover:
            raise StuckError(f"the greeting is not there: {booth.page} {booth.cover}")

    def visit(self, plan: Plan) -> Count:
        """From the greeting to the true end: filed and recorded, or the page that says where else it ends.

        Leaves the booth on that page. Raises StuckError.
        """
        booth = self._booth
        booth.count = Count()
        self._plan = plan
        devices = booth.devices
        devices.card_shown = devices.card_laid = plan.has_card
        devices.pays = plan.pays
        acts = self._acts()
        for _ in range(_MANY):
            self._at_page(booth)
            if self._ended():
                return booth.count
            if booth.let():
                continue
            if booth.cover:
                fault = booth.screen.get("fault")
                raise StuckError(f"{booth.cover} over {booth.page}: {fault['code'] if fault else ''}")
            act = acts.get(booth.page)
            if act is None:
                raise StuckError(f"nobody knows what to do on {booth.page}")
            before = (booth.page, booth.content)
            act()
            if (booth.page, booth.content) == before and not booth.devices.waiting:
                raise StuckError(f"nothing follows on {_where(booth)}; it offers {booth.names()}")
        raise StuckError(f"no end after {_MANY} looks, now {_where(booth)}")

    def again(self, plan: Plan) -> Count:
        """Leave, and come the same way in the same language and size: what was chosen is wiped with a visit."""
        self.leave()
        self.prepare(*self._glass)
        return self.visit(plan)

    def leave(self) -> None:
        """From whatever page to the greeting, by the way that is on every page."""
        booth = self._booth
        for _ in range(8):
            if booth.page == "home" and not booth.cover:
                return
            if booth.let():
                continue
            if booth.cover == "end":
                booth.touch(booth.words["page.end.end"])
            else:
                booth.touch(booth.words["bar.end"])
        raise StuckError(f"no way out of {_where(booth)}")

    def _ended(self) -> bool:
        booth = self._booth
        if booth.page == "overview":
            return str(booth.content["scope"]) != Scope.ALL_HERE
        if booth.page == "farewell" and booth.content["filed"] is not True:
            raise StuckError("the visit ended and nothing was filed")
        return booth.page == "farewell"

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "home": lambda: self._tap("tile.apply", starts=True),
            "services": self._services,
            "overview": lambda: self._tap("page.overview.start"),
            "consent": self._consent,
            "identity_number": self._number,
            "identity_card": lambda: self._tap("page.identity_card.no_card"),
            "identity_key": self._key,
            "sign_in": lambda: self._tap("page.sign_in.without"),
            "question": self._question,
            "scan": self._scan,
            "review": self._review,
            "fee": lambda: self._tap("page.fee.later"),
            "finished": lambda: self._tap("page.finished.done"),
        }

    def _tap(self, word: str, *, starts: bool = False) -> None:
        self._booth.touch(self._booth.word(word), starts=starts)

    def _services(self) -> None:
        content, wanted = self._booth.content, self._plan.procedure.id
        name = next((each["name"] for each in content["services"] if each["id"] == wanted), "")
        if name:
            self._booth.touch(name, starts=True)
            return
        group = next(each["id"] for each in content["groups"] if wanted in each["services"])
        self._tap(f"life.{group}", starts=True)

    def _consent(self) -> None:
        for purpose in self._booth.content["purposes"]:
            if (purpose["required"] or self._plan.agrees) and not purpose["ticked"]:
                self._booth.touch(purpose["title"], starts=True)
        self._tap("action.go_on")

    def _number(self) -> None:
        self._digits(self._booth.devices.holder.number[self._booth.content["count"] :])
        self._tap("action.go_on")

    def _key(self) -> None:
        devices = self._booth.devices
        day = devices.holder.birth if self._booth.content["part"] == "birth" else devices.expiry
        if day is None:
            self._tap("page.identity_key.no_expiry")
            return
        self._digits(day.strftime("%d%m%Y"))
        self._tap("action.go_on")

    def _question(self) -> None:
        booth, visit = self._booth, self._booth.loop.visit
        content = booth.content
        asked = field_of(visit, content["field"])
        assert asked is not None
        said = self._plan.said.get(asked.id) or answer(asked, self._chance, visit.setting, visit.now.today)
        kind = content["kind"]
        if kind in _CHOICES:
            self._choose(said)
        elif kind == "people":
            self._tap("page.people.done" if len(content["people"]) >= _HOW_MANY else "page.people.add")
            return
        elif content["text"] and not self._plan.said.get(asked.id):
            pass  # the card has answered, and they agree
        elif kind in _PAD:
            self._digits(said)
        elif kind == "pick":
            self._write(said)
            self._choose_label(said)
        else:
            self._write(said)
        self._tap("action.go_on")
        error = booth.content.get("error_id", "")
        if error:
            raise StuckError(f"{asked.id} is answered with {error}")

    def _choose(self, option: str) -> None:
        choices = self._booth.content["choices"]
        if not choices:
            raise StuckError(f"a choice of nothing: {self._booth.content['field']}")
        chosen = next((each for each in choices if each["id"] == option), choices[0])
        if not chosen["chosen"]:
            self._booth.touch(chosen["label"])

    def _choose_label(self, label: str) -> None:
        offered = [each["label"] for each in self._booth.content["choices"]]
        if not offered:
            raise StuckError(f"{label!r} finds nothing for {self._booth.content['field']}")
        self._booth.touch(label if label in offered else offered[0])
        parts = self._booth.content["choices"]
        if parts and not any(each["chosen"] for each in parts):
            # An old name whose ward was split: which part it is, is asked.
            self._booth.touch(parts[0]["label"])

    def _digits(self, digits: str) -> None:
        for digit in digits:
            if not self._booth.key(digit):
                raise StuckError(f"no key {digit} on {_where(self._booth)}")

    def _write(self, text: str) -> None:
        for key in telex(text) if self._booth.content["kind"] != "email" else text:
            self._letter(self._booth.words["key.space"] if key == " " else key)

    def _letter(self, key: str) -> None:
        """The keyboard shows capitals where a name begins; figures and signs lie behind a key of their own."""
        for name in (key, key.upper(), key.lower()):
            if self._booth.key(name):
                return
        for other in ("key.figures_spoken", "key.letters_spoken"):
            if self._booth.key(self._booth.words[other]) and any(map(self._booth.key, (key, key.upper()))):
                return
        raise StuckError(f"no key {key!r} on {_where(self._booth)}")

    def _scan(self) -> None:
        content = self._booth.content
        if content["state"] == "live":
            self._tap("page.scan.now")
        elif content["acceptable"]:
            self._tap("page.scan.keep")
        else:
            self._tap("page.scan.retake")

    def _review(self) -> None:
        booth = self._booth
        for declared in booth.content["declarations"]:
            if not declared["ticked"]:
                booth.touch(booth.words[declared["text_id"]], starts=True)
        self._tap("page.review.file")

    def look_up(self, code: str) -> Count:
        """From the greeting to what is known of a dossier."""
        booth = self._booth
        booth.count = Count()
        self._tap("tile.status", starts=True)
        self._at_page(booth)
        for letter in code.removeprefix("TAM-"):
            self._letter(letter)
        self._tap("page.status_code.go")
        while booth.let():
            pass
        if booth.page != "status":
            raise StuckError(f"{booth.page} instead of the status")
        self._at_page(booth)
        return booth.count


def _own_name(booth: Booth, language: str) -> str:
    return booth.words_of(language)["language.own_name"]


def _where(booth: Booth) -> str:
    content = booth.content
    return "/".join(
        [booth.page, *(str(content[key]) for key in ("field", "part", "state") if content.get(key))]
    )
