"""Practice only: messages as files, where a person can look at what would have gone out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from portal.adapters.messenger import Message, Outcome
from sync.envelope.durable import make_folder, replace_durably


class FileMessenger:
    """One file a message, named by a hash of its key: the same message twice is one file."""

    name = "file"
    repeats_safely = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: Message) -> Outcome:
        make_folder(self._folder)
        name = hashlib.sha256(message.key.encode()).hexdigest()[:16]
        told = {"to": message.to, "subject": message.subject, "text": message.text}
        try:
            replace_durably(
                self._folder / f"{name}.json", json.dumps(told, ensure_ascii=False, indent=1).encode()
            )
        except OSError:
            return Outcome.LATER
        return Outcome.SENT
