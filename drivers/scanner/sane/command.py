"""What `scanimage` is told and what it answers: command lines, configuration, exit statuses. Pure.

Exit statuses are SANE's own (SANE Standard 1.06, 4.2.7 `SANE_Status`), as scanimage(1) hands them on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from drivers.errors import DeviceFault, FaultCode

PROGRAM = "scanimage"
_ESCL_NAME = "kiosk"
_ESCL_DEVICE = f"airscan:e0:{_ESCL_NAME}"

_FAULTS = {
    2: FaultCode.CANCELLED,
    3: FaultCode.SCANNER_BUSY,
    4: FaultCode.SCANNER_GONE,
    6: FaultCode.SCANNER_JAM,
    7: FaultCode.SCANNER_EMPTY,
    8: FaultCode.SCANNER_COVER_OPEN,
    11: FaultCode.SCANNER_DENIED,
}
#: The program ends with 1 before there is a scanner to speak of: none, or one that does not open.
_NOT_OPENED = 1


@dataclass(frozen=True, slots=True)
class Backend:
    """A device of SANE and the configuration under which it is seen; no `files` means the machine's own."""

    device: str
    files: tuple[tuple[str, str], ...] = ()


class Source(StrEnum):
    FLATBED = "flatbed"
    FEEDER = "feeder"
    DUPLEX = "duplex"


@dataclass(frozen=True, slots=True)
class Options:
    """Of `scanimage --all-options`: what may be chosen. `switches` are its read-only yes or no by name."""

    sources: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    dpi: tuple[int, ...] = ()
    switches: tuple[tuple[str, bool], ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)

    def source(self, wanted: Source) -> str | None:
        """What this device calls its flatbed, feeder, or feeder of both sides."""
        return next((name for name in self.sources if _kind(name) is wanted), None)

    def mode(self, *, colour: bool) -> str | None:
        prefix = ("color", "colour") if colour else ("gray", "grey")
        return next((name for name in self.modes if name.lower().startswith(prefix)), None)

    def nearest_dpi(self, wanted: int) -> int:
        """The least resolution that suffices, or the greatest there is."""
        return min((dpi for dpi in self.dpi if dpi >= wanted), default=max(self.dpi, default=wanted))


def escl_backend(url: str) -> Backend:
    """One eSCL scanner by its address, without looking for others on the network. Raises ValueError."""
    if not re.fullmatch(r"http://[A-Za-z0-9.:\[\]-]+/[A-Za-z0-9/._-]*", url):
        raise ValueError("an eSCL scanner is named like http://host:port/eSCL/")
    conf = f'[devices]\n"{_ESCL_NAME}" = {url}, eSCL\n[options]\ndiscovery = disable\nws-discovery = off\n'
    return Backend(_ESCL_DEVICE, (("dll.conf", "airscan\n"), ("airscan.conf", conf)))


def feed_arguments(backend: Backend, options: Options, source: Source, dpi: int, *, colour: bool) -> list[str]:
    """One picture after the other, each asked for by a line on standard input, each in a file that is told."""
    told = [f"--device-name={backend.device}"] if backend.device else []
    named = options.source(source)
    mode = options.mode(colour=colour)
    told += [f"--source={named}"] if named else []
    told += [f"--mode={mode}"] if mode else []
    told += [f"--resolution={options.nearest_dpi(dpi)}"] if "resolution" in options.names else []
    return [PROGRAM, *told, "--format=pnm", "--batch=p%d", "--batch-print", "--batch-prompt"]


def list_arguments() -> list[str]:
    return [PROGRAM, "--formatted-device-list=%d|%v|%m|%t%n"]


def options_arguments(backend: Backend) -> list[str]:
    return [PROGRAM, *([f"--device-name={backend.device}"] if backend.device else []), "--all-options"]


def read_devices(text: str) -> list[tuple[str, str]]:
    """Devices and how they call themselves."""
    found = []
    for line in text.splitlines():
        parts = line.split("|")
        if len(parts) == 4 and parts[0]:
            found.append((parts[0], f"{parts[1]} {parts[2]}".strip()[:80]))
    return found


_OPTION = re.compile(r"^ {4}--(?P<name>[a-z0-9-]+)(?P<rest>.*)$", re.IGNORECASE)
_VALUE = re.compile(r"\[(?P<now>yes|no)\](?P<more>.*)$")


def read_options(text: str) -> Options:
    """Of what `--all-options` prints; what is inactive is left out."""
    sources: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    dpi: tuple[int, ...] = ()
    switches: list[tuple[str, bool]] = []
    names: set[str] = set()
    for line in text[:65536].splitlines():
        option = _OPTION.match(line)
        if option is None or "[inactive]" in line:
            continue
        name, rest = option["name"].lower(), option["rest"]
        names.add(name)
        choices = tuple(part.strip() for part in rest.rpartition(" [")[0].split("|") if part.strip())
        if name == "source":
            sources = choices
        elif name == "mode":
            modes = choices
        elif name == "resolution":
            dpi = _resolutions(rest)
        elif (value := _VALUE.search(rest)) and "[hardware]" in value["more"] + rest:
            switches.append((name, value["now"] == "yes"))
    return Options(sources, modes, dpi, tuple(switches), frozenset(names))


def _resolutions(rest: str) -> tuple[int, ...]:
    told = rest.partition("dpi")[0]
    if ".." in told:
        low, _, high = told.strip().partition("..")
        ends = [int(float(end)) for end in (low, high) if re.fullmatch(r" ?[0-9]{1,5}(\.[0-9]+)?", end)]
        return tuple(
            dpi for dpi in (75, 100, 150, 200, 300, 600) if len(ends) == 2 and ends[0] <= dpi <= ends[1]
        )
    return tuple(sorted(int(part) for part in re.findall(r"[0-9]{2,4}", told)[:64]))


def _kind(name: str) -> Source | None:
    lower = name.lower()
    if "duplex" in lower or "both" in lower:
        return Source.DUPLEX
    if "adf" in lower or "feeder" in lower:
        return Source.FEEDER
    return Source.FLATBED if "flatbed" in lower or "platen" in lower else None


def fault_of(status: int, stderr: str) -> DeviceFault:
    """Why the program ended where a page was asked for. What is no state of SANE's took the page along."""
    if status in _FAULTS:
        return DeviceFault(_FAULTS[status], f"scanimage {status}")
    if status == _NOT_OPENED:
        for words, code in _OPENING:
            if words in stderr:
                return DeviceFault(code, "not opened")
        return DeviceFault(FaultCode.SCANNER_GONE, "not opened")
    return DeviceFault(
        FaultCode.SCANNER_HALF_PAGE, f"scanimage {status}" if status > 0 else f"signal {-status}"
    )


#: `sane_strstatus`, as printed where a device does not open.
_OPENING = (
    ("Device busy", FaultCode.SCANNER_BUSY),
    ("Access to resource has been denied", FaultCode.SCANNER_DENIED),
    ("Scanner cover is open", FaultCode.SCANNER_COVER_OPEN),
    ("Error during device I/O", FaultCode.SCANNER_GONE),
)
