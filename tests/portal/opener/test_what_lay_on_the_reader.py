"""The officer reads what was laid on the reader, how its chip was found, what was checked, and why."""

from __future__ import annotations

import pytest

from drivers.card import reader
from drivers.card.chip.judgement import Reason
from portal.pages.words import languages
from sync.contract import presented as told
from sync.contract.dossier import Assurance, Citizen
from sync.contract.presented import (
    Access,
    ChipChecked,
    ChipTrust,
    DocumentKind,
    Genuine,
    Presented,
    Proof,
)
from tests.portal.citizens import file
from tests.portal.engines import SQLITE
from tests.portal.world import World, call
from tests.sync.builders import NAME, NUMBER

pytestmark = pytest.mark.parametrize("store_url", [SQLITE], indirect=True)
HASH = "ab" * 32


def page(
    world: World, assurance: Assurance, shown: Presented | None, number: str = NUMBER, seed: int = 1
) -> str:
    sealed = file(world, seed, citizen=Citizen(assurance, number, NAME, "1991-08-23"), presented=shown)
    return call(world.console, "GET", f"/dossiers/{sealed.manifest.code}").text


def checked(trust: ChipTrust, genuine: Genuine, *reasons: str, proofs: tuple[Proof, ...] = ()) -> ChipChecked:
    return ChipChecked(trust, genuine, Access.PACE, proofs, reasons, HASH)


def test_a_trusted_chip_says_which_checks_held(world: World) -> None:
    found = checked(ChipTrust.TRUSTED, Genuine.PROVEN, proofs=(Proof.ACTIVE,))
    text = page(world, Assurance.CHIP_TRUSTED, Presented(DocumentKind.CARD, "VNM", found))
    for words in (
        "Thẻ căn cước (nước cấp: VNM)",
        "Thật: chữ ký của nơi cấp đã được xác minh",
        "Đạt, máy biết nơi cấp",
        "Chip gốc (đã thử AA)",
        HASH[:16],
    ):
        assert words in text
    assert "Vì sao" not in text
    assert "Số định danh" in text


def test_a_passport_of_an_unknown_issuer_is_neither_genuine_nor_forged(world: World) -> None:
    found = checked(ChipTrust.CONSISTENT, Genuine.NOT_OFFERED, "issuer_unknown", "revocation_missing")
    text = page(world, Assurance.CHIP_CONSISTENT, Presented(DocumentKind.PASSPORT, "AUS", found), "PX0417263")
    for words in (
        "Hộ chiếu (nước cấp: AUS)",
        "Số hộ chiếu",
        "Chưa rõ: máy chưa biết nơi cấp",
        "Chip không có gì để thử",
        "máy chưa biết nơi cấp; không có danh sách thu hồi",
    ):
        assert words in text
    assert "Số định danh" not in text


def test_a_refused_chip_stands_beside_the_claim_that_followed(world: World) -> None:
    found = checked(
        ChipTrust.FAILED, Genuine.FAILED, "clone", "group_hash:13", proofs=(Proof.ACTIVE, Proof.CHIP)
    )
    text = page(world, Assurance.CLAIMED, Presented(DocumentKind.CARD, "VNM", found))
    for words in (
        "Tự khai, chưa xác minh",
        "Trong lần nộp này có chip bị từ chối",
        "Giả, bị sửa hoặc là bản sao",
        "Bản sao: không có khóa riêng (đã thử AA, đã thử CA)",
        "bản sao, chip không có khóa riêng; nhóm dữ liệu đã bị sửa (DG13)",
    ):
        assert words in text
    assert text.index("có chip bị từ chối") < text.index(NAME), "before anything that was claimed"


def test_without_a_card_it_is_claimed_and_not_verified(world: World) -> None:
    text = page(world, Assurance.CLAIMED, None)
    assert "Tự khai" in text
    assert "Kết luận về chip" not in text
    text = page(world, Assurance.CLAIMED, Presented(DocumentKind.PASSPORT), "PX0417263", seed=2)
    assert "Không đọc chip: tự khai, chưa xác minh" in text


def test_a_reason_of_a_newer_kiosk_is_shown_as_it_is(world: World) -> None:
    found = checked(ChipTrust.CONSISTENT, Genuine.PROVEN, "of_tomorrow:7")
    assert "of_tomorrow:7" in page(world, Assurance.CHIP_CONSISTENT, Presented(DocumentKind.CARD, "VNM", found))


def test_every_reason_of_the_reader_has_words_and_every_outcome_a_place(world: World) -> None:
    for words in languages().values():
        assert [one for one in Reason if not words.has("chip", f"reason_{one}")] == []
    for ours, theirs in (
        (reader.ChipTrust, told.ChipTrust),
        (reader.Genuine, told.Genuine),
        (reader.DocumentKind, told.DocumentKind),
    ):
        assert {one.value for one in ours} == {one.value for one in theirs}
