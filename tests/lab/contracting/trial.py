"""Schemathesis against one face of the portal: many requests made from its description, every answer checked.

Half of them are as described and half are not. Now and then a well-made one is turned into one about something
that is really there. Signed operations are also asked unsigned and wrongly signed: they must refuse.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.engine import events, from_schema
from schemathesis.generation import GenerationMode

from tests.lab.contracting.fronts import Front, Known
from tests.lab.contracting.gate import SIGN_ME

#: What is in the body stays with the body; the rest is the path's or the query's.
_BODY = "body"
_IN_QUERY = frozenset({"count", "wait", "after", "boot", "code", "qr", "deed", "stage", "trouble"})
#: What an operation does on purpose though a check would not have it.
_ON_PURPOSE: Mapping[str, tuple[str, ...]] = {
    # A GET here is a GET of the payment with this name, which no reference can have: 400 and not 405.
    "POST /v1/payments/intents": ("unsupported_method", "allow_header_conformance"),
    # Of a dossier that was received every leaf is here, whatever the belated copy of a request brings.
    "PUT /v1/dossiers/{dossier_id}/leaves/{first}": ("negative_data_rejection",),
    # People's forms post to these; only what machines ask is described.
    "GET /call-backs": ("unsupported_method", "allow_header_conformance"),
    "GET /refunds": ("unsupported_method", "allow_header_conformance"),
    "GET /dossiers/{code}/supplement": ("unsupported_method", "allow_header_conformance"),
}
#: What is well made may well be about nothing that is here.
_CHECKS_OFF = ("positive_data_acceptance",)


@dataclass(frozen=True, slots=True)
class Finding:
    """What an operation did that its description does not say, and how to ask it again."""

    operation: str
    what: str
    detail: str
    again: str


@dataclass
class Trial:
    """`cases` counts requests; `findings` holds each kind once, with the first request that showed it."""

    cases: int = 0
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def run(self, front: Front, seed: int, examples: int) -> None:
        before = front.gate.requests
        schema = schemathesis.openapi.from_asgi(front.url, front.gate, config=_config(seed, examples))
        _sign(schema, front)
        _mean_something(schema, front)
        for event in from_schema(schema).execute():
            self._hear(front, event)
        self.cases += front.gate.requests - before
        self.statuses.update(front.gate.statuses)

    def _hear(self, front: Front, event: object) -> None:
        if isinstance(event, events.ScenarioFinished):
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.failure_info is not None:
                        failure = check.failure_info.failure
                        operation = f"{front.name}: {event.label}"
                        found = Finding(
                            operation, failure.title, failure.message, check.failure_info.code_sample
                        )
                        self.findings.setdefault((operation, failure.title), found)
        elif isinstance(event, (events.NonFatalError, events.FatalError)):
            self.errors.append(f"{front.name}: {event}")


def _config(seed: int, examples: int) -> schemathesis.Config:
    return schemathesis.Config.from_dict(
        {
            "seed": seed,
            "generation": {"max-examples": examples, "database": "none"},
            "checks": {name: {"enabled": False} for name in _CHECKS_OFF},
            "phases": {"stateful": {"enabled": False}},
            "continue-on-failure": True,
            "operations": [
                {"include-name": label, "checks": {name: {"enabled": False} for name in names}}
                for label, names in _ON_PURPOSE.items()
            ],
        }
    )


def _sign(schema: Any, front: Front) -> None:
    if not front.header and not front.cookie:
        return

    @schema.auth()
    class Sign:
        def get(self, _case: Any, _context: Any) -> str:
            return SIGN_ME

        def set(self, case: Any, data: str, _context: Any) -> None:
            if front.cookie:
                case.cookies = {**(case.cookies or {}), front.cookie: data}
            else:
                header = front.headers.get(case.operation.label, front.header)
                case.headers = {**(case.headers or {}), header: data}


def _mean_something(schema: Any, front: Front) -> None:
    def map_case(_context: Any, case: Any) -> Any:
        known = front.known.get(case.operation.label)
        if not known or case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
            return case
        lot = zlib.crc32(repr((case.path_parameters, case.query, case.body)).encode())
        if lot % 3 == 0:
            _fill(case, known[lot // 3 % len(known)])
        return case

    schema.hook(map_case)


def _fill(case: Any, known: Known) -> None:
    in_path: Mapping[str, object] = case.path_parameters or {}
    for name, value in known.items():
        if name == _BODY:
            case.body = value
        elif name in in_path:
            case.path_parameters = {**case.path_parameters, name: value}
        elif name in _IN_QUERY:
            case.query = {**(case.query or {}), name: value}
