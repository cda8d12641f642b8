"""Valid bytes for each parser: from the simulated cards, and from an issuer that shares no code with them."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from drivers.card.chip.tlv import read_only
from drivers.card.persona import chip_names, load_persona, persona_names
from drivers.card.simulator.mrz import mrz_lines
from drivers.card.simulator.personalised import CARD_ACCESS, SOD, personalised
from sync.contract import ids, prepared
from sync.envelope.receipt_key import receipt_url
from tests.oracle import issuing

_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_MASTER_LIST = "2.23.136.1.1.2"
_TRANSCRIPTS = Path(__file__).resolve().parents[2] / "drivers" / "card" / "transcripts"


@functools.cache
def files(name: int) -> tuple[bytes, ...]:
    """One file of the application, of every prepared card that has it."""
    cards = (personalised(load_persona(one)) for one in (*persona_names(), *chip_names()))
    return _distinct(card.application[name] for card in cards if name in card.application)


@functools.cache
def groups() -> tuple[bytes, ...]:
    return tuple(files(name)[0] for name in (0x011E, 0x0101, 0x010D, 0x010E, 0x010F))


@functools.cache
def card_access() -> tuple[bytes, ...]:
    cards = (personalised(load_persona(one)) for one in (*persona_names(), *chip_names()))
    return _distinct(card.master[CARD_ACCESS] for card in cards if CARD_ACCESS in card.master)


@functools.cache
def _people() -> tuple[tuple[issuing.Party, issuing.Party], ...]:
    """Authorities and signers: each kind of key and signature that issuers use."""
    kinds: tuple[tuple[str, str, str, str], ...] = (
        ("bp256", "", "ecdsa", "sha256"),
        ("p384", "", "ecdsa", "sha384"),
        ("bp256", "bp256", "ecdsa", "sha256"),
    )
    kinds += (("rsa2048", "", "pss", "sha256"), ("rsa2048", "", "rsa", "sha1"))
    return tuple(
        (
            issuing.Party("Authority", issuing.key(kind, 0, explicit), scheme, hashed),
            issuing.Party("Signer", issuing.key(kind, 1, explicit), scheme, hashed),
        )
        for kind, explicit, scheme, hashed in kinds
    )


@functools.cache
def certificates() -> tuple[bytes, ...]:
    made = []
    for authority, signer in _people():
        made.append(issuing.certificate(authority, authority, 1, authority=True))
        made.append(issuing.certificate(authority, signer, 2, purpose="2.23.136.1.1.3"))
    return tuple(made)


@functools.cache
def security_objects() -> tuple[bytes, ...]:
    content = {1: files(0x0101)[0], 13: files(0x010D)[0]}
    made = []
    for number, (authority, signer) in enumerate(_people()):
        certificate = issuing.certificate(authority, signer, 3)
        body = issuing.signed_data(
            "2.23.136.1.1.1",
            issuing.lds_object(content, signer.hash_name, number % 2),
            signer,
            certificate,
            by_key_id=number % 2 == 1,
            signed_at=_DAY if number % 3 else None,
            plain=number == 4,
        )
        made.append(issuing.wrapped(0x77, body))
    return (*made, *files(SOD)[:2])


@functools.cache
def signed() -> tuple[bytes, ...]:
    """CMS of every kind: security objects without their tag, and master lists."""
    authority, signer = _people()[0]
    listed = issuing.wrapped(0x31, b"".join(sorted(certificates()[::2])))
    content = issuing.wrapped(0x30, b"\x02\x01\x00" + listed)
    certificate = issuing.certificate(authority, signer, 4, purpose="2.23.136.1.1.3")
    return (
        issuing.signed_data(
            _MASTER_LIST, content, signer, certificate, embedded=(certificate, certificates()[0])
        ),
        *(read_only(one, 0x77) for one in security_objects()),
    )


@functools.cache
def revocations() -> tuple[bytes, ...]:
    return tuple(
        issuing.revocations(authority, serials, _DAY, _DAY)
        for (authority, _), serials in zip(_people(), ((), (3,), (1, 2, 3, 1 << 70), (9,), (8,)), strict=True)
    )


@functools.cache
def trusted() -> tuple[bytes, ...]:
    """What may lie in a folder of trust."""
    held = (*certificates(), *revocations(), *signed())
    return (*held, *(issuing.pem(one) for one in held[:2]))


def transcripts() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(_TRANSCRIPTS.glob("*.json")))


def zones() -> tuple[bytes, ...]:
    people = (load_persona(one) for one in (*persona_names(), *chip_names()))
    made = ["".join(mrz_lines(person)).encode("ascii") for person in people]
    # The published specimens (9303-5 and 9303-6): two lines of 36, and numbers longer than their place.
    made.append(b"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6")
    made.append(b"I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<")
    made.append(b"I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<D23145890<UTO3407127M95071227349<<<8")
    return tuple(made)


@functools.cache
def seen_zones() -> tuple[bytes, ...]:
    """Zones by lines between other print, as they stand and with each 0 and 1 read as a letter."""
    wide = {90: 30, 72: 36, 88: 44}
    lines = [
        "\n".join(one[at : at + wide[len(one)]] for at in range(0, len(one), wide[len(one)]))
        for one in (zone.decode("ascii") for zone in zones())
    ]
    alike = str.maketrans("01258", "OIZSB")
    made = [f"CĂN CƯỚC\n{one}\n\x0c" for one in lines]
    return tuple(text.encode("utf-8") for text in (*made, *(one.translate(alike) for one in lines)))


@functools.cache
def card_codes() -> tuple[bytes, ...]:
    texts = [load_persona(one).qr_text() for one in persona_names()]
    bare = [text.split("|") for text in texts]
    texts += ["|".join((parts[0], *parts[2:])) for parts in bare[:2]] + ["|".join((*bare[0], "x", ""))]
    return tuple(text.encode() for text in texts)


@functools.cache
def receipt_codes() -> tuple[bytes, ...]:
    code = ids.new_code(lambda size: bytes(range(size)))
    return (receipt_url("https://portal.example/s", code, bytes(range(16))).encode(),)


@functools.cache
def form_codes() -> tuple[bytes, ...]:
    form = prepared.Prepared(
        "birth.copy", "3", "vi", {"holder.name": "NGUYỄN THỊ MAI", "copies": "2", "why": ""}
    )
    return (prepared.write(form).encode(),)


def _distinct(found: Iterable[bytes]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(found))
