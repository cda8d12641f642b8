"""How much a reading of the chip asks, and how long that takes on the air: commands, seconds, our own share.

    python -m tests.bench.card [--json] [--size READINGS]

No clock but our own processor's: the simulated chip answers at once, and the model of the air says how long a
command would have taken at 424 kbit/s and 4 ms a command. The standard card holds COM, DG1, DG13, the security
object and a photograph of 18 kB, and all of it is read. `apdus_extended` opens it with PACE; `apdus_short` is
an older card, opened with BAC and read in short answers; `apdus_short_pace` such answers after PACE, whose
blocks leave less room. `prefilled_424_s` is when the words are there, `full_424_s` the whole reading with DG14
and DG15, passive and active authentication. `host_to_air_ratio` is processor time of the reading's own code,
the median of READINGS, to that.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import dataclass, field, replace

from drivers.cancel import Cancel
from drivers.card.chip.anchors import Anchors
from drivers.card.chip.reach import Reach
from drivers.card.chip.session import Terms, read_card
from drivers.card.persona import Persona, load_persona
from drivers.card.reader import AccessKey, CardReading, ChipTrust, Genuine, Need, PaceKey, Prefilled, Step
from drivers.card.simulator.air import Air
from drivers.card.simulator.applet import SimulatedChip
from drivers.card.simulator.issuer import practice_anchor
from drivers.card.simulator.profile import Access
from tests import figures

ABOUT = "Commands, seconds on the air and processor time of a reading of the chip."
READINGS = 9
LIMITS = {
    "apdus_extended": 16.0,
    "apdus_short": 95.0,
    "prefilled_424_s": 0.6,
    "full_424_s": 1.6,
    "host_to_air_ratio": 0.1,
}
MAI = load_persona("mai")
CAN = PaceKey(MAI.can)
BARE = replace(MAI.profile, groups=(1, 2, 13), active_authentication=None, chip_authentication=None)
OLDER = replace(BARE, access=(Access.BAC,), extended=256)
WORDS = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
TERMS = Terms(anchors=Anchors((practice_anchor(),)))


@dataclass
class Tap:
    """One reading: what was said, when the words were there, and what it cost this machine."""

    spoken: list[tuple[bytes, bytes]] = field(default_factory=list)
    prefilled_after: int = 0
    own_s: float = 0.0

    def told(self, step: Step) -> None:
        if isinstance(step, Prefilled):
            self.prefilled_after = len(self.spoken)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("card", ABOUT, READINGS, plant=False, arguments=arguments)
    told = measured(options.size)
    shown = {name: round(value, 3) if isinstance(value, float) else value for name, value in told.items()}
    if options.json:
        figures.tell("the chip", shown, as_json=True)
    else:
        # Tenths would hide what is measured here in thousandths.
        text = {name: f"{value:.3f}" if isinstance(value, float) else value for name, value in shown.items()}
        figures.tell("the chip", text, as_json=False, limits=LIMITS)
    return 0 if all(float(told[name]) <= limit for name, limit in LIMITS.items()) else 1


def measured(readings: int) -> dict[str, int | float | str]:
    """Raises RuntimeError where a reading does not come to what its card was made for."""
    air = Air(424)
    standard, short, short_pace = (
        tap(replace(MAI, profile=BARE), CAN, Reach()),
        tap(replace(MAI, profile=OLDER), MAI.bac_key(), Reach.short()),
        tap(replace(MAI, profile=replace(BARE, extended=256)), CAN, Reach.short()),
    )
    whole = [tap(MAI, CAN, Reach(), Genuine.PROVEN) for _ in range(max(1, readings))]
    full = statistics.median(air.seconds(one.spoken) for one in whole)
    return {
        "apdus_extended": len(standard.spoken),
        "apdus_short": len(short.spoken),
        "apdus_short_pace": len(short_pace.spoken),
        "apdus_with_proof": len(whole[0].spoken),
        "bytes_with_proof": sum(len(sent) + len(got) for sent, got in whole[0].spoken),
        "prefilled_424_s": statistics.median(air.seconds(one.spoken[: one.prefilled_after]) for one in whole),
        "full_424_s": full,
        "without_photograph_424_s": air.seconds(tap(MAI, CAN, Reach(), Genuine.PROVEN, WORDS).spoken),
        "full_106_s": Air(106).seconds(whole[0].spoken),
        "own_ms": 1000 * statistics.median(one.own_s for one in whole),
        "host_to_air_ratio": statistics.median(one.own_s for one in whole) / full,
    }


def tap(
    persona: Persona,
    key: AccessKey,
    reach: Reach,
    genuine: Genuine = Genuine.NOT_OFFERED,
    needs: frozenset[Need] = frozenset(Need),
) -> Tap:
    """One reading of a fresh chip; the chip's own processor time is taken off."""
    chip, found, others = SimulatedChip(persona), Tap(), 0.0

    def transmit(command: bytes) -> bytes:
        nonlocal others
        began = time.process_time()
        answer = chip.transmit(command)
        found.spoken.append((command, answer))
        others += time.process_time() - began
        return answer

    began = time.process_time()
    outcome = read_card(
        transmit, key, needs, progress=found.told, cancel=Cancel(), terms=TERMS, reach=reach, reset=chip.reset
    )
    found.own_s = time.process_time() - began - others
    if not isinstance(outcome, CardReading):
        raise RuntimeError(f"no reading: {outcome}")
    if (outcome.trust, outcome.genuine) != (ChipTrust.TRUSTED, genuine):
        raise RuntimeError(f"{outcome.trust}, {outcome.genuine}")
    return found


if __name__ == "__main__":
    sys.exit(main())
