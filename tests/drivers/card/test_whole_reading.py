"""One reading against whole chips: what each flaw comes to, how much is asked for, what is told early."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cancel import Cancel
from drivers.card.chip.anchors import Anchors
from drivers.card.chip.apdu import MAX_APDUS
from drivers.card.chip.reach import LADDER, Reach, Reaches
from drivers.card.chip.session import Terms, read_card
from drivers.card.chip.trouble import ChipError
from drivers.card.reader import (
    AccessKey,
    CardReading,
    ChipTrust,
    Genuine,
    Need,
    PaceKey,
    Prefilled,
    ReadProgress,
    Step,
)
from drivers.card.simulator import applet
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.issuer import practice_anchor
from drivers.card.simulator.profile import AaKey, Access, ChipProfile, Flaw, Mapping, Overlong
from drivers.errors import DeviceFault, FaultCode
from tests.drivers.card.cards import MAI

PROVEN, FAILED, NOT_OFFERED = Genuine.PROVEN, Genuine.FAILED, Genuine.NOT_OFFERED
CAN = PaceKey(MAI.can)
TRUSTING = Terms(anchors=Anchors((practice_anchor(),)))
Change = Callable[[bytes, Callable[[bytes], bytes]], bytes]


def card(**changes: object) -> SimulatedChip:
    profile: ChipProfile = replace(MAI.profile, **changes)  # type: ignore[arg-type]  # names are the profile's own
    profile.check()
    return SimulatedChip(replace(MAI, profile=profile))


class Desk:
    """One chip on one reader: counts what is asked, keeps what is told, remembers the reach."""

    def __init__(self, chip: SimulatedChip, between: Change | None = None, key: AccessKey = CAN) -> None:
        self.chip = chip
        self._key = key
        self.reach = Reach()
        self.commands: list[bytes] = []
        self.told: list[Step] = []
        self.resets = 0
        self.between = between

    def transmit(self, command: bytes) -> bytes:
        self.commands.append(command)
        return self.between(command, self.chip.transmit) if self.between else self.chip.transmit(command)

    def reset(self) -> None:
        self.resets += 1
        self.chip.reset()

    def read(
        self, needs: frozenset[Need] = frozenset(Need), terms: Terms = TRUSTING
    ) -> CardReading | DeviceFault:
        self.commands.clear()
        self.chip.reset()
        return read_card(
            self.transmit,
            self._key,
            needs,
            progress=self.told.append,
            cancel=Cancel(),
            terms=terms,
            reach=self.reach,
            reset=self.reset,
        )


def reading(desk: Desk) -> CardReading:
    outcome = desk.read()
    assert isinstance(outcome, CardReading)
    return outcome


def test_a_card_in_order_is_trusted_and_proves_itself() -> None:
    found = reading(Desk(card()))
    assert (found.trust, found.genuine, found.reasons) == (ChipTrust.TRUSTED, PROVEN, ())


@pytest.mark.parametrize(
    ("flaw", "genuine", "reason"),
    [
        (Flaw.CLONE, FAILED, "clone"),
        (Flaw.ALTERED_DG1, NOT_OFFERED, "group_hash:1"),
        (Flaw.ALTERED_DG13, NOT_OFFERED, "group_hash:13"),
        (Flaw.EXPIRED_SIGNER, NOT_OFFERED, "signer_expired_at_signing"),
        (Flaw.FORGED_SIGNER, NOT_OFFERED, "issuer_forged"),
        (Flaw.WITHOUT_SOD, NOT_OFFERED, "no_security_object"),
    ],
)
def test_each_false_card_is_refused_for_its_own_reason(flaw: Flaw, genuine: Genuine, reason: str) -> None:
    found = reading(Desk(card(flaws=(flaw,))))
    assert (found.trust, found.genuine, found.reasons[0]) == (ChipTrust.FAILED, genuine, reason)


def test_an_issuer_that_nobody_knows_is_consistent_and_no_more() -> None:
    found = reading(Desk(card(flaws=(Flaw.UNKNOWN_ISSUER,))))
    assert (found.trust, found.genuine) == (ChipTrust.CONSISTENT, PROVEN)
    assert found.reasons[0] == "issuer_unknown"


def test_a_photograph_comes_only_where_it_is_needed_and_of_no_false_card() -> None:
    found = reading(Desk(card()))
    assert found.photograph is not None
    assert found.photograph.kind == "jpeg"
    assert found.photograph.image.startswith(b"\xff\xd8\xff")
    assert "image" not in repr(found)
    without = Desk(card()).read(frozenset(Need) - {Need.PHOTOGRAPH})
    assert isinstance(without, CardReading)
    assert without.photograph is None
    assert reading(Desk(card(flaws=(Flaw.CLONE,)))).photograph is None


def test_a_photograph_that_is_none_leaves_the_card_as_it_is() -> None:
    chip = card()
    chip.files[0x0102] = bytes.fromhex("750302017f")
    found = reading(Desk(chip))
    assert (found.photograph, found.trust, found.reasons[0]) == (None, ChipTrust.FAILED, "group_hash:2")


@pytest.mark.parametrize("group", [14, 15])
def test_a_copy_that_leaves_the_key_of_its_proof_out_withholds_it(group: int) -> None:
    chip = card()
    del chip.files[0x0100 | group]
    found = reading(Desk(chip))
    assert (found.trust, found.reasons[0]) == (ChipTrust.FAILED, f"proof_withheld:{group}")


@pytest.mark.parametrize(
    "changes",
    [
        {"active_authentication": AaKey.RSA1024},
        {"active_authentication": AaKey.RSA2048},
        {"active_authentication": None, "groups": (1, 2, 13, 14)},
        {"mapping": Mapping.CAM},
        {"access": (Access.BAC,)},
        {"active_authentication": AaKey.RSA1024, "chip_authentication": None, "groups": (1, 2, 13, 15)},
    ],
)
def test_one_proof_is_enough_whichever_the_chip_knows(changes: dict[str, object]) -> None:
    key = MAI.bac_key() if "access" in changes else CAN
    assert reading(Desk(card(**changes), key=key)).genuine is PROVEN


def test_a_chip_whose_signature_is_not_understood_proves_itself_by_its_other_key() -> None:
    chip = card()
    sign = chip.file_command

    def other(header: bytes, data: bytes, expected: int) -> bytes:
        answer = sign(header, data, expected)
        return bytes(len(answer)) if header[1] == 0x88 else answer

    chip.file_command = other  # type: ignore[method-assign]
    found = reading(Desk(chip))
    assert (found.trust, found.genuine) == (ChipTrust.TRUSTED, PROVEN)


def test_a_chip_that_was_promised_no_proof_is_not_blamed() -> None:
    bare = card(active_authentication=None, chip_authentication=None, groups=(1, 2, 13))
    found = reading(Desk(bare))
    assert (found.trust, found.genuine) == (ChipTrust.TRUSTED, NOT_OFFERED)


def test_the_words_are_told_before_the_rest_is_read_and_are_those_of_the_card() -> None:
    desk = Desk(card())
    found = reading(desk)
    words = [step for step in desk.told if isinstance(step, Prefilled)]
    assert [(one.number, one.name, one.residence) for one in words] == [
        (found.number, found.name, found.residence)
    ]
    after = desk.told[desk.told.index(words[0]) :]
    parts = [step.part for step in after if isinstance(step, ReadProgress)]
    assert set(parts) == {"sod", "dg14", "dg15", "dg2"}
    assert found.name not in repr([step for step in desk.told if isinstance(step, ReadProgress)])


def test_the_photograph_is_read_only_where_it_is_needed() -> None:
    desk = Desk(card())
    desk.read(frozenset({Need.MRZ, Need.VIETNAMESE_TEXT}))
    assert not [step for step in desk.told if isinstance(step, ReadProgress) and step.part == "dg2"]


@pytest.mark.parametrize("end_of_file", [False, True])
@pytest.mark.parametrize("short_names", [False, True])
@pytest.mark.parametrize("extended", [256, 2048, 32768])
@pytest.mark.parametrize("overlong", list(Overlong))
def test_whatever_a_chip_says_to_a_long_question_it_is_read(
    overlong: Overlong, extended: int, short_names: bool, end_of_file: bool
) -> None:
    desk = Desk(card(overlong=overlong, extended=extended, short_names=short_names, end_of_file=end_of_file))
    first = reading(desk)
    assert first.trust is ChipTrust.TRUSTED
    learnt = desk.reach.step
    again = reading(desk)
    # What the first card taught costs the second one nothing.
    assert desk.reach.step == learnt
    assert again.apdus <= first.apdus
    assert desk.resets <= 2


def test_a_chip_with_short_answers_is_reset_for_the_first_card_only() -> None:
    desk = Desk(card(extended=256))
    reading(desk)
    assert (desk.reach.longest, desk.resets) == (256, 2)
    reading(desk)
    assert desk.resets == 2


def test_a_chip_with_short_answers_is_read_after_others_that_answered_alike_to_reset() -> None:
    desk, old = Desk(card()), card(extended=256)
    reading(desk)
    learnt, desk.chip = desk.reach.step, old
    assert reading(desk).trust is ChipTrust.TRUSTED
    # The next one of the many is asked for as much as before.
    assert desk.reach.step == learnt


@pytest.mark.parametrize("buffer", [230, 255, 1800])
def test_a_reader_with_a_small_buffer_is_learnt(buffer: int) -> None:
    """It loses every answer longer than its buffer, as a failed transmission."""

    def between(command: bytes, chip: Callable[[bytes], bytes]) -> bytes:
        answer = chip(command)
        if len(answer) > buffer + 2:
            raise ChipError(FaultCode.CARD_MUTE, "insufficient buffer")
        return answer

    desk = Desk(card(), between)
    found = reading(desk)
    assert found.trust is ChipTrust.TRUSTED
    assert desk.reach.longest <= buffer + 200
    assert desk.reach.longest in LADDER


def test_a_reader_that_cuts_long_answers_is_learnt() -> None:
    def between(command: bytes, chip: Callable[[bytes], bytes]) -> bytes:
        answer = chip(command)
        return answer if len(answer) <= 1000 else answer[:998] + b"\x90\x00"

    desk = Desk(card(), between)
    assert reading(desk).trust is ChipTrust.TRUSTED
    assert desk.reach.longest == 256


def test_a_lost_answer_no_longer_than_others_that_came_is_no_reason_to_ask_for_less() -> None:
    desk = Desk(card())
    reading(desk)
    desk.between = lambda command, chip: b"" if command[1:4] == b"\xb0\x8d\x00" else chip(command)
    outcome = desk.read()
    assert isinstance(outcome, DeviceFault)
    assert outcome.code is FaultCode.CARD_MUTE
    assert (desk.reach.step, desk.resets) == (0, 0)


def test_a_card_lifted_while_less_is_tried_is_removed() -> None:
    desk = Desk(card(extended=256))

    def gone() -> None:
        raise ChipError(FaultCode.CARD_REMOVED)

    desk.reset = gone  # type: ignore[method-assign]
    assert desk.read() == DeviceFault(FaultCode.CARD_REMOVED)


def test_a_photograph_beyond_the_reach_of_two_octets_of_offset_is_read() -> None:
    desk = Desk(card(face_octets=60000, extended=2048))
    assert reading(desk).trust is ChipTrust.TRUSTED
    assert [command for command in desk.commands if command[1] == 0xB1]


def test_what_one_reader_learns_another_reader_does_not_believe() -> None:
    known = Reaches()
    learnt = known.of("one", b"\x3b")
    learnt.shorten()
    assert known.of("one", b"\x3b").step == 0, "a reading that did not come to its end taught something"
    known.keep("one", b"\x3b", learnt)
    assert known.of("one", b"\x3b").step == 1
    assert known.of("two", b"\x3b").step == 0
    for other in range(100):
        known.keep(f"reader {other}", b"", learnt)
    assert known.of("one", b"\x3b").step == 0, "what is known grows without bound"


def test_a_chip_of_ones_own_making_does_not_slow_the_reader_down_for_good() -> None:
    known = Reaches()
    known.keep("one", b"", Reach(step=4, most=1))
    steps = []
    for _ in range(200):
        reach = known.of("one", b"")
        steps.append(reach.step)
        assert reach.most == LADDER[0]
        known.keep("one", b"", reach)
    assert steps[0] == 4
    assert steps[-1] == 0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 0xFFFF), min_size=1, max_size=6), st.integers(6, 14))
def test_any_status_to_a_question_ends_within_bounds(statuses: list[int], at: int) -> None:
    """Rightly protected, as the maker of a chip can."""
    chip, replies, count = card(), itertools.cycle(statuses), itertools.count()
    honest = chip.file_command

    def hostile(header: bytes, data: bytes, expected: int) -> bytes:
        if header[1] == 0xB0 and next(count) >= at - 6:
            raise applet._StatusError(next(replies))
        return honest(header, data, expected)

    chip.file_command = hostile  # type: ignore[method-assign]
    desk = Desk(chip)
    assert isinstance(desk.read(), CardReading | DeviceFault)
    assert len(desk.commands) <= MAX_APDUS


def test_a_disturbance_before_the_new_keys_is_no_copy() -> None:
    bare = card(active_authentication=None, groups=(1, 2, 13, 14))
    for instruction in (b"\x22\x41", b"\x86\x00"):

        def between(command: bytes, chip: Callable[[bytes], bytes], cut: bytes = instruction) -> bytes:
            inside = command[0] & 0x0C and command[1:3] == cut
            return b"\x69\x85" if inside else chip(command)

        outcome = Desk(bare, between).read()
        assert isinstance(outcome, DeviceFault)
        assert outcome.code is FaultCode.CARD_GARBLED


def test_a_chip_that_falls_silent_after_it_refused_a_length_is_silent() -> None:
    desk = Desk(card(extended=256, overlong=Overlong.WRONG_LENGTH))
    desk.between = lambda command, chip: b"" if desk.resets else chip(command)
    outcome = desk.read()
    assert isinstance(outcome, DeviceFault)
    assert outcome.code is FaultCode.CARD_MUTE
