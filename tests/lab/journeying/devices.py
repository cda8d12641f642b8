"""Simulated devices, store and line: each answers what the flow asks, one answer whenever it is let."""

from __future__ import annotations

from collections import deque
from datetime import date

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow.carrying import CodesMade, MakeCodes
from kiosk_app.flow.identity import Identity, Printed
from kiosk_app.flow.payment import PaymentAsked, fee_due
from kiosk_app.flow.prepared import SeekPrepared
from kiosk_app.flow.state import Visit

CODE = "TAM-K7QF-9T2M-X"
_REFERENCE = "TAMK7QF9T2MXABC"


class Devices:
    """`holder` is whose card lies in the citizen's hand, `expiry` what is printed on it.

    Answers wait in order until `let` gives the next one, so that every state between a wish and its answer
    rests on the glass and can be looked at.
    """

    def __init__(self, holder: Identity, expiry: date | None) -> None:
        self.holder, self.expiry = holder, expiry
        self.card_shown = self.card_laid = False
        self.pays = False
        self.performed: list[str] = []
        #: What nobody here answers: pages made later may wait for it.
        self.unanswered: list[str] = []
        self._answers: deque[e.Event] = deque()
        self._pages = 0

    @property
    def waiting(self) -> bool:
        """Something is on its way."""
        return bool(self._answers)

    def let(self) -> e.Event | None:
        """The next answer of any device, None where all have answered."""
        return self._answers.popleft() if self._answers else None

    def forget(self) -> None:
        """Who stood here has gone; what was on its way to them concerns nobody."""
        self._answers.clear()

    def __call__(self, effect: f.Effect, visit: Visit) -> None:
        self.performed.append(type(effect).__name__)
        if isinstance(effect, f.Wipe):
            self.forget()
        self._answers.extend(self._answer(effect, visit))

    def _answer(self, effect: f.Effect, visit: Visit) -> list[e.Event]:
        match effect:
            case f.SeekCardCode():
                holder = self.holder
                printed = Printed(holder.number, holder.name, holder.birth)
                return [e.CardCodeSeen(printed)] if self.card_shown else []
            case f.AwaitCard():
                return [e.CardPut()] if self.card_laid else []
            case f.ReadCard():
                return [e.CardProgress(0.5), e.CardRead(self.holder)]
            case f.ShowPaper():
                return [e.PreviewJudged(("good",))]
            case f.CapturePage():
                self._pages += 1
                return [e.PageTaken(self._pages, ("good",), True)]
            case f.FilePages(document, pages):
                return [e.PagesFiled(document, 100 + self._pages, len(pages), 40)]
            case f.Submit():
                return [self._stored(visit)]
            case f.AwaitDelivery():
                return [e.DeliveryWaitOver(), e.Delivered("10:06", "THU-000.00.00.H26-261120-0001")]
            case MakeCodes(dossier):
                return [CodesMade(dossier, ("1" * 300, "2" * 300))]
            case f.AwaitPayment() | f.AskPayment():
                return [e.PaymentNews("paid")] if self.pays else []
            case f.PrintRecord() | f.PrintPayment():
                return [e.SlipPrinted()]
            case f.DrawDeclaration(declaration):
                return [e.DeclarationDrawn(declaration, ())]
            case f.PrintSheets(papers, asking):
                return [e.SheetPrinted(asking) for _ in papers]
            case f.AskStatus(code):
                heard = "18:42, 20/11/2026"
                return [e.StatusHeard(code, "processing", 2, "THU-000.00.00.H26-261120-0001", heard, "portal")]
            case f.StartSignIn():
                return [e.SignInEnded("failed")]
            case f.Pretend(event):
                return [event]
            case f.PrintLeaflet(_, asked):
                return [e.LeafletPrinted(asked)]
            case f.SayFarewell():
                return [e.FarewellOver()]
            case (
                f.SaveDraft() | f.ForgetDraft() | f.StopCamera() | f.StopCard() | f.StopAsking() | f.DropPages()
            ):
                return []
            case f.DropPages() | f.SeekReceipt() | SeekPrepared() | f.ForgetReceipt() | f.CallStaff():
                return []
            case f.Wipe() | f.ResetGlass() | f.KeepOpinion() | f.LookForPaper():
                return []
        self.unanswered.append(type(effect).__name__)
        return []

    def _stored(self, visit: Visit) -> e.Stored:
        assert visit.procedure is not None
        due = fee_due(visit.procedure, visit.answers, visit.now.today)
        asked = PaymentAsked(_REFERENCE, due, "00020101021238QR") if due else None
        return e.Stored("d-1", CODE, "10:05", visit.now.today, f"https://127.0.0.1/status?code={CODE}", asked)
