"""A transfer as a QR: written as the standard says, read only if it was written so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import ids, vietqr
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.vietqr import VietQr, crc16, decode, encode

CHECKED = (
    "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA"
    "53037045405790005802VN62220818HS H26 260101 00016304E902"
)
TRANSFER = VietQr("970415", "113366668888", 79000, "HS H26 260101 0001")
FREE = st.text("ABCxyz019 ./-", min_size=1, max_size=25)
TRANSFERS = st.builds(
    VietQr,
    bank=st.text("0123456789", min_size=6, max_size=6),
    account=st.text("0123456789AZaz", min_size=1, max_size=19),
    amount=st.none() | st.integers(1, 10**13 - 1),
    purpose=st.none() | FREE,
    reference=st.none() | st.text("ABCTAM0129", min_size=1, max_size=19),
    bill=st.none() | FREE,
    terminal=st.none() | FREE,
    service=st.sampled_from(vietqr.Service),
)


def sealed_again(body: str) -> str:
    """The same body under a checksum that matches it."""
    return body + f"{crc16(body.encode()):04X}"


def test_the_checked_vector_both_ways() -> None:
    assert encode(TRANSFER) == CHECKED
    assert decode(CHECKED) == TRANSFER


@given(TRANSFERS)
def test_what_is_written_reads_back(transfer: VietQr) -> None:
    payload = encode(transfer)
    assert isinstance(payload, str)
    assert decode(payload) == transfer


def test_a_wrong_inner_length_under_a_matching_checksum_is_refused() -> None:
    # The fault of the standard's own printed example: a lenient reader loses a digit of the account.
    body = CHECKED[:-4]
    for wrong in (
        body.replace("0112113366668888", "0111113366668888"),
        body.replace("0112113366668888", "0113113366668888"),
        body.replace("0126000697", "0125000697"),
        body.replace("3856", "3855"),
    ):
        assert wrong != body
        assert isinstance(decode(sealed_again(wrong)), ContractFault)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("010212", "010211"),
        ("53037045", "53038405"),
        ("5802VN", "5802US"),
        ("540579000", "540507900"),
        ("QRIBFTTA", "QRIBFTTX"),
        ("A000000727", "A000000728"),
        ("000201", "000202"),
        ("5802VN", "5802VN5802VN"),
        ("5802VN", "5802VN5904NAME"),
        ("5802VN6222", "6222"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_refused_under_any_checksum(old: str, new: str) -> None:
    body = CHECKED[:-4]
    assert old in body
    assert isinstance(decode(sealed_again(body.replace(old, new))), ContractFault)


def test_a_changed_digit_breaks_the_checksum() -> None:
    for at in range(len(CHECKED) - 8):
        if CHECKED[at].isdigit():
            other = CHECKED[:at] + str((int(CHECKED[at]) + 1) % 10) + CHECKED[at + 1 :]
            assert decode(other) == ContractFault(ContractCode.QR_CHECKSUM)
    assert isinstance(decode(CHECKED[:-4] + CHECKED[-4:].lower()), ContractFault)


@given(st.text(max_size=200) | st.text("0123456789VNQR", max_size=120).map(sealed_again))
def test_any_text_is_a_transfer_or_a_fault(text: str) -> None:
    result = decode(text)
    assert isinstance(result, ContractFault) or encode(result) == text


@pytest.mark.parametrize(
    ("transfer", "field"),
    [
        (VietQr("97041", "1"), "bank"),
        (VietQr("970415", "1" * 20), "account"),
        (VietQr("970415", "1", 0), "amount"),
        (VietQr("970415", "1", 1, "nộp lệ phí"), "purpose"),
        (VietQr("970415", "1", 1, "x" * 26), "purpose"),
        (VietQr("970415", "1", 1, None, "tam"), "reference"),
    ],
)
def test_what_the_standard_does_not_allow_is_not_written(transfer: VietQr, field: str) -> None:
    assert encode(transfer) == ContractFault(ContractCode.QR_FIELD, field)


KEY = b"k" * 32


def test_a_reference_is_17_characters_and_depends_on_kiosk_dossier_and_amount() -> None:
    reference = vietqr.payment_reference(KEY, "ABCD1234", 8000)
    assert len(reference) == 17
    assert reference.startswith("TAMABCD1234")
    assert reference == vietqr.payment_reference(KEY, "ABCD1234", 8000)
    others = {
        vietqr.payment_reference(b"other kiosk", "ABCD1234", 8000),
        vietqr.payment_reference(KEY, "ABCD1235", 8000),
        vietqr.payment_reference(KEY, "ABCD1234", 8001),
    }
    assert reference not in others
    for amount, code8 in ((0, "ABCD1234"), (1, "ABCD123"), (1, "ABCDH26A"), (1, "ABCDILOU")):
        with pytest.raises(ValueError, match="reference"):
            vietqr.payment_reference(KEY, code8, amount)


def test_a_reference_never_spells_the_city_s_office_code() -> None:
    assert all(
        ids.FORBIDDEN not in vietqr.payment_reference(KEY, "7K3MQ92X", amount) for amount in range(1, 3000)
    )


@pytest.mark.parametrize(
    "text",
    [
        "{r}",
        "MBVCB.1234567890.{r}.CT tu 0011 toi 1133",
        "ibft {lower} gd 123",
        "CT DEN:{spaced} Chuyen tien",
        "TAMTAM{r}XYZ",
        "NGUYEN VAN TAM chuyen {r}",
    ],
)
def test_a_reference_is_found_in_what_banks_make_of_it(text: str) -> None:
    reference = vietqr.payment_reference(KEY, "70KMQ921", 8000)
    spaced = " ".join(reference[i : i + 4] for i in range(0, 17, 4))
    said = text.format(r=reference, lower=reference.lower(), spaced=spaced)
    assert vietqr.match_reference(said, lambda found: found == reference) == reference


def test_a_text_without_a_reference_has_none() -> None:
    assert vietqr.match_reference("chuyen tien an trua") is None
    assert vietqr.match_reference("TAM7K3M") is None


@given(st.text(max_size=600))
def test_any_text_of_a_transfer_is_searched_without_harm(text: str) -> None:
    found = vietqr.match_reference(text)
    assert found is None or len(found) == 17
