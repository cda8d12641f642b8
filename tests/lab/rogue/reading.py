"""To read what it carries: sealed files, questions, answers."""

from __future__ import annotations

import hashlib

from kiosk_app.rehearsal import evidence
from sync.contract.keyset import Kem
from sync.contract.wire import AskKind
from sync.envelope import Opened, OpenedAsk, PrivateKey, SealedFile, open_ask, open_reply, open_sealed
from sync.envelope.sealed_file import open_file
from tests.kiosk_app.desk import HOLDER, PDF
from tests.lab.rogue.scene import KEYS, ROGUES_HYBRID, ROGUES_KEY, Attack, Scene

_OWN = (
    ROGUES_KEY,
    ROGUES_HYBRID,
    PrivateKey(Kem.X25519, KEYS.sender.private_bytes_raw()),
    PrivateKey(Kem.HYBRID, KEYS.sender.private_bytes_raw()),
)


def _open_with_own_keys(scene: Scene) -> bool:
    sealed = open_file(scene.sealed_file(scene.mine.dossier))
    assert isinstance(sealed, SealedFile)
    names = [key.public().kid for key in _OWN] + [r.kid for r in sealed.header.recipients]
    return any(isinstance(open_sealed(sealed, {name: key}), Opened) for key in _OWN for name in names)


def _guess_the_content_key(scene: Scene) -> bool:
    """Keys that a careless app might have derived from what lies in the row."""
    row, sealed = scene.row(scene.mine), open_file(scene.sealed_file(scene.mine.dossier))
    assert isinstance(sealed, SealedFile)
    guesses = (row.dossier_id, row.code, row.manifest_sha256, sealed.manifest_doc.kid, "")
    seeds = [hashlib.sha256(guess.encode()).digest() for guess in guesses] + [bytes(32)]
    keys = [PrivateKey(Kem.X25519, seed) for seed in seeds]
    return any(
        isinstance(open_sealed(sealed, {recipient.kid: key}), Opened)
        for recipient in sealed.header.recipients
        for key in keys
    )


def _find_words(scene: Scene) -> bool:
    """Anything of the citizen in any byte of what it may read."""
    wanted = evidence.needles([HOLDER.name], [HOLDER.number]) | {PDF: "paper"}
    return not evidence.search([scene.folder], wanted).clean


def _find_words_in_a_question(scene: Scene) -> bool:
    seen: list[bytes] = []

    def keep(_id: str, sealed: bytes) -> None:
        seen.append(sealed)

    scene.asks_status(scene.mine.code, keep)
    return any(scene.mine.code.encode() in sealed for sealed in seen) or not seen


def _open_a_question(scene: Scene) -> bool:
    opened: list[object] = []

    def look(ask_id: str, sealed: bytes) -> None:
        names = (KEYS.portal.public().kid, *(key.public().kid for key in _OWN))
        opened.extend(open_ask(AskKind.STATUS, ask_id, sealed, {name: key}) for key in _OWN for name in names)

    scene.asks_status(scene.mine.code, look)
    assert opened
    return any(isinstance(found, OpenedAsk) for found in opened)


def _open_an_answer(scene: Scene) -> bool:
    opened: list[object] = []

    def look(ask_id: str, sealed: bytes) -> bytes:
        reply = scene.portal_answers(AskKind.STATUS, ask_id, sealed, {"word": HOLDER.name})
        opened.extend(open_reply(AskKind.STATUS, ask_id, reply, key) for key in _OWN)
        opened.append({} if HOLDER.name.encode() in reply else None)
        return reply

    scene.asks_status(scene.mine.code, look)
    assert opened
    return any(isinstance(found, dict) for found in opened)


ATTACKS = (
    Attack("open a sealed file with its own keys", "a dossier opens", _open_with_own_keys),
    Attack("guess the content key from the row", "a dossier opens", _guess_the_content_key),
    Attack("search its own disk", "a citizen's name, number or paper is found", _find_words),
    Attack("read a question on its way up", "the code stands in it", _find_words_in_a_question),
    Attack("open a question with its own keys", "it opens", _open_a_question),
    Attack("open an answer with its own keys", "it opens", _open_an_answer),
)
