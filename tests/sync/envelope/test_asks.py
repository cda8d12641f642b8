"""A question goes up and its answer comes down, and whoever carries them learns nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.contract.keyset import Kem
from sync.contract.wire import AskKind
from sync.envelope import (
    EnvelopeCode,
    EnvelopeFault,
    OpenedAsk,
    PrivateKey,
    open_ask,
    open_down,
    open_reply,
    seal_ask,
    seal_down,
    seal_reply,
)
from sync.envelope.kem import PublicKey
from tests.sync.builders import Keys, seed_from

KEYS = Keys()
ID = "01900000-0000-7000-8000-000000000001"
PORTAL = {KEYS.portal.public().kid: KEYS.portal}


def up() -> bytes:
    sealed = seal_ask(AskKind.STATUS, ID, {"code": "TAM-0000-0000-X"}, KEYS.visit.public(), KEYS.recipients[0])
    assert isinstance(sealed, bytes)
    return sealed


def test_a_question_and_its_answer() -> None:
    sealed = up()
    assert b"TAM-0000" not in sealed
    opened = open_ask(AskKind.STATUS, ID, sealed, PORTAL)
    assert isinstance(opened, OpenedAsk)
    assert opened.body == {"code": "TAM-0000-0000-X"}
    reply = seal_reply(AskKind.STATUS, ID, {"state": "done"}, opened.reply_key)
    assert isinstance(reply, bytes)
    assert open_reply(AskKind.STATUS, ID, reply, KEYS.visit) == {"state": "done"}


def test_an_answer_to_another_question_does_not_open() -> None:
    reply = seal_reply(AskKind.STATUS, ID, {"state": "done"}, KEYS.visit.public())
    assert isinstance(reply, bytes)
    wrong = EnvelopeFault(EnvelopeCode.WRONG_KEY)
    assert open_reply(AskKind.STATUS, ID[:-1] + "2", reply, KEYS.visit) == wrong
    assert open_reply(AskKind.PAYMENT, ID, reply, KEYS.visit) == wrong
    assert open_ask(AskKind.BOOKING, ID, up(), PORTAL) == wrong


def test_the_next_visit_cannot_read_the_last_ones_answer() -> None:
    other = PrivateKey(Kem.HYBRID, seed_from("next visitor"))
    reply = seal_reply(AskKind.STATUS, ID, {}, KEYS.visit.public())
    assert isinstance(reply, bytes)
    assert open_reply(AskKind.STATUS, ID, reply, other) == EnvelopeFault(EnvelopeCode.NO_KEY)


def test_news_down_to_one_visit() -> None:
    for key in (KEYS.visit, PrivateKey(Kem.X25519, seed_from("small"))):
        sealed = seal_down("remark", ID, {"text": "bổ sung"}, key.public())
        assert isinstance(sealed, bytes)
        assert open_down("remark", ID, sealed, key) == {"text": "bổ sung"}
        assert isinstance(open_down("result", ID, sealed, key), EnvelopeFault)


def test_a_public_key_reads_back_from_its_text_or_not_at_all() -> None:
    key = KEYS.visit.public()
    assert PublicKey.from_text(key.to_text()) == key
    for text in ("", "X25519:", "X25519:AAAA", "P256:" + key.to_text(), key.to_text()[:-4]):
        assert PublicKey.from_text(text) is None


def test_a_seed_is_never_printed() -> None:
    assert KEYS.visit.seed.hex() not in repr(KEYS.visit)
    assert repr(KEYS.visit.seed) not in repr(KEYS.visit)


@given(st.binary(max_size=200))
def test_noise_is_no_question(noise: bytes) -> None:
    assert isinstance(open_ask(AskKind.STATUS, ID, noise, PORTAL), EnvelopeFault)
    assert isinstance(open_reply(AskKind.STATUS, ID, noise, KEYS.visit), EnvelopeFault)
