"""What an image is made of, computed: where things lie, what the kernel is told, what is refused."""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.image import base, command, layout, packages, sbom, uki
from kiosk_app.image.choices import EPOCH, Choices, choose, parser
from kiosk_app.image.layout import MIB, Root

ROOT = Path(__file__).resolve().parents[3]
UUIDS = {name: name for name in ("esp", "root-A", "root-B", "data")}


def chosen(*words: str) -> Choices:
    return choose(parser().parse_args(list(words)), ROOT, "")


def stub(sections: list[tuple[int, int]], base_address: int = 0x1000000) -> bytes:
    """As much of a PE file as says where its sections are: (size, address)."""
    head = bytearray(0x80)
    head[:2], head[0x3C:0x40] = b"MZ", struct.pack("<I", 0x80)
    optional = bytearray(0x70)
    optional[24:32] = struct.pack("<Q", base_address)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", 0x8664, len(sections), 77, 0, 0, len(optional), 0)
    table = b"".join(struct.pack("<8sII24x", b".any", size, address) for size, address in sections)
    return bytes(head) + coff + bytes(optional) + table


def test_partitions_follow_each_other_and_fit_the_disk() -> None:
    table = layout.partitions(1024, UUIDS)
    assert [one.label for one in table] == ["esp", "root-A", "root-B", "data"]
    for one, following in pairwise(table):
        assert one.start + one.size == following.start
    assert layout.disk_mib(table) == table[-1].start + table[-1].size + 1


def test_both_slots_have_the_same_room() -> None:
    _, first, second, _ = layout.partitions(700, UUIDS)
    assert first.size == second.size == 700


def test_sfdisk_is_told_sectors() -> None:
    script = layout.sfdisk_script(layout.partitions(1024, UUIDS), "disk")
    assert f"start={MIB // 512}, size={layout.ESP_MIB * MIB // 512}," in script
    assert script.startswith("label: gpt\nlabel-id: disk\n")


def test_the_kernel_is_told_which_root_and_which_hash() -> None:
    line = layout.command_line("B", Root("ab" * 32, 4096), production=True)
    assert f"tram.slot=B rauc.slot=B tram.hash={'ab' * 32} tram.offset=4096" in line
    assert " ro " in line


def test_a_production_image_has_no_console_on_a_wire() -> None:
    root = Root("ab" * 32, 4096)
    assert "ttyS" not in layout.command_line("A", root, production=True)
    assert "ttyS" in layout.command_line("A", root, production=False)


def test_the_loader_has_no_default_entry() -> None:
    assert "default" not in layout.LOADER
    assert "editor no" in layout.LOADER


def test_sections_begin_behind_the_stub() -> None:
    assert uki.free_address(stub([(0x900, 0x1000), (0x20, 0x15000)])) == 0x1020000


def test_sections_never_overlap() -> None:
    sizes = (("a", Path("a"), 1), ("b", Path("b"), 0x10001), ("c", Path("c"), 5))
    placed = uki.place(0x20000, sizes)
    assert [one.address for one in placed] == [0x20000, 0x30000, 0x50000]


@given(st.binary(max_size=400))
def test_no_bytes_that_call_themselves_a_stub_trip_it(content: bytes) -> None:
    try:
        uki.free_address(content)
    except uki.StubError:
        return


def test_a_cut_stub_is_refused() -> None:
    whole = stub([(0x900, 0x1000)])
    with pytest.raises(uki.StubError):
        uki.free_address(whole[:-10])


def test_the_time_of_linking_goes() -> None:
    image = stub([(1, 1)])
    assert struct.unpack_from("<I", image, 0x88) == (77,)
    assert struct.unpack_from("<I", uki.without_time(image), 0x88) == (0,)


def test_the_portals_packages_stay_out_with_their_hashes() -> None:
    entries = (("click", "aa"), ("fastapi", "bb"), ("httpx", "cc"))
    lock = "".join(f"{name}==1 \\\n    --hash=sha256:{digest}\n" for name, digest in entries)
    kept = packages.without_portal(lock)
    assert "bb" not in kept
    assert kept.count("--hash") == 2


def test_every_name_that_stays_out_is_in_the_lock() -> None:
    lock = (ROOT / "locks" / "run.lock").read_text()
    names = {line.partition("==")[0] for line in lock.splitlines() if "==" in line and not line.startswith(" ")}
    assert names >= packages.PORTAL_ONLY


def test_the_same_choices_name_the_same_things() -> None:
    assert chosen().uuid("disk") == chosen("--level", "3").uuid("disk")
    assert chosen().uuid("disk") != chosen().uuid("esp")
    assert chosen().epoch == EPOCH
    assert base.key("a", "b") != base.key("ab", "")


def test_an_image_for_citizens_needs_site_and_keys() -> None:
    told = command.troubles(chosen("--production"))
    assert any("--site" in one for one in told)
    assert any("--keys" in one for one in told)


def test_keys_that_are_not_there_are_named(tmp_path: Path) -> None:
    told = command.troubles(chosen("--keys", str(tmp_path)))
    assert told == ["--keys: db.key is missing", "--keys: db.crt is missing"]


def test_the_bill_names_what_is_installed(tmp_path: Path) -> None:
    status = (
        "Package: cage\nStatus: install ok installed\nArchitecture: amd64\nVersion: 0.1.4-4\n\n"
        "Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n"
    )
    info = tmp_path / "segno-1.6.6.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: segno\nVersion: 1.6.6\nLicense: BSD\n\ntext\n")
    bill = json.loads(sbom.document([*sbom.debian(status), *sbom.python(tmp_path)], "1"))
    assert [one["purl"] for one in bill["components"]] == [
        "pkg:deb/debian/cage@0.1.4-4?arch=amd64",
        "pkg:pypi/segno@1.6.6",
    ]
    assert bill["components"][1]["licenses"] == [{"license": {"name": "BSD"}}]
