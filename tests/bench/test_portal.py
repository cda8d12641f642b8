"""The bench of the portal in small: both engines take every dossier once and whole."""

from __future__ import annotations

import json

import pytest

from tests.bench import portal
from tests.not_checked import not_checked
from tests.portal.cluster import missing


@pytest.mark.long
@pytest.mark.timeout(180)
def test_both_engines_take_every_dossier_once_and_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if (reason := missing()) is not None:
        not_checked(reason)
    monkeypatch.setattr(portal, "KIOSKS", 4)
    monkeypatch.setattr(portal, "TURNS", 1)
    assert portal.main(["--json", "--size", "8"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["lost"], told["doubled"], told["half"]) == (0, 0, 0)
    for engine in ("sqlite", "postgresql"):
        assert told[f"{engine}_dossiers_per_s"] > 0
        assert told[f"{engine}_commit_p95_ms"] >= told[f"{engine}_commit_p50_ms"] > 0
