"""One reading from power-up to a `CardReading`: application, access, data groups, judgement, proof.

The order is that of ICAO 9303-11, 4.2 (access) and 9303-10, 4 (LDS), with what fills a form first; judgement is
9303-11, 5.1.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

from drivers.cancel import Cancel
from drivers.card.chip import files, holder
from drivers.card.chip.access import Opened, open_chip
from drivers.card.chip.access_signed import hold_access
from drivers.card.chip.apdu import PlainChannel, Transmit
from drivers.card.chip.course import Course
from drivers.card.chip.face import FaceError, parse_dg2
from drivers.card.chip.files import Ef
from drivers.card.chip.holder import Holder
from drivers.card.chip.judgement import Judgement, Reason, failed
from drivers.card.chip.key_derivation import Random
from drivers.card.chip.lds import LdsError, parse_com
from drivers.card.chip.passive import Anchors, judge
from drivers.card.chip.proof import prove
from drivers.card.chip.reach import Reach
from drivers.card.chip.sod import SecurityObject, SodError, parse_sod
from drivers.card.chip.trace import Seen, traced
from drivers.card.chip.trouble import ChipError, TooLongError, garbled
from drivers.card.reader import AccessKey, CardReading, ChipTrust, Need, Photograph, Prefilled, Step
from drivers.errors import DeviceFault, FaultCode

_PROOFS = {14: files.DG14, 15: files.DG15}
#: What a second attempt may come to that is no consequence of the first.
_ITS_OWN = frozenset(
    {FaultCode.CANCELLED, FaultCode.CARD_REMOVED, FaultCode.CARD_NO_READER, FaultCode.CARD_TIMEOUT}
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a reading takes from outside: anchors of trust, a monotonic clock (s), randomness, a trace's reader.

    `patience` (s) bounds the whole reading, `command_patience` (s) the answer to one command.
    """

    anchors: Anchors = field(default_factory=Anchors)
    clock: Callable[[], float] = time.monotonic
    random: Random = secrets.token_bytes
    patience: float = 30.0
    command_patience: float = 6.0
    trace: Seen | None = None


def read_card(
    transmit: Transmit,
    key: AccessKey,
    needs: frozenset[Need],
    *,
    progress: Callable[[Step], None],
    cancel: Cancel,
    terms: Terms,
    reach: Reach | None = None,
    reset: Callable[[], None] | None = None,
) -> CardReading | DeviceFault:
    """Read what `needs` asks for and judge it. `transmit` may raise ChipError where the card has gone.

    `progress` is also told the words of the card, as soon as they are there. `reach` is what is known of the
    reader and the chip, and learns; where an answer is lost over its length, `reset` (may raise ChipError) lets
    the reading begin anew with shorter ones. Without `reach` short answers are asked for.

    A card whose data, hashes or signature contradict each other, or that is a copy, is a reading with
    `ChipTrust.FAILED`, never a fault: the caller decides. A photograph is read only where it is needed.
    """
    started = terms.clock()
    if terms.trace is not None:
        transmit = traced(transmit, terms.trace, terms.clock)

    def guarded(command: bytes) -> bytes:
        if cancel.cancelled:
            raise ChipError(FaultCode.CANCELLED)
        if terms.clock() - started > terms.patience:
            raise ChipError(FaultCode.CARD_TIMEOUT, "whole reading")
        return transmit(command)

    plain = PlainChannel(guarded)
    reach = reach or Reach.short()
    lost: DeviceFault | None = None
    while True:
        try:
            opened = open_chip(plain, key, terms.random)
            reading = _read(opened, needs, terms, reach, progress)
            break
        except ChipError as trouble:
            if isinstance(trouble, TooLongError) and trouble.alone:
                # Chips of several generations may answer to reset alike; this one speaks for itself.
                reach = replace(reach, proven=0)
            again = isinstance(trouble, TooLongError) and reset is not None and reach.shorten()
            if not again or reset is None:
                return trouble.fault if lost is None or trouble.fault.code in _ITS_OWN else lost
            # A length that the chip refused explains nothing of what comes after it.
            lost = lost or (None if isinstance(trouble, TooLongError) and trouble.refused else trouble.fault)
            try:
                reset()
            except ChipError as gone:
                return gone.fault
    return replace(
        reading,
        apdus=plain.apdus,
        bytes_read=plain.octets,
        milliseconds=round(1000 * (terms.clock() - started)),
    )


def _read(
    opened: Opened, needs: frozenset[Need], terms: Terms, reach: Reach, tell: Callable[[Step], None]
) -> CardReading:
    course = Course(opened.channel, reach, tell)
    in_full = Need.VIETNAMESE_TEXT in needs
    course.plan([files.COM, files.DG1, *([files.DG13] if in_full else []), files.SOD, *_PROOFS.values()])
    there, sod = _groups_there(course)
    groups: dict[int, bytes] = {}
    whose = _whose(course, there, groups, tell, in_full=in_full)
    if sod is None:
        course.plan([files.SOD, *_PROOFS.values()])
        sod = course.read(files.SOD)
    signed = _signed(sod)
    proofs = [ef for number, ef in _PROOFS.items() if signed is not None and number in signed.hashes]
    if Need.PHOTOGRAPH in needs and 2 in there:
        proofs.append(files.DG2)
    course.plan(proofs)
    groups |= {ef.fid & 0xFF: content for ef in proofs if (content := course.read(ef)) is not None}
    if signed is None:
        judgement = failed(Reason.NO_SOD if sod is None else Reason.MALFORMED_SOD)
    else:
        judgement = judge(signed, groups, terms.anchors)
    if not whose.agrees:
        judgement = judgement.refused(Reason.TWO_HOLDERS)
    judgement = hold_access(opened.infos, judgement, groups.get(14))
    judgement, asked = prove(opened, judgement, groups, terms.random, extended=reach.extended)
    reading = _assemble(opened.protocol, whose, judgement, sod or b"", signed.sha256 if signed else "")
    shown = None if judgement.trust is ChipTrust.FAILED else _photograph(groups.get(2))
    return replace(reading, proofs=asked, photograph=shown)


def _whose(
    course: Course,
    there: frozenset[int],
    groups: dict[int, bytes],
    tell: Callable[[Step], None],
    *,
    in_full: bool,
) -> Holder:
    """Read what names the holder into `groups`, and tell it as soon as the name is whole."""
    groups[1] = _announced(course, files.DG1)
    whose = holder.by_mrz(groups[1])
    wanted = holder.further(whose, there) if in_full else ()
    if files.DG13 not in wanted:
        tell(whose.words)
    for ef in wanted:
        content = course.read(ef) if ef.optional else _announced(course, ef)
        if content is not None:
            groups[ef.fid & 0xFF] = content
    whose = holder.with_groups(whose, groups)
    if files.DG13 in wanted:
        tell(whose.words)
    return whose


def _photograph(dg2: bytes | None) -> Photograph | None:
    """The first of them, not decoded: whoever shows it does that, where it can do no harm."""
    try:
        face = parse_dg2(dg2)[0] if dg2 is not None else None
    except FaceError:
        return None
    return None if face is None else Photograph(face.image, face.kind.value)


def _announced(course: Course, ef: Ef) -> bytes:
    content = course.read(ef)
    if content is None:
        raise garbled("a data group that the card announced is missing")
    return content


def _groups_there(course: Course) -> tuple[frozenset[int], bytes | None]:
    """The groups that the card says it has; and EF.SOD, where that alone could tell.

    EF.COM is on its way out: who reads is to do without it (9303-10, 4.6.1 and 4.6.2).
    """
    com, sod = course.read(files.COM), None
    if com is None:
        sod = course.read(files.SOD)
        signed = _signed(sod)
        if signed is None:
            raise ChipError(FaultCode.CARD_NOT_ID, "no list of data groups")
        groups = frozenset(signed.hashes)
    else:
        try:
            groups = parse_com(com)
        except LdsError as error:
            raise garbled(str(error)) from None
    if 1 not in groups:
        raise ChipError(FaultCode.CARD_NOT_ID, "without DG1")
    return groups, sod


def _signed(sod: bytes | None) -> SecurityObject | None:
    """What the issuer signed; None where there is no such file, or one that is no security object."""
    try:
        return parse_sod(sod) if sod is not None else None
    except SodError:
        return None


def _assemble(access: str, whose: Holder, judgement: Judgement, sod: bytes, sod_sha256: str) -> CardReading:
    """Counts and times are added by the caller."""
    return CardReading(
        **{one.name: getattr(whose.words, one.name) for one in fields(Prefilled)},
        trust=judgement.trust,
        access=access,
        sod_sha256=sod_sha256,
        apdus=0,
        bytes_read=0,
        milliseconds=0,
        sod=sod,
        genuine=judgement.genuine,
        reasons=judgement.codes,
        kind=whose.kind,
        issuer=whose.mrz.issuer,
    )
