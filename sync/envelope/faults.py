"""Trouble with a sealed file, as a value."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import StrEnum


class EnvelopeCode(StrEnum):
    """Every reason for which sealing or opening stops."""

    TOO_LARGE = "envelope.too_large"
    NO_RECIPIENT = "envelope.no_recipient"
    BAD_RECIPIENT = "envelope.bad_recipient"
    NOT_SEALED = "envelope.not_sealed"
    HEADER = "envelope.header"
    TRUNCATED = "envelope.truncated"
    NO_KEY = "envelope.no_key"
    WRONG_KEY = "envelope.wrong_key"
    TAMPERED = "envelope.tampered"
    MANIFEST = "envelope.manifest"
    DOSSIER = "envelope.dossier"
    ATTACHMENT = "envelope.attachment"
    DISK_FULL = "disk.full"
    DISK_ERROR = "disk.error"


@dataclass(frozen=True, slots=True)
class EnvelopeFault:
    """One refusal. `detail` names a part, leaf or field, never a value."""

    code: EnvelopeCode
    detail: str = ""


def disk_fault(error: OSError) -> EnvelopeFault:
    """A full disk apart from one that fails; `detail` is the name of the error's number."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    code = EnvelopeCode.DISK_FULL if full else EnvelopeCode.DISK_ERROR
    return EnvelopeFault(code, errno.errorcode.get(error.errno or 0, ""))
