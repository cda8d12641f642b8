"""What goes in comes out, only for the recipients, only whole."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.contract.keyset import Kem, Recipient, RecipientRole
from sync.contract.manifest import verify_manifest
from sync.envelope import (
    EnvelopeCode,
    EnvelopeFault,
    Opened,
    PrivateKey,
    SealedDossier,
    SealedFile,
    check_file,
    open_sealed,
    parse_blob,
    read_leaf,
    seal,
    write_sealed,
)
from sync.envelope.__main__ import main
from sync.envelope.header import LEAF_SIZE
from sync.envelope.sealed_file import open_file
from tests.sync.builders import NAME, SCAN, Keys, changed, make_dossier, random_from, seed_from

KEYS = Keys()


def sealed(files: tuple[bytes, ...] = (SCAN, b""), seed: int = 1) -> SealedDossier:
    result = seal(
        make_dossier(seed, files), files, KEYS.recipients, device_key=KEYS.device, random=random_from(seed)
    )
    assert isinstance(result, SealedDossier)
    return result


def parsed(blob: bytes) -> SealedFile:
    result = parse_blob(blob)
    assert isinstance(result, SealedFile)
    return result


@pytest.mark.parametrize("key", [KEYS.portal, KEYS.escrow])
@pytest.mark.parametrize("size", [0, 1, LEAF_SIZE - 1, LEAF_SIZE, LEAF_SIZE + 1, 3 * LEAF_SIZE])
def test_each_recipient_opens_what_was_sealed(key: PrivateKey, size: int) -> None:
    files = (bytes(size), b"second")
    result = sealed(files)
    opened = open_sealed(parsed(result.blob), {key.public().kid: key}, result.manifest)
    assert isinstance(opened, Opened)
    assert opened.dossier == make_dossier(1, files)
    assert opened.files == files


def test_nobody_else_opens_it() -> None:
    stranger = PrivateKey(Kem.HYBRID, seed_from("stranger"))
    blob = parsed(sealed().blob)
    assert open_sealed(blob, {stranger.public().kid: stranger}) == EnvelopeFault(EnvelopeCode.NO_KEY)
    posing = {KEYS.portal.public().kid: stranger}
    assert open_sealed(blob, posing) == EnvelopeFault(EnvelopeCode.WRONG_KEY)


def test_nothing_of_the_citizen_is_readable_in_the_file() -> None:
    blob = sealed().blob
    for canary in (NAME.encode(), b"001199000001", SCAN[:16], "đi học".encode(), b"2.000635"):
        assert canary not in blob


def test_the_manifest_names_every_byte_of_every_leaf() -> None:
    result = sealed()
    manifest = verify_manifest(result.manifest_doc, KEYS.device_keys)
    assert manifest == result.manifest
    blob = parsed(result.blob)
    leaves = [blob.leaf(i) for i in range(len(result.manifest.leaves))]
    assert tuple(hashlib.sha256(leaf).hexdigest() for leaf in leaves) == result.manifest.leaves
    assert tuple(map(len, leaves)) == result.manifest.sizes == blob.header.leaf_sizes()
    assert blob.leaves(1, 2) == leaves[1] + leaves[2]


def test_every_leaf_that_is_swapped_dropped_or_changed_is_noticed() -> None:
    blob = parsed(sealed((SCAN, SCAN)).blob)
    keys = {KEYS.portal.public().kid: KEYS.portal}
    count = len(blob.header.leaf_sizes())

    class Storage:
        header_bytes = blob.header_bytes

        def __init__(self, order: list[int]) -> None:
            self.order = order

        def leaf(self, index: int) -> bytes:
            return blob.leaf(self.order[index])

    assert isinstance(open_sealed(Storage(list(range(count))), keys), Opened)
    for a in range(count):
        order = list(range(count))
        order[a] = order[(a + 1) % count]
        fault = open_sealed(Storage(order), keys)
        assert isinstance(fault, EnvelopeFault)
        assert fault.code is EnvelopeCode.TAMPERED


def test_a_header_of_another_dossier_does_not_fit() -> None:
    one, two = parsed(sealed(seed=1).blob), parsed(sealed(seed=2).blob)

    class Mixed:
        header_bytes = one.header_bytes

        def leaf(self, index: int) -> bytes:
            return two.leaf(index)

    fault = open_sealed(Mixed(), {KEYS.portal.public().kid: KEYS.portal})
    assert isinstance(fault, EnvelopeFault)
    assert fault.code is EnvelopeCode.TAMPERED


def test_the_plaintext_must_agree_with_the_manifest() -> None:
    result = sealed()
    other = sealed(seed=2)
    keys = {KEYS.portal.public().kid: KEYS.portal}
    fault = open_sealed(parsed(result.blob), keys, other.manifest)
    assert fault == EnvelopeFault(EnvelopeCode.MANIFEST, "dossier")


def test_a_file_that_the_dossier_does_not_name_is_a_bug_of_the_caller() -> None:
    dossier = make_dossier()
    with pytest.raises(ValueError, match="attachment"):
        seal(dossier, (SCAN,), KEYS.recipients, device_key=KEYS.device, random=random_from(1))
    with pytest.raises(ValueError, match="another file"):
        seal(dossier, (SCAN, b"x"), KEYS.recipients, device_key=KEYS.device, random=random_from(1))


def test_nobody_to_seal_to_is_refused() -> None:
    dossier = changed(make_dossier(), attachments=())
    fault = seal(dossier, (), (), device_key=KEYS.device, random=random_from(1))
    assert fault == EnvelopeFault(EnvelopeCode.NO_RECIPIENT)
    broken = Recipient("bad", RecipientRole.PORTAL, Kem.HYBRID, b"\xff" * 1216)
    fault = seal(dossier, (), (broken,), device_key=KEYS.device, random=random_from(1))
    assert fault == EnvelopeFault(EnvelopeCode.BAD_RECIPIENT, "bad")


def test_on_disk_it_is_one_file_that_reads_back(tmp_path: Path) -> None:
    result = sealed()
    path = tmp_path / "one.sealed"
    assert write_sealed(path, result.blob) is None
    assert list(tmp_path.iterdir()) == [path]
    assert check_file(path, result.manifest) is None
    assert read_leaf(path, 2) == parsed(result.blob).leaf(2)
    fault = read_leaf(path, 9999)
    assert isinstance(fault, EnvelopeFault)
    opened = open_file(path)
    assert isinstance(opened, SealedFile)
    assert isinstance(open_sealed(opened, {KEYS.escrow.public().kid: KEYS.escrow}), Opened)


def test_a_rotten_byte_on_the_disk_is_found(tmp_path: Path) -> None:
    result = sealed()
    path = tmp_path / "one.sealed"
    damaged = bytearray(result.blob)
    damaged[-20] ^= 1
    path.write_bytes(damaged)
    fault = check_file(path, result.manifest)
    assert fault is not None
    assert fault.code is EnvelopeCode.TAMPERED


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    fault = write_sealed(tmp_path / "missing" / "one.sealed", b"x")
    assert fault == EnvelopeFault(EnvelopeCode.DISK_ERROR, "ENOENT")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_never_opens_and_never_raises(data: st.DataObject) -> None:
    blob = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(blob) - 1))
        action = data.draw(st.sampled_from(["flip", "cut", "insert"]))
        if action == "flip":
            blob[at] ^= data.draw(st.integers(1, 255))
        elif action == "cut":
            del blob[at : at + data.draw(st.integers(1, 40))]
        else:
            blob[at:at] = data.draw(st.binary(min_size=1, max_size=8))
        if not blob:
            break
    if bytes(blob) == SMALL:
        return
    read = parse_blob(bytes(blob))
    if isinstance(read, EnvelopeFault):
        return
    opened = open_sealed(read, {KEYS.portal.public().kid: KEYS.portal})
    # The manifest is not needed to open; only its signature protects it.
    untouched = (
        read.header_bytes == parsed(SMALL).header_bytes and read.manifest_doc != parsed(SMALL).manifest_doc
    )
    assert isinstance(opened, EnvelopeFault) or untouched
    if untouched:
        assert not isinstance(verify_manifest(read.manifest_doc, KEYS.device_keys), type(sealed().manifest))


@given(st.binary(max_size=400))
def test_noise_is_no_sealed_file(noise: bytes) -> None:
    assert isinstance(parse_blob(noise), EnvelopeFault)
    assert isinstance(parse_blob(b"TAMSEAL1" + noise), EnvelopeFault)


def test_inspect_tells_the_outside_and_with_a_key_the_inside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, key = tmp_path / "one.sealed", tmp_path / "key"
    write_sealed(path, sealed().blob)
    assert main(["inspect", str(path)]) == 0
    assert NAME not in capsys.readouterr().out
    private = KEYS.portal
    key.write_text(f"{private.kem.value}:{__import__('base64').b64encode(private.seed).decode()}\n")
    assert main(["inspect", str(path), "--key", str(key), "--dossier"]) == 0
    assert NAME in capsys.readouterr().out
    path.write_bytes(b"nonsense")
    assert main(["inspect", str(path)]) == 1


SMALL = sealed((b"one small file",)).blob
