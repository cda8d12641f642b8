"""The messengers that the configuration names, one for each kind of address."""

from __future__ import annotations

import ssl

from portal.adapters.messenger import Messenger
from portal.adapters.messenger_file import FileMessenger
from portal.adapters.messenger_http import HttpMessenger
from portal.adapters.messenger_mail import MailMessenger
from portal.adapters.web_client import WebClient
from portal.config import Config
from portal.keys import load_text
from portal.places import Places
from sync.contract.contact import ContactKind

_TIMEOUT_S = 15.0


def make_messengers(places: Places, config: Config) -> dict[ContactKind, Messenger]:
    """Raises KeyFileError where a provider's secret is missing."""
    return {ContactKind(kind): _make(name, places, config) for kind, name in config.messengers().items()}


def _make(name: str, places: Places, config: Config) -> Messenger:
    notices = config.notices
    if name == "file":
        return FileMessenger(places.messages)
    if name == "smtp":
        password = load_text(places.state / notices.smtp.key_file) if notices.smtp.user else ""
        return MailMessenger(notices.smtp, password, ssl.create_default_context())
    sender = notices.sms if name == "sms" else notices.zalo
    return HttpMessenger(name, sender, load_text(places.state / sender.key_file), WebClient(_TIMEOUT_S))
