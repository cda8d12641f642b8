"""What officers said and did: words for citizens, supplements that answered them, and who looked at what."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Word(Base):
    """The officer's last word on a dossier, sealed to the opener, and the round of supplements that it opened.

    `ticket_sha256` (hexadecimal) is there while the round waits for its supplement. The ticket itself stands
    in the word alone, so that whoever reads the rows cannot answer for the citizen.
    """

    __tablename__ = "officer_words"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    at: Mapped[int]
    round: Mapped[int]
    ticket_sha256: Mapped[str | None] = mapped_column(String(64))
    for_opener: Mapped[bytes]


class WordCopy(Base):
    """The same word, sealed to the key on one receipt: the dossier's own, or that of a supplement to it."""

    __tablename__ = "officer_word_copies"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    sealed: Mapped[bytes]


class Supplement(Base):
    """A dossier that completes another and was joined to it."""

    __tablename__ = "supplements"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    original_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    round: Mapped[int]
    joined_at: Mapped[int]


class Holder(Base):
    """Who filed, as far as the opener could prove it, and the key of the receipt in her hands.

    `card_tag` is a MAC of the personal number under a key of the opener's; `assurance` is the contract's, after
    a sign-in was verified; `visit_key` is public.
    """

    __tablename__ = "holders"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    card_tag: Mapped[bytes]
    assurance: Mapped[str] = mapped_column(String(20))
    visit_key: Mapped[str] = mapped_column(Text, index=True)


class OfficerAct(Base):
    """One line of the console's own log: who came in, read a dossier, saw a paper or did a deed."""

    __tablename__ = "officer_acts"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[int] = mapped_column(index=True)
    officer: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(60))
    code: Mapped[str | None] = mapped_column(String(20))
