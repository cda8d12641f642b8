"""kill -9 while a new catalogue is taken: at each step of it there is the old or the new, whole."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk_app.store.contents import Contents
from tests.kiosk_app.runtime.publishing import CATALOGUE, Bench, catalogue, fee_of
from tests.sync.published import bundle_of

OLD, NEW = catalogue(115_000), catalogue(95_000)


def take_and_die(folder: Path, step: int) -> bool:
    """In a process of its own; True where it came to its end before the step that kills."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            return True
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    try:
        bench = Bench.open(folder)
        left = iter(range(step))

        def deadly(work: Callable[..., Any]) -> Callable[..., Any]:
            def step_by_step(*given: Any, **named: Any) -> Any:
                if next(left, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                return work(*given, **named)

            return step_by_step

        os.fsync, os.rename, os.mkdir = deadly(os.fsync), deadly(os.rename), deadly(os.mkdir)
        Contents.stage, Contents.take = deadly(Contents.stage), deadly(Contents.take)  # type: ignore[method-assign]  # this process alone
        bench.work.look()
        os._exit(0)
    finally:
        os._exit(1)


def test_old_or_new_but_whole_at_every_step(short_folder: Path) -> None:
    ready = short_folder / "ready"
    ready.mkdir()
    bench = Bench.open(ready)
    bench.publish(OLD, 3)
    bench.propose(CATALOGUE, bundle_of(NEW, 4), NEW)
    bench.close()
    seen, step, whole = [], 0, False
    while not whole:
        folder = short_folder / str(step)
        shutil.copytree(ready, folder)
        whole = take_and_die(folder, step)
        bench = Bench.open(folder)
        found = (bench.setting.catalogue, fee_of(bench.setting))
        names = sorted(path.name.rpartition("-")[0] for path in (folder / "content-kept").iterdir())
        bench.work.look()
        bench.again()
        after = (bench.setting.catalogue, fee_of(bench.setting))
        bench.close()
        assert found in {(3, 115_000), (4, 95_000)}
        assert not [name for name in names if name.endswith(".tmp")]
        assert after == (4, 95_000)
        seen.append(found[0])
        shutil.rmtree(folder)
        step += 1
    assert step > 10
    assert seen == sorted(seen)
    assert set(seen) == {3, 4}
