"""A sender that was taken over: it cannot read, forge, steer or hide what it carries.

    python -m tests.lab.rogue_sync [--json] [--seed S] [--size ROUNDS] [--plant]

Each attack is a named function with all the rights of sync: outbox.db to write, the sealed files, the sender's
key, keys of its own and everything that the portal ever truly said. The app's own ways of believing and the
real portal are what it runs against. With --plant the app trusts rows, signatures or key sets that it should
not, one at a time, and an attack must succeed each time.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Sequence

from tests import figures
from tests.lab.rogue import carrying, forging, reading, steering
from tests.lab.rogue.plants import PLANTS
from tests.lab.rogue.scene import Attack, open_scene

ABOUT = "A malicious sender: every attack on what it carries, and none may succeed."
ATTACKS: tuple[Attack, ...] = (*reading.ATTACKS, *forging.ATTACKS, *steering.ATTACKS, *carrying.ATTACKS)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("rogue-sync", ABOUT, 1, plant=True, arguments=arguments)
    with figures.hushed("kiosk"):
        return _run(options)


def _run(options: figures.Options) -> int:
    began = time.monotonic()
    if options.plant:
        return _plant(options)
    succeeded = [note for _ in range(options.size) for note in attack(ATTACKS)]
    for note in succeeded:
        figures.say(note)
    told: dict[str, int | float | str] = {
        "attacks": len(ATTACKS) * options.size,
        "succeeded": len(succeeded),
        "on_what_it_reads": len(reading.ATTACKS),
        "on_what_the_app_says": len(forging.ATTACKS),
        "on_what_the_app_does": len(steering.ATTACKS),
        "on_what_the_portal_takes": len(carrying.ATTACKS),
        "seconds_s": round(time.monotonic() - began, 1),
    }
    if not options.json:
        for each in ATTACKS:
            print(f"  {each.name}: succeeded if {each.means}")
    figures.tell("A malicious sender", told, as_json=options.json, limits={"succeeded": 0})
    return 1 if succeeded else 0


def attack(attacks: Sequence[Attack], until: Callable[[list[str]], bool] = lambda _found: False) -> list[str]:
    """Each in a world of its own; what succeeded, in words. One that trips over something counts as well."""
    succeeded: list[str] = []
    for each in attacks:
        try:
            with open_scene() as scene:
                is_through = each.run(scene)
        except Exception:
            succeeded.append(f"{each.name}: tripped over {traceback.format_exc().strip().splitlines()[-1]}")
        else:
            if is_through:
                succeeded.append(f"{each.name}: {each.means}")
        if until(succeeded):
            break
    return succeeded


def _plant(options: figures.Options) -> int:
    found = 0
    for plant in PLANTS:
        with plant.planted():
            succeeded = [note for note in attack(plant.against, bool) if "tripped" not in note]
        found += bool(succeeded)
        figures.say(f"{plant.name}: {succeeded[0] if succeeded else 'NOT found'}")
    told = {"planted": len(PLANTS), "found": found}
    figures.tell("A malicious sender, faults planted", told, as_json=options.json)
    return 0 if found == len(PLANTS) else 1


if __name__ == "__main__":
    sys.exit(main())
