"""Whatever arrives, the answer is an error of the contract and nothing is stored that was not asked for."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.ingest.leaves import LeafReceiver
from portal.payments import notices
from portal.store.leaf_files import LeafFiles
from portal.store.models import Credit, Dossier, Errand
from sync.contract import wire
from sync.contract.manifest import Manifest
from tests.portal.world import World, call
from tests.sync.builders import KIOSK, make_dossier

SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(allow_nan=False)
NESTED = st.recursive(
    SIMPLE, lambda s: st.lists(s, max_size=3) | st.dictionaries(st.text(max_size=8), s, max_size=3)
)
FIELDS = [
    "manifest",
    "header",
    "id",
    "kind",
    "sealed_body",
    "reference",
    "amount",
    "dossier_id",
    "code",
    "payload",
]
BODIES = st.binary(max_size=200) | st.dictionaries(st.sampled_from(FIELDS), NESTED, max_size=5).map(
    lambda value: json.dumps(value).encode()
)
ID = make_dossier(5).id
TARGETS = st.sampled_from(
    [
        ("POST", f"/v1/dossiers/{ID}/missing"),
        ("PUT", f"/v1/dossiers/{ID}"),
        ("PUT", f"/v1/dossiers/{ID}/leaves/0?count=1"),
        ("PUT", f"/v1/dossiers/{ID}/leaves/-1?count=99"),
        ("POST", "/v1/asks"),
        ("POST", "/v1/payments/intents"),
        ("POST", "/v1/bank/notices"),
        ("GET", "/v1/payments/TAM1?wait=0"),
        ("GET", f"/v1/dossiers/{ID}/receipt"),
        ("GET", "/v1/dossiers/../receipt"),
        ("DELETE", f"/v1/dossiers/{ID}"),
    ]
)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RELAXED
@given(target=TARGETS, body=BODIES)
def test_garbage_under_a_good_signature(world: World, target: tuple[str, str], body: bytes) -> None:
    answer = world.device.send(*target, body if target[0] != "GET" else b"")
    assert 200 <= answer.status_code < 500
    if answer.status_code >= 400:
        assert isinstance(wire.parse_error(answer.content), wire.ErrorReply)
    with world.database.read() as session:
        assert session.query(Dossier).count() == 0
        assert session.query(Credit).count() == 0


HEADERS = st.dictionaries(
    st.sampled_from(["x-kiosk-id", "signature", "signature-input", "content-digest", "x-bank-nonce"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60) | st.just(KIOSK),
)


@RELAXED
@given(target=TARGETS, body=BODIES, headers=HEADERS)
def test_garbage_from_nobody(
    world: World, target: tuple[str, str], body: bytes, headers: dict[str, str]
) -> None:
    answer = call(world.ingest, *target, content=body, headers=headers)
    assert answer.status_code in {400, 401, 404, 405}
    assert isinstance(wire.parse_error(answer.content), wire.ErrorReply)
    with world.database.read() as session:
        assert session.query(Errand).count() == 0


def test_a_body_without_end_is_cut_off(world: World) -> None:
    body = b" " * (wire.MAX_BODY_BYTES + 1)
    answer = world.device.send("PUT", f"/v1/dossiers/{ID}", body)
    assert answer.status_code == 413


@RELAXED
@given(
    sizes=st.lists(st.integers(16, 60), min_size=1, max_size=12),
    cuts=st.lists(st.integers(0, 700), max_size=8),
    ends_at=st.integers(0, 800),
    flipped=st.none() | st.integers(0, 700),
)
def test_whatever_the_pieces_whole_true_leaves_are_kept_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory,
    sizes: list[int],
    cuts: list[int],
    ends_at: int,
    flipped: int | None,
) -> None:
    folder = tmp_path_factory.mktemp("leaves")
    leaves = [bytes([n]) * size for n, size in enumerate(sizes)]
    whole = b"".join(leaves)
    manifest = Manifest(
        dossier_id=ID,
        code="",
        kiosk=KIOSK,
        sequence=1,
        practice=True,
        header_sha256="",
        leaves=tuple(hashlib.sha256(leaf).hexdigest() for leaf in leaves),
        sizes=tuple(sizes),
    )
    body = bytearray(whole[:ends_at])
    if flipped is not None and flipped < len(body):
        body[flipped] ^= 0x80
    rows: list[int] = []
    files = LeafFiles(folder)
    receiver = LeafReceiver(manifest, 0, len(sizes), files, lambda _, numbers: rows.extend(numbers))
    edges = sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})
    for start, end in itertools.pairwise(edges):
        receiver.feed(bytes(body[start:end]))
        if receiver.due:
            receiver.keep()
    receiver.keep()
    good = 0
    while good < len(leaves) and body[sum(sizes[:good]) : sum(sizes[: good + 1])] == leaves[good]:
        good += 1
    assert rows == list(range(good)) == list(receiver.stored)
    assert files.read(ID, 0, len(whole)) == whole[: sum(sizes[:good])]
    assert receiver.is_complete == (good == len(leaves))


@RELAXED
@given(body=st.binary(max_size=300) | NESTED.map(lambda v: json.dumps(v).encode()))
def test_a_bank_that_babbles(body: bytes) -> None:
    notices.parse_transfer(body)
    notices.unpack(body)


@RELAXED
@given(parts=st.tuples(st.text(max_size=70), st.text(max_size=70), st.text(max_size=70)))
def test_headers_of_a_bank_that_babbles(parts: tuple[str, str, str]) -> None:
    notice = notices.read_notice(*parts, b"{}")
    assert notice is None or (notice.timestamp >= 0 and len(notice.nonce) >= 16)


def test_leaf_files_are_named_by_nothing_but_the_id(tmp_path: Path) -> None:
    assert LeafFiles(tmp_path).path(ID) == tmp_path / ID[-2:] / ID
