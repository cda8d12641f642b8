"""Every parser that reads from a card, a QR or an MRZ: its call, what it may raise, valid bytes for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.card import qr, trust_files, zone
from drivers.card.chip import (
    ber,
    card_access,
    certificates,
    cms,
    details,
    dg13,
    face,
    lds,
    master_list,
    mrz,
    public_keys,
    revocation,
    sod,
    tlv,
)
from drivers.card.replay import replay, transcript
from sync.contract import prepared
from sync.envelope import receipt_key
from tests.lab.fuzzing import conversations, seeds

#: The types that content may have by which a CMS is recognised here.
_CONTENT_TYPES = frozenset({"2.23.136.1.1.1", "2.23.136.1.1.2", "1.2.840.113549.1.7.1"})


@dataclass(frozen=True, slots=True)
class Parser:
    """`declared`: what it may raise, as its docstring says. `most`: how many bytes its caller lets through."""

    name: str
    call: Callable[[bytes], object]
    declared: tuple[type[Exception], ...]
    seeds: Callable[[], tuple[bytes, ...]] = field(repr=False)
    most: int = 8192


def _text(call: Callable[[str], object]) -> Callable[[bytes], object]:
    """Readers of codes hand over whatever they made of the bytes, lone surrogates among it."""
    return lambda data: call(data.decode("utf-8", errors="surrogateescape"))


def _seen_zone(data: bytes) -> object:
    """As Tesseract answers; what comes out has to be a zone."""
    found = zone.zone_of(data.decode("utf-8", "replace").splitlines())
    return None if found is None else mrz.parse_mrz(found)


def _dg15(data: bytes) -> object:
    return public_keys.parse_public_key(lds.parse_dg15(data))


def _replayed(data: bytes) -> object:
    return replay.replay(transcript.parse_transcript(data))


PARSERS = (
    Parser("tlv", tlv.read_all, (tlv.TlvError,), seeds.groups),
    Parser("ber", ber.definite, (tlv.TlvError,), seeds.signed, 65536),
    Parser("com", lds.parse_com, (lds.LdsError,), lambda: seeds.files(0x011E), 256),
    Parser("dg1", lds.parse_dg1, (lds.LdsError,), lambda: seeds.files(0x0101), 256),
    Parser("dg2", face.parse_dg2, (face.FaceError,), lambda: seeds.files(0x0102), 65536),
    Parser("dg11", details.parse_dg11, (details.DetailsError,), lambda: seeds.files(0x010B)),
    Parser("dg12", details.parse_dg12, (details.DetailsError,), lambda: seeds.files(0x010C)),
    Parser("dg13", dg13.parse_dg13, (dg13.Dg13Error,), lambda: seeds.files(0x010D)),
    Parser("dg14", card_access.parse_dg14, (card_access.SecurityInfosError,), lambda: seeds.files(0x010E)),
    Parser(
        "card_access",
        card_access.parse_security_infos,
        (card_access.SecurityInfosError,),
        seeds.card_access,
        1024,
    ),
    Parser("dg15", _dg15, (ValueError,), lambda: seeds.files(0x010F), 4096),
    Parser("sod", sod.parse_sod, (sod.SodError,), seeds.security_objects, 16384),
    Parser("judgement", conversations.judged, (), seeds.security_objects, 16384),
    Parser(
        "cms", lambda data: cms.parse_signed_data(data, _CONTENT_TYPES), (cms.CmsError,), seeds.signed, 65536
    ),
    Parser("certificate", certificates.load_certificate, (ValueError,), seeds.certificates, 16384),
    Parser("authority", certificates.load_authority, (ValueError,), seeds.certificates, 16384),
    Parser("master_list", master_list.parse_master_list, (master_list.MasterListError,), seeds.signed, 65536),
    Parser(
        "revocations", revocation.parse_revocations, (revocation.RevocationError,), seeds.revocations, 65536
    ),
    Parser("trust_file", trust_files.parse_contents, (ValueError,), seeds.trusted, 65536),
    Parser("transcript", _replayed, (transcript.TranscriptError,), seeds.transcripts, 65536),
    Parser("mrz", _text(mrz.parse_mrz), (mrz.MrzError,), seeds.zones, 512),
    Parser("mrz_card", _text(mrz.parse_td1), (mrz.MrzError,), seeds.zones, 512),
    Parser("camera_zone", _seen_zone, (), seeds.seen_zones, 4096),
    Parser("card_qr", _text(qr.parse_qr), (), seeds.card_codes, 4096),
    Parser("receipt_qr", _text(receipt_key.read_receipt_url), (), seeds.receipt_codes, 4096),
    Parser("form_qr", _text(prepared.read), (), seeds.form_codes, 4096),
    Parser("answers", conversations.answers, (), conversations.file_seeds, 16384),
    Parser("secure_messaging", conversations.unwrapped, (), conversations.protected_seeds, 4096),
    Parser("conversation", conversations.reading, (), conversations.reading_seeds, 32768),
)


def named(name: str) -> Parser:
    """Raises ValueError for a parser that there is not."""
    for one in PARSERS:
        if one.name == name:
            return one
    raise ValueError(f"no such parser: {name}; there are {', '.join(one.name for one in PARSERS)}")
