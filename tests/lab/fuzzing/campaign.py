"""One parser for a time: first hypothesis, then what has taken new steps is changed further."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.lab.fuzzing.arcs import Arcs
from tests.lab.fuzzing.mutation import mutate
from tests.lab.fuzzing.parsers import Parser
from tests.lab.fuzzing.trial import Finding, attempt

#: How much of the time hypothesis has.
_SHARE = 0.2
_EXAMPLES = 100
_CORPUS_OCTETS = 8 << 20
_SMALLER_TRIES = 400
_KIB_OF_A_MIB = 1024
_FRESH = 16


@dataclass
class Outcome:
    """`findings` by place, each as small as it could be made."""

    cases: int = 0
    corpus: int = 0
    arcs: int = 0
    grown_mb: float = 0.0
    findings: dict[str, Finding] = field(default_factory=dict)


def campaign(parser: Parser, seconds: float, number: int, keep: Callable[[bytes], None]) -> Outcome:
    """`keep` is given each input before it is tried: should the process die, that one did it."""
    outcome, memory = Outcome(), _peak()
    _by_hypothesis(parser, time.monotonic() + seconds * _SHARE, number, outcome, keep)
    _guided(parser, time.monotonic() + seconds * (1 - _SHARE), random.Random(number), outcome, keep)
    outcome.grown_mb = round(_peak() - memory, 1)
    return outcome


def smaller(parser: Parser, found: Finding) -> Finding:
    """The same finding with as many bytes left out as can be."""
    size, tries = max(1, len(found.data) // 2), 0
    while size and tries < _SMALLER_TRIES:
        at = 0
        while at < len(found.data) and tries < _SMALLER_TRIES:
            tries += 1
            again = attempt(parser, found.data[:at] + found.data[at + size :])
            if again is not None and (again.kind, again.where) == (found.kind, found.where):
                found = again
            else:
                at += size
        size //= 2
    return found


def _guided(
    parser: Parser, until: float, chance: random.Random, outcome: Outcome, keep: Callable[[bytes], None]
) -> None:
    arcs = Arcs()
    corpus = [one[: parser.most] for one in parser.seeds()]
    octets = 0
    for one in corpus:
        _note(parser, attempt(parser, one, arcs), outcome)
    while time.monotonic() < until:
        # What was found last leads on more often than what was found first.
        at = chance.randrange(max(0, len(corpus) - _FRESH), len(corpus)) if chance.random() < 0.3 else -1
        data = mutate(corpus[at] if at >= 0 else chance.choice(corpus), corpus, chance, parser.most)
        keep(data)
        found = attempt(parser, data, arcs)
        outcome.cases += 1
        if found is not None:
            _note(parser, found, outcome)
        elif arcs.is_new and octets + len(data) <= _CORPUS_OCTETS:
            octets += len(data)
            corpus.append(data)
    outcome.corpus, outcome.arcs = len(corpus), len(arcs.seen)


def _note(parser: Parser, found: Finding | None, outcome: Outcome) -> None:
    if found is not None and found.where not in outcome.findings:
        outcome.findings[found.where] = found if found.kind == "hang" else smaller(parser, found)


def _by_hypothesis(
    parser: Parser, until: float, number: int, outcome: Outcome, keep: Callable[[bytes], None]
) -> None:
    example: list[Finding] = []

    @settings(
        max_examples=_EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
    )
    @given(_inputs(parser))
    def tried(data: bytes) -> None:
        outcome.cases += 1
        keep(data)
        found = attempt(parser, data[: parser.most])
        if found is not None and found.where not in outcome.findings:
            # Whatever is tried last is the smallest.
            example[:] = [found]
            raise AssertionError(found.where)

    while time.monotonic() < until:
        number += 1
        try:
            seed(number)(tried)()
        except (AssertionError, ExceptionGroup):
            outcome.findings[example[0].where] = example[0]


def _inputs(parser: Parser) -> st.SearchStrategy[bytes]:
    """Bytes, trees of TLV, texts of the codes' letters, and valid ones with a piece changed."""
    leaf = st.binary(max_size=40)
    tags = st.sampled_from(
        [
            b"\x02",
            b"\x04",
            b"\x06",
            b"\x0c",
            b"\x30",
            b"\x31",
            b"\x5c",
            b"\x5f\x1f",
            b"\x60",
            b"\x61",
            b"\x6d",
            b"\x6e",
        ]
    )
    one = st.tuples(tags, leaf).map(_encoded)
    tree = st.recursive(
        one, lambda inner: st.tuples(tags, st.lists(inner, max_size=5).map(b"".join)).map(_encoded)
    )
    text = st.text(st.sampled_from("0123456789<ABCMNUV|/: #=?&kcode"), max_size=120).map(str.encode)
    valid = st.sampled_from(parser.seeds())
    changed = st.tuples(valid, st.integers(0, parser.most), st.integers(0, 8), st.binary(max_size=8)).map(
        _changed
    )
    return st.one_of(st.binary(max_size=300), tree, text, changed)


def _encoded(pair: tuple[bytes, bytes]) -> bytes:
    tag, value = pair
    size = bytes((len(value),)) if len(value) < 0x80 else b"\x82" + len(value).to_bytes(2, "big")
    return tag + size + value


def _changed(parts: tuple[bytes, int, int, bytes]) -> bytes:
    data, at, cut, put = parts
    at %= len(data) + 1
    return data[:at] + put + data[at + cut :]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_OF_A_MIB
