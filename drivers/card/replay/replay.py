"""A recorded conversation had once more, with our own protocols as the terminal and recorded random values.

BAC, PACE, secure messaging and Chip Authentication run as they do at a card; what was recorded in between
(which file, in what pieces) is heard under the session's keys and asked for again. So each command of ours, and
each answer, is held against the recording, whatever reader made it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from drivers.card.chip import bac, pace
from drivers.card.chip.active_authentication import authenticate_actively
from drivers.card.chip.apdu import OK, Command, PlainChannel, Response
from drivers.card.chip.card_access import (
    ChipPublicKey,
    SecurityInfos,
    SecurityInfosError,
    parse_dg14,
    parse_security_infos,
)
from drivers.card.chip.chip_mapping import MappingProof, mapping_proves
from drivers.card.chip.cms import CmsError, parse_signed_data
from drivers.card.chip.key_derivation import Cipher, Random, SessionKeys, key_pair
from drivers.card.chip.pace import Password
from drivers.card.chip.pace_offers import offer_for
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.chip.tlv import TlvError, read_all
from drivers.card.chip.trouble import ChipError
from drivers.card.reader import Genuine
from drivers.card.replay.chip_keys import agreed_keys
from drivers.card.replay.commands import CommandError, Listener, is_protected, parse_command
from drivers.card.replay.dump import CARD_ACCESS, CARD_SECURITY, Dump
from drivers.card.replay.reasons import reason_of
from drivers.card.replay.script import ReplayError, Script
from drivers.card.replay.transcript import Transcript

#: id-SecurityObject: what EF.CardSecurity signs.
_SECURITY_INFOS = frozenset({"0.4.0.127.0.7.3.2.1"})


@dataclass(frozen=True, slots=True)
class Replayed:
    """How far it went; `reason` is empty where it went to its end. `files` by name, as far as read."""

    protocol: str = ""
    cipher: str = ""
    done: int = 0
    differing: int = 0
    reason: str = ""
    detail: str = ""
    genuine: Genuine = Genuine.NOT_OFFERED
    proofs: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    card_access: SecurityInfos = field(default_factory=SecurityInfos, repr=False)


def replay(transcript: Transcript) -> Replayed:
    """Never raises for what stands in a transcript."""
    return _Replay(transcript).run()


class _Replay:
    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._script = Script(transcript.exchanges, transcript.random)
        self._dump = Dump(transcript.files)
        self._channel: SecureChannel | None = None
        self._plain = PlainChannel(self._script.transmit_any)
        self._listener: Listener | None = None
        self._way: tuple[bytes, int | None] = b"", None
        self._mapping: MappingProof | None = None
        self._signed: list[tuple[bytes, bytes]] = []
        self._renewed = False
        self._found = Replayed()

    def run(self) -> Replayed:
        reason, detail = "", ""
        try:
            while not self._script.ended:
                self._step()
            if self._renewed:
                raise ReplayError("transcript_ended", "nothing was said under the keys of Chip Authentication")
        except ReplayError as error:
            reason, detail = error.reason, error.detail
        except CommandError as error:
            reason = str(error)
        except ChipError as trouble:
            reason, detail = reason_of(trouble), f"{trouble.fault.code}: {trouble.fault.detail}"
        genuine, proofs = self._genuine()
        if genuine is Genuine.FAILED and not reason:
            reason, detail = "copy", "an answer that only the chip's own key can give does not hold"
        files = self._dump.files
        return replace(
            self._found,
            done=self._script.at,
            differing=self._script.differing,
            reason=reason,
            detail=detail,
            genuine=genuine,
            proofs=proofs,
            whole=tuple(sorted(name for name in files if self._dump.whole(name) is not None)),
            files=files,
            card_access=self._infos(),
        )

    def _step(self) -> None:
        recorded = self._script.next
        if recorded.reset:
            self._end_session()
            self._dump.reset()
        if self._listener is not None and self._channel is not None and is_protected(recorded.command):
            self._protected(self._listener, self._channel, recorded.command)
            return
        if is_protected(recorded.command):
            raise ReplayError("no_session", "a protected command before any keys")
        self._end_session()
        command = parse_command(recorded.command)
        if (command.ins, command.p1, command.p2) == (0x22, 0xC1, 0xA4):
            self._pace(command)
        elif command.ins == 0x84 and self._is_bac():
            self._bac()
        else:
            answer = PlainChannel(self._script.transmit_any).exchange(command)
            self._heard(command, answer)

    def _is_bac(self) -> bool:
        after = self._script.at + 1
        return after < len(self._script.exchanges) and self._script.exchanges[after].command[1] == 0x82

    def _bac(self) -> None:
        if not self._transcript.information:
            raise ReplayError("key_missing", "what the zone says")
        keys = key_pair(Cipher.TDES, self._transcript.mrz_secret[:16])
        plain = PlainChannel(self._script.transmit)
        self._open(bac.authenticate(plain, keys, self._script.draw), "bac")
        # BAC is spoken with the application alone, whether or not its selection was recorded.
        self._dump.application = True

    def _pace(self, command: Command) -> None:
        named = _named(command.data)
        number = int.from_bytes(named[0x84], "big") if 0x84 in named else self._transcript.parameter_id
        offer = offer_for(self._infos(), named.get(0x80, b""), number)
        if offer is None:
            raise ReplayError("protocol_unsupported", named.get(0x80, b"").hex())
        plain = PlainChannel(self._script.transmit)
        agreement = pace.agree(plain, offer, self._password(named.get(0x83, b"")), self._script.draw)
        self._mapping = agreement.proof
        self._open(agreement.session, "pace-cam" if offer.proves_chip else "pace")

    def _password(self, reference: bytes) -> Password:
        number = int.from_bytes(reference, "big")
        secret = {pace.CAN: self._transcript.can.encode()}.get(number, b"")
        if number == pace.MRZ and self._transcript.information:
            secret = self._transcript.mrz_secret
        if not secret:
            raise ReplayError("key_missing", f"password {number}")
        return Password(number, secret)

    def _open(self, session: SessionKeys, protocol: str) -> None:
        self._found = replace(self._found, protocol=protocol, cipher=session.cipher.value)
        # From here on the recorded commands are said again, so they need not be compared.
        self._plain = PlainChannel(self._script.transmit_any)
        self._channel = SecureChannel(self._plain, session)
        self._listener = Listener(session)

    def _end_session(self) -> None:
        self._channel = self._listener = None
        self._renewed = False

    def _protected(self, listener: Listener, channel: SecureChannel, recorded: bytes) -> None:
        command = listener.heard(recorded)
        at = self._script.at
        # A recording may be longer than any reading of ours.
        self._plain.apdus = 0
        try:
            answer = channel.exchange(command)
        except ChipError:
            # What was recorded up to here is had; the answer that does not hold is the next.
            self._script.at = at
            raise
        listener.answered()
        self._renewed = False
        self._heard(command, answer)
        self._chip_authentication(command, answer)

    def _heard(self, command: Command, answer: Response) -> None:
        self._dump.heard(command, answer)
        if command.ins == 0x88:
            self._script.passed(command.data)
        if command.ins == 0x88 and answer.sw == OK:
            self._signed.append((command.data, answer.data))

    def _chip_authentication(self, command: Command, answer: Response) -> None:
        if answer.sw != OK or command.ins not in (0x22, 0x86):
            return
        infos = self._signed_infos()
        if (command.ins, command.p1, command.p2) == (0x22, 0x41, 0xA4):
            named = _named(command.data)
            self._way = named.get(0x80, b""), _number(named.get(0x84))
            return
        session = agreed_keys(command, infos, self._way, self._script.draw)
        if session is not None and self._channel is not None:
            self._channel = self._channel.renewed(session)
            self._listener = Listener(session)
            self._renewed = True
            self._found = replace(self._found, cipher=session.cipher.value, proofs=("chip",))

    def _infos(self) -> SecurityInfos:
        content = self._dump.whole(CARD_ACCESS)
        try:
            return parse_security_infos(content) if content is not None else SecurityInfos()
        except SecurityInfosError:
            return SecurityInfos()

    def _signed_infos(self) -> SecurityInfos:
        content = self._dump.whole("dg14")
        try:
            return parse_dg14(content) if content is not None else SecurityInfos()
        except SecurityInfosError:
            return SecurityInfos()

    def _genuine(self) -> tuple[Genuine, tuple[str, ...]]:
        """What the recorded answers prove, by keys that were read or given; a false signature is a copy's."""
        proofs = list(self._found.proofs)
        infos, dg15 = self._signed_infos(), self._dump.whole("dg15")
        failed = False
        if self._mapping is not None:
            number = self._mapping.parameter_id
            keys = (*infos.chip_keys, *_static_keys(self._dump.whole(CARD_SECURITY)))
            if mapping_proves(self._mapping, keys):
                proofs.append("mapping")
            else:
                failed = any(key.key_id == number for key in keys)
        for challenge, signature in self._signed if dg15 is not None else ():
            said = _Said(signature)
            found = authenticate_actively(said, dg15 or b"", infos.active_authentication, _always(challenge))
            failed |= found is Genuine.FAILED
            if found is Genuine.PROVEN:
                proofs.append("active")
        if failed:
            return Genuine.FAILED, tuple(proofs)
        return (Genuine.PROVEN if proofs else Genuine.NOT_OFFERED), tuple(proofs)


@dataclass(frozen=True, slots=True)
class _Said:
    """A channel that has its one answer already."""

    signature: bytes

    def exchange(self, command: Command) -> Response:
        del command
        return Response(self.signature, OK)


def _named(data: bytes) -> dict[int, bytes]:
    try:
        return {one.tag: one.value for one in read_all(data)}
    except TlvError:
        raise ReplayError("command_malformed", "set at") from None


def _static_keys(card_security: bytes | None) -> tuple[ChipPublicKey, ...]:
    """Those of EF.CardSecurity, its signature aside: a proof is worth as much as who signed the key."""
    try:
        signed = parse_signed_data(card_security or b"", _SECURITY_INFOS)
        return parse_security_infos(signed.content).chip_keys
    except (CmsError, SecurityInfosError):
        return ()


def _always(value: bytes) -> Random:
    return lambda _size: value


def _number(value: bytes | None) -> int | None:
    return None if value is None else int.from_bytes(value, "big")
