"""The figures of finding are there and are counted as they are called."""

from __future__ import annotations

from tests.bench import detect


def test_a_few_scenes_give_every_figure() -> None:
    told = detect.measured(4, 3)
    assert set(detect.LIMITS) | set(detect.LEAST) <= set(told)
    assert told["accepted_under_90"] == 0
    assert float(told["tray_mean_iou"]) > 0.97
    assert 0 < float(told["detect_p95_ms"]) < 1000
    assert float(told["preview_per_s"]) > 1
