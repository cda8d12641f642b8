"""For every test: generated examples are the same each time, so that a failure is somebody's doing."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    # How long drawing an example takes is the machine's matter.
    suppress_health_check=[HealthCheck.too_slow],
)
#: For hunting: HYPOTHESIS_PROFILE=hunt draws new examples at every run.
settings.register_profile("hunt", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
