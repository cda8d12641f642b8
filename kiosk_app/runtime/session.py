"""What one citizen's visit holds in memory outside the pure visit: pictures, files, ids. Wiped at its end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from drivers.scanner.source import CapturedPage, FiledDocument
from kiosk_app.paper.foreign import Picture
from sync.contract.ids import new_code, uuid7
from sync.contract.result import Result
from sync.contract.signed import SignedDoc
from sync.envelope import PrivateKey
from sync.envelope.receipt_key import SECRET_BYTES, visit_key


@dataclass(frozen=True, slots=True)
class Chip:
    """One reading of a card: the number that its chip gave."""

    number: str = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """What of one visit goes into its dossier, as it was at one moment: no wipe changes it."""

    dossier_id: str
    code: str
    receipt_secret: bytes
    visit_key: PrivateKey
    sign_in: SignedDoc | None
    files: Mapping[int, FiledDocument]


class Session:
    """Thread-safe. The dossier id is drawn once a visit, so that a second submit files nothing twice.

    `receipt_secret` is printed in the receipt's QR and makes `visit_key`; `shown_receipt` is code and secret of
    a receipt of before that this citizen has held to the camera. `chip` is of the card that was read last.
    `result` is the paper that slip or card opened, with the key of its file, `result_pages` as it was drawn.
    """

    def __init__(self, now_ms: Callable[[], int], random: Callable[[int], bytes]) -> None:
        self._lock = threading.Lock()
        self._now_ms = now_ms
        self._random = random
        self._number = 0
        self.wipe()

    def wipe(self) -> None:
        with self._lock:
            self._pages: dict[int, CapturedPage] = {}
            self._thumbnails: dict[int, bytes] = {}
            self._pages_of: dict[int, tuple[int, ...]] = {}
            self._files: dict[int, FiledDocument] = {}
            self.dossier_id = uuid7(self._now_ms(), self._random(10))
            self.code = new_code(self._random)
            self.card_key: bytes | None = None
            self.receipt_secret = self._random(SECRET_BYTES)
            self.visit_key: PrivateKey = visit_key(self.receipt_secret)
            self.shown_receipt: tuple[str, bytes] | None = None
            self.sign_in: SignedDoc | None = None
            self.chip: Chip | None = None
            self.result: Result | None = None
            self.result_pages: tuple[Picture, ...] = ()

    def forget_receipt(self) -> None:
        """And the card that was read to open a word in the slip's place."""
        with self._lock:
            self.shown_receipt = None
            self.chip = None
            self.result = None
            self.result_pages = ()

    def hold_chip(self, number: str) -> None:
        with self._lock:
            self.chip = Chip(number) if number else None

    def hold_result(self, result: Result | None) -> None:
        with self._lock:
            self.result = result
            self.result_pages = ()

    def hold_result_pages(self, result: Result, pages: tuple[Picture, ...]) -> bool:
        """False where this result is no longer looked at."""
        with self._lock:
            if self.result is not result:
                return False
            self.result_pages = pages
            return True

    def forget_result_pages(self) -> None:
        with self._lock:
            self.result_pages = ()

    def forget_chip(self, chip: Chip | None) -> None:
        """This very reading, and not one that came after it."""
        with self._lock:
            if self.chip is chip:
                self.chip = None

    def hold_card(self, key: bytes | None) -> None:
        """What wraps this visit's draft: `keeping.card_key` of the chip that was read last."""
        with self._lock:
            self.card_key = key

    def hold_page(self, page: CapturedPage) -> int:
        with self._lock:
            self._number += 1
            self._pages[self._number] = page
            self._thumbnails[self._number] = page.thumbnail
            return self._number

    def numbers(self, count: int) -> tuple[int, ...]:
        """Names of pictures that nothing else of this visit or another has."""
        with self._lock:
            first = self._number + 1
            self._number += count
            return tuple(range(first, first + count))

    def thumbnails(self) -> tuple[bytes, ...]:
        """Of every page that is held or lies in a held file, the oldest first."""
        with self._lock:
            return tuple(self._thumbnails.values())

    def pages(self, numbers: Sequence[int]) -> tuple[CapturedPage, ...]:
        with self._lock:
            return tuple(self._pages[number] for number in numbers if number in self._pages)

    def hold_file(self, file: FiledDocument, pages: Sequence[int]) -> int:
        """Keep the bound file and let go of its pages."""
        with self._lock:
            self._number += 1
            self._files[self._number] = file
            self._pages_of[self._number] = tuple(pages)
            for number in pages:
                self._pages.pop(number, None)
            return self._number

    def file(self, number: int) -> FiledDocument | None:
        with self._lock:
            return self._files.get(number)

    def held(self, numbers: Sequence[int]) -> Held:
        """A copy for work on another thread, with those of the named files that are still held."""
        with self._lock:
            files = {number: self._files[number] for number in numbers if number in self._files}
            return Held(self.dossier_id, self.code, self.receipt_secret, self.visit_key, self.sign_in, files)

    def drop(self, numbers: Sequence[int]) -> None:
        with self._lock:
            for number in numbers:
                self._pages.pop(number, None)
                self._files.pop(number, None)
                for page in (number, *self._pages_of.pop(number, ())):
                    self._thumbnails.pop(page, None)
