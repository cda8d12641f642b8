"""A citizen as the portal meets her: she files, asks with slip or card, and supplies what is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from sync.contract import ids, signed, wire
from sync.contract.canonical import b64decode
from sync.contract.card_ask import CardAsk
from sync.contract.dossier import Answer, Fee
from sync.contract.keyset import RecipientRole
from sync.contract.officer import (
    TOPIC,
    Defect,
    DefectCode,
    DefectKind,
    OfficerWord,
    Supplements,
    parse_word,
)
from sync.contract.receipts import DossierState
from sync.contract.wire import AskKind
from sync.envelope import PrivateKey, SealedDossier, open_down, open_reply, seal_ask
from tests.portal.world import KEYS, Device, World
from tests.sync.builders import SCAN, key_from

FREE = Fee(0, "online", "", "ordinary")
MISSING = (
    Defect(DefectKind.PAPER, "scan-0", DefectCode.UNREADABLE, "ảnh bị lóa"),
    Defect(DefectKind.ANSWER, "reason", DefectCode.INCOMPLETE, ""),
)
ASK_ALL = Verdict(DossierState.SUPPLEMENT, "Xin bổ sung.", due="2026-12-31", defects=MISSING)


@dataclass
class Citizen:
    """Asks at one kiosk, whose app signs with the key called `app_key`."""

    world: World
    device: Device
    app_key: str = "device"
    reply_key: PrivateKey = KEYS.visit

    def ask(self, kind: AskKind, body: Mapping[str, object], ask_id: str) -> httpx.Response:
        recipient = self.world.keyset.recipient(RecipientRole.PORTAL)
        assert recipient is not None
        sealed = seal_ask(kind, ask_id, body, self.reply_key.public(), recipient)
        assert isinstance(sealed, bytes)
        return self.device.send("POST", "/v1/asks", wire.encode(wire.AskRequest(ask_id, kind, sealed)))

    def hear(self, kind: AskKind, body: Mapping[str, object], ask_id: str = "") -> dict[str, object]:
        ask_id = ask_id or self.new_id()
        answer = self.ask(kind, body, ask_id)
        assert answer.status_code == 200, answer.content
        read = wire.parse_ask_reply(answer.content)
        assert isinstance(read, wire.AskReply)
        opened = open_reply(kind, ask_id, read.sealed_reply, self.reply_key)
        assert isinstance(opened, dict)
        return dict(opened)

    def status(self, code: str, about: Mapping[str, str] | None = None) -> dict[str, object]:
        """With the card of `about["number"]`, where that is there; the rest of `about` spoils the claim."""
        ask_id = self.new_id()
        if about is None:
            return self.hear(AskKind.STATUS, {"code": code}, ask_id)
        says = {"ask_id": ask_id, "code": code, "kiosk": self.device.kiosk, "key": self.app_key, **about}
        claim = CardAsk(says["ask_id"], says["code"], says["kiosk"], says["number"])
        card = signed.sign(signed.Kind.CARD_ASK, claim.to_json(), key_from(says["key"]))
        return self.hear(AskKind.STATUS, {"code": code, "card": card.to_json()}, ask_id)

    def new_id(self) -> str:
        """Of a question that this kiosk has not asked before."""
        seed = hashlib.sha256(f"{self.device.kiosk} {self.device.counter}".encode()).digest()
        return ids.uuid7(1_795_000_000_000, seed[:10])


def at_home(world: World) -> Citizen:
    return Citizen(world, world.device)


def file(world: World, seed: int = 1, **values: object) -> SealedDossier:
    """A dossier that was received and opened."""
    fee = values.pop("fee", FREE)
    sealed = world.seal(seed, (SCAN, b""), fee=fee, **values)
    world.device.upload(sealed)
    world.opener.work_once()
    return sealed


def give(world: World, code: str, verdict: Verdict = ASK_ALL) -> None:
    assert world.desk.verdicts.give(code, verdict, "Nam") is Deed.DONE


def word_on_slip(code: str, answer: dict[str, object], key: PrivateKey = KEYS.visit) -> OfficerWord:
    """What the slip of `code` opens."""
    sealed = answer["word"]
    assert isinstance(sealed, str)
    blob = b64decode(sealed)
    assert blob is not None
    word = parse_word(open_down(TOPIC, code, blob, key))
    assert isinstance(word, OfficerWord)
    return word


def supply(world: World, word: OfficerWord, seed: int = 2, **values: object) -> SealedDossier:
    """The dossier that answers `word`, received and looked at by the opener."""
    what: dict[str, object] = {
        "answers": (Answer("reason", "đi học nước ngoài"),),
        "supplements": Supplements(word.code, word.round, word.ticket),
    }
    what |= values
    return file(world, seed, **what)


def asked(world: World, seed: int = 1) -> OfficerWord:
    """What the citizen reads of a dossier that was sent back to her."""
    code = file(world, seed).manifest.code
    give(world, code)
    return word_on_slip(code, at_home(world).status(code))


def set_aside(world: World, verdict: Verdict | None = None, **values: Any) -> tuple[str, str]:
    """The codes of a dossier, and of a supplement to it that came when its round was over."""
    word = asked(world)
    give(world, word.code, verdict or Verdict(DossierState.ACCEPTED))
    return word.code, supply(world, word, 2, **values).manifest.code
