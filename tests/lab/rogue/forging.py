"""To have the app say what nobody said: received, refused, paid, a fee to somebody else."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace

from sync.contract.canonical import Json
from sync.contract.fee_notice import FeeNotice
from sync.contract.keyset import RecipientRole
from sync.contract.receipts import (
    DossierState,
    PaymentReceipt,
    PaymentState,
    Receipt,
    Rejection,
    RejectReason,
    Status,
)
from sync.contract.signed import Kind, SignedDoc
from sync.contract.wire import AskKind
from sync.envelope import seal_ask, seal_reply
from tests.kiosk_app.desk import PAYEE
from tests.lab.hostility.documents import bent
from tests.lab.rogue.scene import AT, FEE, KEYS, ROGUES_KEY, Attack, Reply, Scene, falsely, truly

Make = Callable[[Scene], SignedDoc | bytes]


def _receipt(scene: Scene, **changes: str) -> dict[str, Json]:
    mine = scene.mine
    said = Receipt(mine.dossier, mine.code, scene.manifest_sha256, AT, DossierState.RECEIVED)
    return replace(said, **changes).to_json()  # type: ignore[arg-type]  # fields of text only


def _theirs(scene: Scene) -> dict[str, Json]:
    row = scene.row(scene.theirs)
    return Receipt(row.dossier_id, row.code, row.manifest_sha256, AT, DossierState.RECEIVED).to_json()


def _claim_received(make: Make, state: str = "committed") -> Callable[[Scene], bool]:
    """Write it into the row as if the portal had sent it, and look by every way that the app has."""

    def run(scene: Scene) -> bool:
        made = make(scene)
        document = made if isinstance(made, bytes) else made.to_bytes()
        scene.write(
            "UPDATE outbox SET state = ?, receipt = ?, closed_at = ? WHERE dossier_id = ?",
            *(state, document, AT, scene.mine.dossier),
        )
        scene.looks_for_delivery()
        scene.asks_status(scene.mine.code)
        return scene.told_received()

    return run


def _swap_the_promise(scene: Scene) -> bool:
    """A true receipt for other content under the citizen's id, and the row changed to agree with it."""
    sealed_here, other = scene.manifest_sha256, "ab" * 32
    document = truly(Kind.RECEIPT, _receipt(scene, manifest_sha256=other)).to_bytes()
    scene.write(
        "UPDATE outbox SET state = 'purged', receipt = ?, manifest_sha256 = ? WHERE dossier_id = ?",
        *(document, other, scene.mine.dossier),
    )
    scene.looks_for_delivery(sealed_here)
    return scene.told_received()


def _payment(scene: Scene, **changes: object) -> dict[str, Json]:
    assert scene.mine.payment is not None
    said = PaymentReceipt(scene.mine.payment.reference, scene.mine.code, FEE, FEE, PaymentState.PAID, AT)
    return replace(said, **changes).to_json()  # type: ignore[arg-type]  # fields of PaymentReceipt


def _their_payment(scene: Scene) -> dict[str, Json]:
    assert scene.theirs.payment is not None
    said = PaymentReceipt(scene.theirs.payment.reference, scene.theirs.code, FEE, FEE, PaymentState.PAID, AT)
    return said.to_json()


def _claim_paid(make: Make, and_then: str = "") -> Callable[[Scene], bool]:
    def run(scene: Scene) -> bool:
        assert scene.mine.payment is not None
        made, reference = make(scene), scene.mine.payment.reference
        document = made if isinstance(made, bytes) else made.to_bytes()
        scene.write("UPDATE payments SET state = 'paid', pushed = 1 WHERE reference = ?", reference)
        scene.write(
            "INSERT INTO payment_receipts (reference, sha256, document, heard_at) VALUES (?, ?, ?, ?)",
            *(reference, "00" * 32, document, AT),
        )
        if and_then:
            scene.write(and_then, reference)
        scene.looks_for_payment()
        return any(type(event).__name__ == "PaymentNews" for event in scene.posted)

    return run


def _say_paid_and_nothing_more(scene: Scene) -> bool:
    scene.write("UPDATE payments SET state = 'settled', pushed = 1")
    scene.looks_for_payment()
    return any(type(event).__name__ == "PaymentNews" for event in scene.posted)


def _say_received_and_nothing_more(scene: Scene) -> bool:
    scene.write("UPDATE outbox SET state = 'committed', receipt = ?", b"{}")
    scene.looks_for_delivery()
    scene.asks_status(scene.mine.code)
    return scene.told_received()


def _say_refused(scene: Scene) -> bool:
    """A true rejection of somebody else's dossier."""
    row = scene.row(scene.theirs)
    said = Rejection(row.dossier_id, row.manifest_sha256, RejectReason.MALFORMED, AT)
    document = truly(Kind.REJECTION, said.to_json()).to_bytes()
    scene.write(
        "UPDATE outbox SET state = 'rejected', receipt = ? WHERE dossier_id = ?", document, scene.mine.dossier
    )
    scene.looks_for_delivery()
    scene.asks_status(scene.mine.code)
    return scene.told_received()


def _status(code: str) -> dict[str, Json]:
    return Status(code, DossierState.DONE, "city.done", None, AT).to_json()


def _doc(document: SignedDoc) -> Json:
    value: Json = json.loads(document.to_bytes())
    return value


def _answer(reply: Callable[[Scene], Reply]) -> Callable[[Scene], bool]:
    def run(scene: Scene) -> bool:
        scene.asks_status(scene.mine.code, reply(scene))
        return scene.told_received()

    return run


def _own_reply(scene: Scene) -> Reply:
    """It does not know the key that the question asks the answer for, so it seals to its own."""

    def reply(ask_id: str, _sealed: bytes) -> bytes:
        body = {"status": _doc(falsely(Kind.STATUS, _status(scene.mine.code)))}
        made = seal_reply(AskKind.STATUS, ask_id, body, ROGUES_KEY.public())
        assert isinstance(made, bytes)
        return made

    return reply


def _through_the_portal(body: Callable[[Scene], dict[str, Json]]) -> Callable[[Scene], Reply]:
    """As if the portal's face to the network were turned too: it can have anything sealed, nothing signed."""

    def make(scene: Scene) -> Reply:
        return lambda ask_id, sealed: scene.portal_answers(AskKind.STATUS, ask_id, sealed, body(scene))

    return make


def _answer_of_another_question(scene: Scene) -> Reply:
    """Its own question about somebody else under the app's id, answered truly, put under the app's question."""

    def reply(ask_id: str, _sealed: bytes) -> bytes:
        recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
        assert recipient is not None
        own = seal_ask(AskKind.STATUS, ask_id, {"code": scene.theirs.code}, ROGUES_KEY.public(), recipient)
        assert isinstance(own, bytes)
        body: dict[str, Json] = {"status": _doc(truly(Kind.STATUS, _status(scene.theirs.code)))}
        return scene.portal_answers(AskKind.STATUS, ask_id, own, body)

    return reply


def _swap_two_answers(scene: Scene) -> bool:
    """The true answer of an earlier question about the same dossier, kept and put under a later one."""
    kept: list[bytes] = []

    def keep(ask_id: str, sealed: bytes) -> bytes:
        body: dict[str, Json] = {"status": _doc(truly(Kind.STATUS, _status(scene.mine.code)))}
        kept.append(scene.portal_answers(AskKind.STATUS, ask_id, sealed, body))
        return kept[0]

    scene.asks_status(scene.mine.code, keep)
    assert scene.told_received(), "the true answer is told"
    scene.posted.clear()
    scene.asks_status(scene.mine.code, lambda _id, _sealed: kept[0])
    return scene.told_received()


def _question_as_its_answer(scene: Scene) -> Reply:
    return lambda _id, sealed: sealed


def _fee(scene: Scene, **changes: object) -> dict[str, Json]:
    said = FeeNotice(scene.mine.code, "TAM00000000000000", FEE, "x", PAYEE.bin, PAYEE.account, PAYEE.name, AT)
    return replace(said, **changes).to_json()  # type: ignore[arg-type]  # fields of FeeNotice


def _fee_notice(make: Callable[[Scene], SignedDoc]) -> Callable[[Scene], bool]:
    def run(scene: Scene) -> bool:
        def reply(ask_id: str, sealed: bytes) -> bytes:
            return scene.portal_answers(AskKind.PAYMENT, ask_id, sealed, {"fee_notice": _doc(make(scene))})

        scene.asks_fee(scene.mine.code, reply)
        return scene.told_received()

    return run


def _bent_receipts(scene: Scene) -> bool:
    """Sixty times one bit of the true receipt."""
    chance = random.Random(7)
    true = truly(Kind.RECEIPT, _receipt(scene))
    return any(_claim_received(lambda _s: bent(true, chance))(scene) for _ in range(60))


_RECEIVED = 'the app says "received"'
_PAID = 'the app says "paid"'
_STATE = "the app tells a state that the portal did not sign for this code"
_TRUE = Kind.RECEIPT

ATTACKS = (
    Attack("say received, with an empty document", _RECEIVED, _say_received_and_nothing_more),
    Attack("sign a receipt itself", _RECEIVED, _claim_received(lambda s: falsely(_TRUE, _receipt(s)))),
    Attack(
        "sign a receipt itself under the portal's name",
        _RECEIVED,
        _claim_received(lambda s: falsely(_TRUE, _receipt(s), named=truly(_TRUE, _receipt(s)))),
    ),
    Attack("show somebody else's receipt", _RECEIVED, _claim_received(lambda s: truly(_TRUE, _theirs(s)))),
    Attack(
        "show somebody else's receipt as purged",
        _RECEIVED,
        _claim_received(lambda s: truly(_TRUE, _theirs(s)), "purged"),
    ),
    Attack(
        "show a receipt for another manifest",
        _RECEIVED,
        _claim_received(lambda s: truly(_TRUE, _receipt(s, manifest_sha256="0" * 64))),
    ),
    Attack("change the promise to fit a receipt", _RECEIVED, _swap_the_promise),
    Attack(
        "show a state's signature as a receipt",
        _RECEIVED,
        _claim_received(lambda s: truly(Kind.STATUS, _receipt(s))),
    ),
    Attack(
        "show a payment's signature as a receipt",
        _RECEIVED,
        _claim_received(lambda s: truly(Kind.PAYMENT, _receipt(s))),
    ),
    Attack(
        "show the manifest as its own receipt", _RECEIVED, _claim_received(lambda s: s.row(s.mine).manifest)
    ),
    Attack("write noise as a receipt", _RECEIVED, _claim_received(lambda _s: bytes(range(256)))),
    Attack("write a deep document as a receipt", _RECEIVED, _claim_received(lambda _s: b"[" * 200_000)),
    Attack("bend the true receipt", _RECEIVED, _bent_receipts),
    Attack("show somebody else's rejection", "the app tells more than that it is held", _say_refused),
    Attack("say paid, and nothing more", _PAID, _say_paid_and_nothing_more),
    Attack("sign a payment itself", _PAID, _claim_paid(lambda s: falsely(Kind.PAYMENT, _payment(s)))),
    Attack(
        "sign a payment itself under the portal's name",
        _PAID,
        _claim_paid(lambda s: falsely(Kind.PAYMENT, _payment(s), named=truly(Kind.PAYMENT, _payment(s)))),
    ),
    Attack(
        "show somebody else's payment", _PAID, _claim_paid(lambda s: truly(Kind.PAYMENT, _their_payment(s)))
    ),
    Attack(
        "lower the amount that is due",
        _PAID,
        _claim_paid(
            lambda s: falsely(Kind.PAYMENT, _payment(s, due=1, received=1)),
            "UPDATE payments SET amount = 1 WHERE reference = ?",
        ),
    ),
    Attack(
        "show somebody else's payment and make the row agree",
        _PAID,
        _claim_paid(
            lambda s: truly(Kind.PAYMENT, _their_payment(s)),
            "UPDATE payments SET code = (SELECT min(code) FROM outbox) WHERE reference = ?",
        ),
    ),
    Attack(
        "sign a payment with the receipt's key",
        _PAID,
        _claim_paid(lambda s: truly(Kind.RECEIPT, _payment(s))),
    ),
    Attack("answer a question itself", _STATE, _answer(_own_reply)),
    Attack("answer a question with the question", _STATE, _answer(_question_as_its_answer)),
    Attack("answer with another question's answer", _STATE, _answer(_answer_of_another_question)),
    Attack("answer with an earlier answer to the same", _STATE, _swap_two_answers),
    Attack(
        "have its own state sealed by the portal",
        _STATE,
        _answer(_through_the_portal(lambda s: {"status": _doc(falsely(Kind.STATUS, _status(s.mine.code)))})),
    ),
    Attack(
        "have somebody else's true state sealed",
        _STATE,
        _answer(_through_the_portal(lambda s: {"status": _doc(truly(Kind.STATUS, _status(s.theirs.code)))})),
    ),
    Attack(
        "have a receipt sealed as a state",
        _STATE,
        _answer(_through_the_portal(lambda s: {"status": _doc(truly(Kind.RECEIPT, _status(s.mine.code)))})),
    ),
    Attack(
        "have an unsigned state sealed",
        _STATE,
        _answer(_through_the_portal(lambda s: {"status": _status(s.mine.code)})),
    ),
    Attack(
        "ask a fee for its own account",
        "the app shows its QR",
        _fee_notice(lambda s: falsely(Kind.FEE_NOTICE, _fee(s, account="666666"))),
    ),
    Attack(
        "ask a fee that it signed itself",
        "the app shows its QR",
        _fee_notice(lambda s: falsely(Kind.FEE_NOTICE, _fee(s), named=truly(Kind.FEE_NOTICE, _fee(s)))),
    ),
    Attack(
        "ask somebody else's fee",
        "the app shows its QR",
        _fee_notice(lambda s: truly(Kind.FEE_NOTICE, _fee(s, code=s.theirs.code))),
    ),
    Attack(
        "ask a true fee for an account that this site does not name",
        "the app shows its QR",
        _fee_notice(lambda s: truly(Kind.FEE_NOTICE, _fee(s, account="666666"))),
    ),
)
