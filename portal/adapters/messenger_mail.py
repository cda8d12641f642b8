"""E-mail by SMTP submission (RFC 6409) under STARTTLS (RFC 3207). The portal's only importer of smtplib."""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from email.message import EmailMessage

from portal.adapters.messenger import Message, Outcome
from portal.config import Smtp

_TIMEOUT_S = 15.0


class MailMessenger:
    """`trust` says whose certificate the server may show. Without `password` nobody logs in."""

    name = "smtp"
    # A Message-ID of its own for each key lets a mailbox, but no server, tell that it is the same.
    repeats_safely = False

    def __init__(self, smtp: Smtp, password: str, trust: ssl.SSLContext) -> None:
        self._smtp = smtp
        self._password = password
        self._trust = trust

    def send(self, message: Message) -> Outcome:
        try:
            server = smtplib.SMTP(self._smtp.host, self._smtp.port, timeout=_TIMEOUT_S)
        except (OSError, smtplib.SMTPException):
            return Outcome.LATER
        try:
            return self._submit(server, self._mail(message))
        finally:
            server.close()

    def _submit(self, server: smtplib.SMTP, mail: EmailMessage) -> Outcome:
        try:
            server.starttls(context=self._trust)
            if self._password:
                server.login(self._smtp.user, self._password)
        except (OSError, smtplib.SMTPException):
            # No message goes out in the clear, and an account that is locked may be opened again.
            return Outcome.LATER
        try:
            server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            return _judged(code for code, _ in refused.recipients.values())
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
            return _judged([refused.smtp_code])
        except (OSError, smtplib.SMTPException):
            return Outcome.UNSURE
        return Outcome.SENT

    def _mail(self, message: Message) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = self._smtp.sender
        mail["To"] = message.to
        mail["Subject"] = message.subject
        domain = self._smtp.sender.rpartition("@")[2].rstrip(">")
        mail["Message-ID"] = f"<{hashlib.sha256(message.key.encode()).hexdigest()[:32]}@{domain}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text)
        return mail


def _judged(codes: object) -> Outcome:
    """5yz is for good, 4yz for now (RFC 5321 section 4.2.1)."""
    assert hasattr(codes, "__iter__")
    return Outcome.REFUSED if all(code >= 500 for code in codes) else Outcome.LATER
