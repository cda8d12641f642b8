"""The list of what goes into the image, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk_app.launch import image
from kiosk_app.launch.image import PARTS, SITE_FILES, select, unhashed


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A file for every pattern of every part."""
    for part in PARTS:
        for pattern in part.patterns:
            path = tmp_path / pattern.replace("**/", "").replace("*.*", "units.json").replace("*", "one")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("one==1 --hash=sha256:00\n" if path.suffix == ".lock" else "something\n")
    return tmp_path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "the site's own"
    folder.mkdir()
    for name in SITE_FILES:
        (folder / name).write_text('{"practice": false}' if name.endswith(".json") else "practice = false\n")
    return folder


def test_everything_in_order_is_no_trouble(tree: Path, site: Path) -> None:
    assert select(tree, production=False).troubles == ()
    assert select(tree, production=True, site=site).troubles == ()


def test_a_production_image_leaves_the_invented_site_out(tree: Path, site: Path) -> None:
    practice, production = select(tree, production=False), select(tree, production=True, site=site)
    assert any("sites/" in one.path for one in practice.inputs)
    assert not any("sites/" in one.path for one in production.inputs)


def test_whom_the_site_believes_goes_along(tree: Path, site: Path) -> None:
    (site / "trust" / "signers").mkdir(parents=True)
    (site / "trust" / "signers" / "one.cer").write_bytes(b"a certificate")
    paths = [one.path for one in select(tree, production=True, site=site).inputs]
    assert "site/trust/signers/one.cer" in paths


def test_the_hash_is_of_what_is_in_the_file(tree: Path) -> None:
    before = {one.path: one.sha256 for one in select(tree, production=False).inputs}
    (tree / "LICENSE").write_text("something else\n")
    after = {one.path: one.sha256 for one in select(tree, production=False).inputs}
    assert {path for path in after if after[path] != before[path]} == {"LICENSE"}


def spoil_key(tree: Path, site: Path) -> None:
    head = "-----BEGIN " + "PRIVATE KEY-----"  # in two pieces, so that no scanner finds one here
    (tree / "assets/catalogue/units.json").write_text(f"{head}\n{'A' * 64}\n")


def spoil_lock(tree: Path, site: Path) -> None:
    (tree / "locks/run.lock").write_text("one==1 \\\n    --hash=sha256:00\ntwo==2\n")


def spoil_font(tree: Path, site: Path) -> None:
    (tree / "assets/fonts/OFL.txt").unlink()


def spoil_words(tree: Path, site: Path) -> None:
    (tree / "i18n/one.ts").write_text("")


def spoil_switch(tree: Path, site: Path) -> None:
    (site / "devices.toml").write_text("practice = true\n")


def spoil_keyset(tree: Path, site: Path) -> None:
    (site / "keyset.json").write_text('{\n "practice": true}')


def spoil_payee(tree: Path, site: Path) -> None:
    (site / "site.toml").write_text('[payee]\nbin = "970999"\n')


def spoil_root(tree: Path, site: Path) -> None:
    (site / "root.pub").unlink()


def spoil_trust(tree: Path, site: Path) -> None:
    (site / "trust").mkdir()
    (site / "trust" / "vietnam.cer").write_bytes(b"0\x82 THU - PRACTICE, Practice CSCA")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (spoil_key, "units.json: holds a private key"),
        (spoil_lock, "two==2 has no hash"),
        (spoil_font, "nothing matches assets/fonts/OFL.txt"),
        (spoil_words, "i18n/one.ts: is empty"),
        (spoil_switch, "devices.toml: is of a practice system"),
        (spoil_keyset, "keyset.json: is of a practice system"),
        (spoil_payee, "site.toml: is of a practice system"),
        (spoil_root, "root.pub is missing"),
        (spoil_trust, "site/trust/vietnam.cer: is of a practice system"),
    ],
)
def test_what_must_not_be_in_an_image_is_named(
    spoil: Callable[[Path, Path], None], said: str, tree: Path, site: Path
) -> None:
    spoil(tree, site)
    troubles = select(tree, production=True, site=site).troubles
    assert len(troubles) == 1
    assert said in troubles[0]


def test_a_production_image_without_a_site_is_refused(tree: Path) -> None:
    assert "needs --site" in select(tree, production=True).troubles[0]


def test_a_lock_is_read_entry_by_entry() -> None:
    assert list(
        unhashed("a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nb==2 ; python_version < '4'\n")
    ) == ["b==2"]


def test_json_is_all_that_is_printed(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(image, "ROOT", tree)
    assert image.main(["--check", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["files"] == len(report["inputs"]) > 0
    assert report["troubles"] == []


def test_this_checkout_is_in_order() -> None:
    assert select(image.ROOT, production=False).troubles == ()
