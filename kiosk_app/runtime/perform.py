"""Which worker does which effect. The one table between the flow's wishes and the machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk_app.flow import effects as f
from kiosk_app.flow.assisting import AskAssistant, FindServices
from kiosk_app.flow.booking import AskTimes, GiveTimeBack, TakeTime
from kiosk_app.flow.calling import AskCallBack
from kiosk_app.flow.carrying import MakeCodes
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import DeliveryWaitOver, Event, NotStored, Stored, Trouble
from kiosk_app.flow.prepared import SeekPrepared
from kiosk_app.flow.results import FetchResult, ForgetResult, PrintResult
from kiosk_app.flow.staff import CheckOwnCode, CheckStaffCode, LookAround, ReadStaffCard, StaffAct
from kiosk_app.flow.state import Visit
from kiosk_app.runtime.assistant_work import AssistantWork
from kiosk_app.runtime.booking_work import BookingWork
from kiosk_app.runtime.call_back_work import CallBackWork
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.card_work import CardWork
from kiosk_app.runtime.carry_work import CarryWork
from kiosk_app.runtime.draft_form import draft_of, may_be_kept
from kiosk_app.runtime.filing import Filing
from kiosk_app.runtime.idle import Alarm, Farewell
from kiosk_app.runtime.news import News
from kiosk_app.runtime.notice_work import NoticeWork
from kiosk_app.runtime.opinion_work import OpinionWork
from kiosk_app.runtime.print_work import PrintWork
from kiosk_app.runtime.result_work import ResultWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.sheet_work import SheetWork
from kiosk_app.runtime.sign_in_work import SignInWork
from kiosk_app.runtime.staff_card_work import StaffCardWork
from kiosk_app.runtime.staff_work import StaffWork
from kiosk_app.runtime.status_work import StatusWork
from kiosk_app.runtime.workers import Job, Worker
from kiosk_app.store.drafts import Drafts
from kiosk_app.store.journal import Journal


class Performer:
    """Called on the thread of the screen; everything that can block goes to a worker."""

    def __init__(
        self,
        post: Callable[[Event], None],
        *,
        camera: CameraWork,
        card: CardWork,
        printing: PrintWork,
        sheets: SheetWork,
        filing: Filing,
        news: News,
        status: StatusWork,
        results: ResultWork,
        booking: BookingWork,
        assistant: AssistantWork,
        notices: NoticeWork,
        signing_in: SignInWork,
        opinions: OpinionWork,
        call_backs: CallBackWork,
        carrying: CarryWork,
        staff: StaffWork,
        staff_cards: StaffCardWork,
        drafts: Drafts,
        journal: Journal,
        session: Session,
        store_worker: Worker,
        status_worker: Worker,
        grace: Alarm,
        grace_s: float,
        pretended: Alarm,
        farewell: Farewell,
        wiped: Callable[[], None],
    ) -> None:
        self._post = post
        self._camera = camera
        self._card = card
        self._printing = printing
        self._sheets = sheets
        self._filing = filing
        self._news = news
        self._booking = booking
        self._drafts = drafts
        self._journal = journal
        self._session = session
        self._store = store_worker
        self._status_worker = status_worker
        self._grace = grace
        self._grace_s = grace_s
        self._pretended = pretended
        self._farewell = farewell
        self._wiped = wiped
        self._table: dict[type, Callable[[Any, Visit], None]] = {
            f.SeekCardCode: lambda _e, _v: camera.seek_code(),
            f.StopCamera: lambda _e, _v: camera.stop(),
            f.ShowPaper: lambda _e, _v: camera.show(),
            f.LookForPaper: lambda _e, _v: camera.look_for_paper(),
            f.CapturePage: lambda _e, _v: camera.capture(),
            f.FilePages: lambda e, _v: camera.file(e),
            f.DropPages: lambda e, _v: session.drop(e.pages),
            f.AwaitCard: lambda _e, _v: card.wait(),
            f.ReadCard: lambda e, _v: card.read(e),
            f.StopCard: lambda _e, _v: card.stop(),
            f.SaveDraft: lambda _e, v: self._save(v),
            f.ForgetDraft: lambda e, _v: store_worker.do(lambda _c: drafts.forget(e.visit)),
            f.Submit: lambda e, _v: self._submit(e),
            f.AwaitDelivery: lambda e, _v: self._await_delivery(e),
            f.AwaitPayment: lambda e, _v: store_worker.do(lambda _c: news.await_payment(e.reference)),
            f.AskPayment: lambda e, _v: store_worker.do(lambda _c: news.look_at_payment_again(e.reference)),
            f.PrintRecord: lambda e, _v: printing.print(e.record),
            f.PrintLeaflet: lambda e, _v: printing.print_leaflet(e.leaflet, e.asked),
            f.DrawDeclaration: lambda e, _v: sheets.draw(e),
            f.PrintSheets: lambda e, _v: sheets.print(e),
            f.StopSheets: lambda _e, _v: sheets.stop(),
            FetchResult: lambda e, _v: self._only(lambda cancel: results.fetch(e.code, cancel)),
            PrintResult: lambda e, _v: sheets.do(lambda cancel: results.print(e, cancel)),
            ForgetResult: lambda _e, _v: self._forget_result(),
            f.AskStatus: lambda e, _v: self._only(lambda cancel: status.ask(e.code, cancel, by_card=e.by_card)),
            f.StartSignIn: lambda _e, _v: self._only(signing_in.run),
            f.StopAsking: lambda _e, _v: status_worker.stop(),
            SeekPrepared: lambda _e, _v: camera.seek_prepared(),
            f.SeekReceipt: lambda _e, _v: camera.seek_receipt(),
            f.ForgetReceipt: lambda _e, _v: session.forget_receipt(),
            AskTimes: lambda _e, _v: self._only(booking.ask),
            TakeTime: lambda e, _v: self._only(booking.take(e)),
            GiveTimeBack: lambda _e, _v: booking.give_back(),
            AskAssistant: assistant.ask,
            FindServices: assistant.find,
            f.AskFee: lambda e, _v: self._only(lambda cancel: notices.ask_fee(e.code, cancel)),
            f.AwaitNotice: lambda e, _v: self._only(lambda cancel: notices.await_notice(e, cancel)),
            f.PrintPayment: lambda e, _v: printing.print_payment(e.slip),
            f.CallStaff: lambda _e, _v: self._note("person.called"),
            MakeCodes: lambda e, _v: store_worker.do(lambda _c: carrying.make(e.dossier)),
            AskCallBack: lambda e, _v: store_worker.do(lambda _c: call_backs.ask(e)),
            CheckStaffCode: lambda e, _v: staff.check(e),
            ReadStaffCard: lambda e, _v: staff_cards.read(e),
            CheckOwnCode: lambda e, _v: staff.check_own(e),
            LookAround: lambda _e, _v: staff.look(),
            StaffAct: lambda e, _v: staff.act(e),
            f.KeepOpinion: lambda e, _v: store_worker.do(lambda _c: opinions.keep(e)),
            f.SayFarewell: lambda _e, _v: farewell.begin(),
            f.Wipe: lambda _e, _v: self._wipe(),
            f.ResetGlass: lambda _e, _v: wiped(),
            f.Pretend: lambda e, _v: pretended.set(e.seconds, lambda: post(e.event)),
        }

    def __call__(self, effect: Effect, visit: Visit) -> None:
        self._table[type(effect)](effect, visit)

    def _note(self, event: str, detail: str = "") -> None:
        self._store.do(lambda _cancel: self._journal.note(event, detail))

    def _save(self, visit: Visit) -> None:
        draft, visit_id = draft_of(visit), self._session.dossier_id
        card = self._session.card_key if may_be_kept(visit) else None
        self._store.do(lambda _cancel: self._drafts.save(visit_id, draft, card))

    def _submit(self, order: f.Submit) -> None:
        file = self._filing.take(order)

        def work(_cancel: object) -> None:
            try:
                answer = file()
            except Exception:
                # A bug is reported like any other; the screen that awaits this answer alone is told first.
                self._post(NotStored("store.failed"))
                raise
            # Said before anything else is written: what comes after may fail, and the dossier is filed all
            # the same.
            self._post(NotStored(answer.code) if isinstance(answer, Trouble) else answer)
            # The answers go only once their sealed form is durable: a store that refused leaves them wanted.
            # An empty draft stays until the citizen leaves, so that a kiosk cut off now can say what it saved.
            if isinstance(answer, Stored):
                self._drafts.save(answer.dossier, {})
                self._journal.note("submitted", order.procedure)

        self._store.do(work)

    def _await_delivery(self, effect: f.AwaitDelivery) -> None:
        dossier = effect.dossier
        self._store.do(lambda _cancel: self._news.await_delivery(dossier, self._filing.manifest_of(dossier)))
        self._grace.set(self._grace_s, lambda: self._post(DeliveryWaitOver()))

    def _only(self, question: Job) -> None:
        """Nobody waits for an earlier question once another is asked: it must not wait behind that one."""
        self._status_worker.stop()
        self._status_worker.do(question)

    def _forget_result(self) -> None:
        self._status_worker.stop()
        self._session.forget_result_pages()

    def _wipe(self) -> None:
        self._grace.clear()
        self._pretended.clear()
        self._status_worker.stop()
        self._sheets.stop()
        # Others' drafts that were cut off stay for their cards.
        ended = self._session.dossier_id
        self._session.wipe()
        self._booking.forget()
        self._wiped()

        def work(_cancel: object) -> None:
            self._drafts.forget(ended)
            self._news.forget()
            self._journal.note("visit.ended")

        self._store.do(work)
