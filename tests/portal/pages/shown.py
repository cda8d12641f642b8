"""Every page that a person can come to, in a portal where something of everything has happened."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from portal.console.deeds import Deed
from portal.console.verdicts import Verdict
from portal.store.models import Dossier, Payment
from portal.store.states import AWAITING, Stage, Step, Trouble
from sync.contract.dossier import Answer, Assurance, Citizen, Fee, Procedure
from sync.contract.officer import Defect, DefectCode, DefectKind, RefusalReason, Supplements
from sync.contract.receipts import DossierState, PaymentState
from tests.portal.world import START_MS, World
from tests.sync.builders import NAME, NUMBER

PDF = b"%PDF-1.4\n%%EOF\n"
AUTH = ("Nam", "a password")
REMARK = "Thiếu chữ ký ở trang 2"
_CITIZEN = Citizen(Assurance.CHIP_TRUSTED, NUMBER, NAME, "1999-01-02", "Nữ", "Việt Nam", "Số 1 phố Mẫu")
_ANSWERS = (
    Answer("requester", "authorised"),
    Answer("birth", "1953-02"),
    Answer("registered_at", "00070@2025-07-01"),
    Answer("unheard_of", ("a", "b")),
)
_DEFECTS = (
    Defect(DefectKind.PAPER, "authorisation", DefectCode.MISSING, ""),
    Defect(DefectKind.ANSWER, "requester", DefectCode.WRONG_VALUE, "làm cho chính mình"),
)
_MONEY = {
    AWAITING: (0, 0),
    PaymentState.PAID: (8000, 0),
    PaymentState.UNDER: (3000, 0),
    PaymentState.OVER: (12_000, 4000),
    PaymentState.REFUNDED: (8000, 0),
    PaymentState.LATE: (8000, 0),
}


@dataclass(frozen=True)
class Shown:
    """Addresses by application; `codes` by state or, for the one that is stuck, "parked"."""

    public: list[str]
    console: list[str]
    codes: dict[str, str]
    references: dict[str, str]


def fill(world: World) -> Shown:
    """Play it all into `world`."""
    codes: dict[str, str] = {}
    for seed, state in enumerate(DossierState, start=1):
        sealed = world.seal(
            seed,
            (PDF, b""),
            procedure=Procedure("birth_extract", "2.000635", 20260718),
            citizen=_CITIZEN,
            answers=_ANSWERS,
        )
        world.device.upload(sealed)
        world.opener.work_once()
        world.committer.work_once()
        codes[state] = sealed.manifest.code
        if state not in {DossierState.RECEIVED, DossierState.FORWARDED}:
            assert world.desk.verdicts.give(codes[state], _verdict(state), "Nam") is Deed.DONE
    codes["supplemented"] = _supplement(world)
    stuck = world.seal(20)
    world.device.upload(stuck)
    codes["parked"] = stuck.manifest.code
    with world.database.write() as session:
        fresh = session.query(Dossier).filter_by(code=codes["received"]).one()
        fresh.stage, fresh.state, fresh.step = Stage.COMMITTED, DossierState.RECEIVED, Step.PORTAL_RECEIVED
        fresh.sealed_record = None
        row = session.query(Dossier).filter_by(code=codes["parked"]).one()
        row.stage, row.trouble, row.step = Stage.PARKED, Trouble.CANNOT_OPEN, Step.PORTAL_OFFICER
    world.device.upload(world.seal_call_back(60))
    world.opener.work_once()
    references = _settle(world)
    public = ["/", "/status?code=TAM-0000-0000-0", f"/status?code={'TAM-0000-0000-Y'}", "/nowhere", "/pay"]
    public += [f"/status?code={code}" for code in codes.values()]
    public += [f"/sign-in/{'0' * 32}"]
    public += ["/book", "/schedule"]
    public += ["/pay/TAM12345678ABCDEF", "/pay?qr=nonsense"]
    public += [f"/pay/{reference}" for reference in references.values()]
    public += [f"/pay/{references[AWAITING]}?sent=true"]
    console = [
        "/refunds",
        "/call-backs",
        "/opinions",
        "/",
        "/?stage=parked",
        "/?trouble=any",
        "/?stage=nonsense",
        "/nowhere",
        "/dossiers/TAM-1",
    ]
    console += [f"/dossiers/{code}" for code in codes.values()]
    console += [f"/dossiers/{codes['supplemented']}/supplement"]
    return Shown(public, console, codes, references)


def _verdict(state: DossierState) -> Verdict:
    if state is DossierState.SUPPLEMENT:
        return Verdict(state, REMARK, due="2030-01-31", defects=_DEFECTS)
    return Verdict(state, REMARK, RefusalReason.OTHER if state is DossierState.REFUSED else None)


def _supplement(world: World) -> str:
    """The code of a dossier that was sent back and completed, with a fee notice after it."""
    procedure = Procedure("birth_extract", "2.000635", 20260718)
    sealed = world.seal(30, (PDF, b""), procedure=procedure, citizen=_CITIZEN, answers=_ANSWERS)
    world.device.upload(sealed)
    world.opener.work_once()
    code = sealed.manifest.code
    assert world.desk.verdicts.give(code, _verdict(DossierState.SUPPLEMENT), "Nam") is Deed.DONE
    shown = world.reading.show(code)
    assert shown is not None
    word = shown["diary"][-1]["word"]
    answer = world.seal(
        31,
        (PDF,),
        procedure=procedure,
        citizen=_CITIZEN,
        answers=(Answer("requester", "self"), Answer("copies", 2)),
        fee=Fee(0, "online", "", "ordinary"),
        supplements=Supplements(code, word["round"], word["ticket"]),
    )
    world.device.upload(answer)
    world.opener.work_once()
    done = asyncio.run(world.desk.fees.set(code, 15_000, "77/2025/NQ-HĐND", "Nam", f"{1:032x}"))
    assert done is Deed.DONE
    return code


def _settle(world: World) -> dict[str, str]:
    with world.database.write() as session:
        rows = session.query(Payment).order_by(Payment.reference).all()
        for row, (state, (received, refund)) in zip(rows, _MONEY.items(), strict=False):
            row.state, row.received, row.refund_due = state, received, refund
            row.paid_at = None if state == AWAITING else START_MS
        return {row.state: row.reference for row in rows}


def in_language(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"
