"""The bench of the outbox in small: every submit is durable, and each figure with a limit is told."""

from __future__ import annotations

from pathlib import Path

from tests.bench import outbox


def test_a_few_submits_tell_every_figure(tmp_path: Path) -> None:
    told = outbox.submits(tmp_path, 3, seed=1)
    assert told["submits"] == 3
    assert set(outbox.LIMITS) - {"pick_next_100k_p99_ms"} <= set(told)
    assert float(told["submit_p50_ms"]) > 0 < float(told["plain_p50_ms"])
    assert not (tmp_path / "plain").exists()
