"""One reading from power-up to a `CardReading`: application, access, data groups, judgement.

The order is that of ICAO 9303-11, 4.2 (access) and 9303-10, 4 (LDS); judgement is 9303-11, 5.1.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from drivers.cancel import Cancel
from drivers.card.chip import files
from drivers.card.chip.access import open_chip
from drivers.card.chip.apdu import Channel, PlainChannel, Transmit
from drivers.card.chip.dg13 import Dg13Error, VietnameseText, parse_dg13
from drivers.card.chip.key_derivation import Random
from drivers.card.chip.lds import LdsError, parse_com, parse_dg1
from drivers.card.chip.mrz import Mrz
from drivers.card.chip.passive import Anchors, judge
from drivers.card.chip.sod import SodError, parse_sod
from drivers.card.chip.trouble import ChipError, garbled
from drivers.card.reader import AccessKey, CardReading, ChipTrust, Need, ReadProgress
from drivers.errors import DeviceFault, FaultCode

_SEX_OF_MRZ = {"M": "Nam", "F": "Nữ"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a reading takes from outside: anchors of trust, a monotonic clock (s), randomness.

    `patience` (s) bounds the whole reading, `command_patience` (s) the answer to one command.
    """

    anchors: Anchors = field(default_factory=Anchors)
    clock: Callable[[], float] = time.monotonic
    random: Random = secrets.token_bytes
    patience: float = 30.0
    command_patience: float = 6.0


@dataclass(frozen=True, slots=True)
class _Files:
    """The bytes read; DG1 is always among them, for it is what the access key vouches for."""

    dg1: bytes
    dg13: bytes | None
    sod: bytes | None


def read_card(
    transmit: Transmit,
    key: AccessKey,
    needs: frozenset[Need],
    *,
    progress: Callable[[ReadProgress], None],
    cancel: Cancel,
    terms: Terms,
) -> CardReading | DeviceFault:
    """Read what `needs` asks for and judge it. `transmit` may raise ChipError where the card has gone.

    A card whose data, hashes or signature contradict each other is a reading with `ChipTrust.FAILED`, never a
    fault: the caller decides. The photograph has no place in a `CardReading` and is not read.
    """
    started = terms.clock()

    def guarded(command: bytes) -> bytes:
        if cancel.cancelled:
            raise ChipError(FaultCode.CANCELLED)
        if terms.clock() - started > terms.patience:
            raise ChipError(FaultCode.CARD_TIMEOUT, "whole reading")
        return transmit(command)

    plain = PlainChannel(guarded)
    try:
        opened = open_chip(plain, key, terms.random)
        content = _read_files(opened.channel, needs, progress)
        reading = _assemble(content, opened.protocol, terms.anchors)
    except ChipError as trouble:
        return trouble.fault
    return replace(
        reading,
        apdus=plain.apdus,
        bytes_read=plain.octets,
        milliseconds=round(1000 * (terms.clock() - started)),
    )


def _read_files(channel: Channel, needs: frozenset[Need], progress: Callable[[ReadProgress], None]) -> _Files:
    wanted = [files.COM, files.DG1, files.DG13, files.SOD]
    if Need.VIETNAMESE_TEXT not in needs:
        wanted.remove(files.DG13)
    expected = {ef.name: ef.expected for ef in wanted}
    before = 0
    got: dict[str, bytes] = {}
    for ef in wanted:

        def advance(done: int, total: int, ef: files.Ef = ef, before: int = before) -> None:
            expected[ef.name] = total
            progress(ReadProgress(ef.name, before + done, sum(expected.values())))

        content = files.read_file(channel, ef, advance)
        if content is not None:
            got[ef.name] = content
        expected[ef.name] = len(content or b"")
        before += len(content or b"")
        if ef is files.COM:
            _require_groups(content, files.DG13 in wanted)
    if "dg1" not in got or (files.DG13 in wanted and "dg13" not in got):
        raise garbled("a data group that the card announced is missing")
    return _Files(got["dg1"], got.get("dg13"), got.get("sod"))


def _require_groups(com: bytes | None, with_dg13: bool) -> None:
    if com is None:
        raise ChipError(FaultCode.CARD_NOT_ID, "no list of data groups")
    try:
        groups = parse_com(com)
    except LdsError as error:
        raise garbled(str(error)) from None
    if 1 not in groups or (with_dg13 and 13 not in groups):
        raise ChipError(FaultCode.CARD_NOT_ID, "without DG1 or DG13")


def _assemble(content: _Files, access: str, anchors: Anchors) -> CardReading:
    try:
        mrz = parse_dg1(content.dg1)
        text = parse_dg13(content.dg13) if content.dg13 is not None else _from_mrz(mrz)
    except (LdsError, Dg13Error) as error:
        raise garbled(str(error)) from None
    trust, sha256 = _trust(content, mrz, text, anchors)
    return CardReading(
        number=text.number,
        name=text.name,
        birth=text.birth,
        sex=text.sex,
        nationality=text.nationality,
        origin=text.origin,
        residence=text.residence,
        issued=text.issued,
        expiry=text.expiry,
        trust=trust,
        access=access,
        sod_sha256=sha256,
        apdus=0,
        bytes_read=0,
        milliseconds=0,
        sod=content.sod or b"",
    )


def _trust(content: _Files, mrz: Mrz, text: VietnameseText, anchors: Anchors) -> tuple[ChipTrust, str]:
    if content.sod is None:
        return ChipTrust.FAILED, ""
    try:
        sod = parse_sod(content.sod)
    except SodError:
        return ChipTrust.FAILED, ""
    groups = {1: content.dg1} | ({13: content.dg13} if content.dg13 is not None else {})
    trust = judge(sod, groups, anchors).trust
    # Two data groups of two people, each rightly signed, are still no card.
    return (trust if mrz.number == text.number else ChipTrust.FAILED), sod.sha256


def _from_mrz(mrz: Mrz) -> VietnameseText:
    return VietnameseText(
        number=mrz.number,
        name=mrz.name,
        birth=mrz.birth,
        sex=_SEX_OF_MRZ.get(mrz.sex, ""),
        nationality=mrz.nationality,
        origin="",
        residence="",
        issued=None,
        expiry=mrz.expiry,
    )
