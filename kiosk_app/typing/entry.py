"""One field while it is typed into: what its kind makes of a key, and what it offers."""

from __future__ import annotations

from kiosk_app.typing.addresses import ends, take_end
from kiosk_app.typing.composer import Casing, Typed, erase, press, press_tone, take
from kiosk_app.typing.methods import Method
from kiosk_app.typing.names import candidates
from kiosk_app.typing.syllable import Tone

_CASINGS = {"name": Casing.NAME, "text": Casing.SENTENCE}
#: In a code or an address an x or an s is itself and no tone.
_AS_PRESSED = frozenset(("code", "email"))


class Entry:
    """`kind` is that of the question ("name", "text", "pick", "email", …), or "code" or "search"."""

    def __init__(self, text: str, kind: str) -> None:
        self._kind = kind
        self._typed = Typed.of(text)

    @property
    def text(self) -> str:
        return self._typed.text

    @property
    def offered(self) -> tuple[str, ...]:
        """Names for what is typed of one, ends for an address; nothing for anything else."""
        match self._kind:
            case "name":
                return candidates(self.text)
            case "email":
                return ends(self.text)
        return ()

    def press(self, key: str, method: str) -> None:
        """`method` is the value of a `Method`; with "plain" the key is just what stands on it."""
        if self._kind in _AS_PRESSED:
            self._typed = Typed.of(self.text + ("" if key == " " else key))
        else:
            self._typed = press(self._typed, key, Method(method), _CASINGS.get(self._kind, Casing.AS_TYPED))

    def press_tone(self, name: str) -> None:
        """`name` as in `Tone`: "acute", "grave", "hook", "tilde", "dot" or "level"."""
        self._typed = press_tone(self._typed, Tone[name.upper()])

    def erase(self) -> None:
        self._typed = erase(self._typed)

    def take(self, word: str) -> None:
        """Take what is offered: a word instead of the last one, or the end of an address."""
        email = self._kind == "email"
        self._typed = Typed.of(take_end(self.text, word)) if email else take(self._typed, word)

    def settle(self) -> None:
        """From here on the word is what it is: another way to type begins anew."""
        self._typed = Typed.of(self.text)
