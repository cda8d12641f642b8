"""The commands of `./kiosk`: one line of help, what each stands on, and the program that does the job."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk_app.launch.debian import Purpose
from kiosk_app.launch.setup import Needs
from kiosk_app.launch.venv import Lock

PARTS = frozenset(
    {
        Purpose.WINDOW,
        Purpose.CARD,
        Purpose.CARD_BUILD,
        Purpose.USB,
        Purpose.TEXT,
        Purpose.SCANNER,
        Purpose.RESULTS,
        Purpose.SPEECH,
    }
)
CALAMITIES = ("submit", "paper", "card", "line", "portal")
LANGUAGES = ("vi", "en")

COMMANDS: Mapping[str, str] = {
    "run": "the kiosk with all its parts; without a display a whole visit plays by itself",
    "test": "every check and every test, with a table at the end",
    "lint": "the checks without the tests",
    "bench": "measure: ./kiosk bench lists what there is",
    "lab": "put it through bad days: ./kiosk lab lists what there is",
    "image": "build the disk image; with --check list and check what goes into it",
    "portal": "the portal's own tool",
    "sync": "the sender's own tool",
    "drivers": "the technician's tool for card, printer and scanner",
    "setup": "bring everything that is missing and stop",
}

NEEDS: Mapping[str, Needs] = {
    "run": Needs(PARTS, Lock.RUN, display=True),
    "test": Needs(PARTS | {Purpose.CHECKS, Purpose.POWER_CUTS}, Lock.DEV),
    "lint": Needs(frozenset({Purpose.WINDOW}), Lock.DEV),
    "bench": Needs(PARTS, Lock.DEV),
    "lab": Needs(PARTS | {Purpose.POWER_CUTS}, Lock.DEV),
    "portal": Needs(frozenset(), Lock.RUN),
    "sync": Needs(frozenset(), Lock.RUN),
    "drivers": Needs(PARTS - {Purpose.WINDOW, Purpose.RESULTS, Purpose.SPEECH}, Lock.RUN),
    "setup": Needs(PARTS, Lock.RUN, display=True),
}

TOOLS = frozenset({"portal", "sync", "drivers"})
EXPERIMENTS = frozenset({"bench", "lab"})
OWN_ARGUMENTS = TOOLS | EXPERIMENTS | {"image"}
"""These read their arguments themselves."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked. `options` is empty and `rest` everything for commands with arguments of their own."""

    command: str
    options: argparse.Namespace
    rest: tuple[str, ...]

    @property
    def needs(self) -> Needs:
        needs = NEEDS[self.command]
        if getattr(self.options, "remote", False):
            needs = replace(needs, purposes=needs.purposes | {Purpose.DISPLAY, Purpose.REMOTE})
        if self.command == "lab" and self.rest and self.rest[0] in {"boot", "hang", "update"}:
            needs = replace(needs, purposes=needs.purposes | {Purpose.BOOT})
        if self.command == "bench" and self.rest and self.rest[0] == "capture":
            needs = replace(needs, purposes=needs.purposes | {Purpose.PEER})
        if getattr(self.options, "dev", False):
            needs = replace(needs, purposes=needs.purposes | NEEDS["test"].purposes, lock=NEEDS["test"].lock)
        return needs


def parse(arguments: list[str]) -> Order:
    """Read the command line. Leaves with status 0 for --help and 2 for what it does not understand."""
    if arguments and arguments[0] in OWN_ARGUMENTS:
        return Order(arguments[0], argparse.Namespace(), tuple(arguments[1:]))
    top = _parser()
    options, rest = top.parse_known_args(arguments)
    if rest and options.command != "test":
        top.error(f"unknown for {options.command}: {' '.join(rest)}")
    return Order(options.command, options, tuple(rest))


def _parser() -> argparse.ArgumentParser:
    listing = "\n".join(f"  {name:8} {help_}" for name, help_ in COMMANDS.items())
    top = argparse.ArgumentParser(
        prog="./kiosk",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="./kiosk COMMAND [options]",
        description=f"commands:\n{listing}\n\n./kiosk COMMAND --help tells more.",
    )
    subs = top.add_subparsers(dest="command", required=True, metavar="COMMAND", help=argparse.SUPPRESS)
    made = {
        name: subs.add_parser(name, prog=f"./kiosk {name}", description=help_, allow_abbrev=False)
        for name, help_ in COMMANDS.items()
    }
    run = made["run"]
    run.add_argument("--visit", action="store_true", help="play a visit by itself, also with a display")
    run.add_argument("--no-card", action="store_true", help="play it with a sign-in on a telephone instead")
    run.add_argument("--offline", action="store_true", help="play it with the line cut, reconnect at the end")
    run.add_argument(
        "--break", dest="calamity", choices=CALAMITIES, help="play it with this calamity, before and after"
    )
    run.add_argument("--remote", action="store_true", help="serve the window over VNC on loopback only")
    run.add_argument("--out", metavar="FOLDER", help="where the results go (default: out/ in the checkout)")
    run.add_argument("--seed", type=int, metavar="S", help="of whatever chance decides in the calamity")
    run.add_argument("--lang", choices=_languages(), help="the citizen's language (default: vi)")
    run.add_argument("--json", action="store_true", help="print the visit as one JSON object last")
    test = made["test"]
    test.add_argument("--all", action="store_true", help="the long tests too; what follows goes to pytest")
    made["setup"].add_argument("--dev", action="store_true", help="also what the checks and tests need")
    return top


def _languages() -> list[str]:
    """Whatever has a translation; the same files name the languages of the screen."""
    files = (Path(__file__).parents[2] / "i18n").glob("kiosk_*.ts")
    return sorted(path.stem.removeprefix("kiosk_") for path in files)


def job(order: Order) -> list[str]:
    """The Python arguments of the real job. Paths are absolute, because it may look from elsewhere."""
    if order.command != "run":
        # A dash is what people type, and no name of a module.
        own = order.rest[0].replace("-", "_") if order.command in EXPERIMENTS else ""
        module = f"tests.{order.command}.{own}" if own else order.command
        return ["-m", module, *(order.rest[1:] if order.command in EXPERIMENTS else order.rest)]
    options = order.options
    named = ("visit", "no-card", "offline", "remote", "json")
    flags = [f"--{flag}" for flag in named if getattr(options, flag.replace("-", "_"))]
    if options.calamity:
        flags += ["--break", options.calamity]
    if options.seed is not None:
        flags += ["--seed", str(options.seed)]
    if options.lang:
        flags += ["--lang", options.lang]
    if options.out:
        flags += ["--out", str(Path(options.out).absolute())]
    return ["-m", "kiosk_app.rehearsal", "run", *flags]


def experiments(root: Path, kind: str) -> dict[str, str]:
    """What lies in tests/bench or tests/lab: name and the first line of its docstring."""
    found = {}
    for path in sorted((root / "tests" / kind).glob("[a-z]*.py")):
        if path.stem == "conftest" or path.stem.startswith("test_"):
            continue
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        found[path.stem.replace("_", "-")] = first.strip('"').rstrip(".")
    return found
