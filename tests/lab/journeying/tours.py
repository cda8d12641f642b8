"""Tours through the whole catalogue, and what is to be said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kiosk_app.flow.procedure import Procedure, Scope
from kiosk_app.flow.setting import Setting
from tests.lab.journeying.booth import Booth, Count, StuckError
from tests.lab.journeying.citizen import Citizen, Plan
from tests.lab.journeying.devices import CODE
from tests.lab.journeying.ends import hear
from tests.lab.journeying.persons import Persons
from tests.lab.journeying.world import Tour, devices, said
from tests.stories.walk import FRIDAY


@dataclass(slots=True)
class Told:
    """`asked` are the procedures that were gone through; `counts` by tour and procedure, of the journeys that
    reached their true end; `stuck` of the others. `unanswered` is what no simulated device here knows.
    """

    asked: set[str] = field(default_factory=set)
    counts: dict[tuple[Tour, str], Count] = field(default_factory=dict)
    status: dict[Tour, Count] = field(default_factory=dict)
    ways: int = 0
    filed: Counter[str] = field(default_factory=Counter)
    persons: Persons = field(default_factory=Persons)
    stuck: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unanswered: set[str] = field(default_factory=set)


def go(
    told: Told,
    tour: Tour,
    setting: Setting,
    procedures: Sequence[Procedure],
    compiled: Path,
    seed: int,
    mischief: Callable[[Booth], None] | None = None,
) -> None:
    """One tour, each procedure by a citizen of their own chance: one journey can be repeated alone."""
    booth = Booth(setting, FRIDAY, devices(), compiled, mischief=mischief)
    try:
        for procedure in procedures:
            told.asked.add(procedure.id)
            citizen = Citizen(booth, Random(f"{seed} {procedure.id}"), told.persons.look)
            _journey(told, tour, booth, citizen, procedure)
        citizen = Citizen(booth, Random(seed), told.persons.look)
        try:
            citizen.prepare(tour.language, tour.percent)
            told.status[tour] = citizen.look_up(CODE)
            with booth.aside():
                told.persons.panels(citizen, booth)
        except StuckError as reason:
            told.stuck.append(f"{_called(tour)}: status: {reason}")
    finally:
        told.warnings += [line for line in dict.fromkeys(booth.warnings) if line not in told.warnings]
        told.unanswered.update(booth.devices.unanswered)
        booth.close()


def _journey(told: Told, tour: Tour, booth: Booth, citizen: Citizen, procedure: Procedure) -> None:
    plan = Plan(procedure, tour.has_card, tour.pays, tour.agrees, said(procedure))
    try:
        citizen.prepare(tour.language, tour.percent)
        count = citizen.visit(plan)
        if procedure.scope is not Scope.ALL_HERE:
            told.ways += hear(citizen, booth, plan)
        # The booth counts on in the same place when the citizen leaves.
        told.counts[tour, procedure.id] = deepcopy(count)
    except StuckError as reason:
        told.stuck.append(f"{_called(tour)}: {procedure.id}: {reason}")
    try:
        citizen.leave()
    except StuckError as reason:
        told.stuck.append(f"{_called(tour)}: after {procedure.id}: {reason}")
        booth.start_over()


def _called(tour: Tour) -> str:
    return f"{tour.language} {tour.percent} %"
