"""`portal notices`: the log of messages to citizens."""

from __future__ import annotations

import argparse

from portal.commands.terminal import OK, answer, find
from portal.notice_queue import notices_of, told


def run(options: argparse.Namespace) -> int:
    database = find(options).database()
    with database.read() as session:
        rows = [told(row) for row in notices_of(session, options.code)]
    database.close()
    answer(options, rows)
    return OK
