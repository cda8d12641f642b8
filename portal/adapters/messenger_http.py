"""SMS and Zalo (ZNS) by HTTPS: each provider has its own JSON, so the body is a template of the configuration.

In the template's texts `{to}` (0912345678), `{to84}` (84912345678), `{text}`, `{subject}`, `{code}`, `{state}`
and `{key}` are replaced; all else goes out as it stands. No provider's real interface was tried.
"""

from __future__ import annotations

import json
from typing import Any

from portal.adapters.messenger import Message, Outcome
from portal.adapters.web_client import WebClient, WebTrouble
from portal.config import HttpSender

_BUSY = (408, 425, 429)


class HttpMessenger:
    """`name` is "sms" or "zalo"; `token` is what the provider gave us."""

    def __init__(self, name: str, sender: HttpSender, token: str, web: WebClient) -> None:
        self._name = name
        self._sender = sender
        self._token = token
        self._web = web
        self._template = json.loads(sender.template)

    @property
    def name(self) -> str:
        return self._name

    @property
    def repeats_safely(self) -> bool:
        return self._sender.repeats_safely

    def send(self, message: Message) -> Outcome:
        headers = {
            self._sender.auth_header: f"{self._sender.auth_prefix}{self._token}",
            "idempotency-key": message.key,
        }
        answer = self._web.post_json(self._sender.url, fill(self._template, message), headers)
        if answer is WebTrouble.UNREACHED:
            return Outcome.LATER
        if isinstance(answer, WebTrouble):
            return Outcome.UNSURE
        if answer.status in _BUSY:
            return Outcome.LATER
        if answer.status >= 500:
            return Outcome.UNSURE
        if not 200 <= answer.status < 300:
            return Outcome.REFUSED
        return Outcome.SENT if self._is_well(answer.object()) else Outcome.REFUSED

    def _is_well(self, answer: dict[str, Any] | None) -> bool:
        """Some providers say 200 to everything: `ok` then names a field of the answer and what it has to be."""
        if not self._sender.ok:
            return True
        name, _, value = self._sender.ok.partition("=")
        return answer is not None and str(answer.get(name)) == value


def fill(template: Any, message: Message) -> Any:
    """`template` with the message's values in its texts; they cannot become anything else than text."""
    if isinstance(template, dict):
        return {key: fill(value, message) for key, value in template.items()}
    if isinstance(template, list):
        return [fill(value, message) for value in template]
    if not isinstance(template, str):
        return template
    values = {
        "{to}": message.to,
        "{to84}": "84" + message.to.removeprefix("0"),
        "{text}": message.text,
        "{subject}": message.subject,
        "{code}": message.code,
        "{state}": message.state,
        "{key}": message.key,
    }
    return "".join(values.get(piece, piece) for piece in _pieces(template))


def _pieces(text: str) -> list[str]:
    """`text` cut before each opening and after each closing brace, so that nothing is replaced twice."""
    pieces: list[str] = [""]
    for letter in text:
        if letter == "{":
            pieces.append("")
        pieces[-1] += letter
        if letter == "}":
            pieces.append("")
    return pieces
