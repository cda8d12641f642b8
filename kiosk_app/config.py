"""The kiosk's configuration: one TOML file, a frozen value, unknown keys are errors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk_app.catalogue.strict import Table, read_toml


@dataclass(frozen=True, slots=True)
class Times:
    """Every wait of the app, in seconds, in one place."""

    idle_ask: int = 90
    idle_answer: int = 45
    farewell: int = 8
    finished: int = 180
    delivery_grace: int = 4
    status_wait: int = 8
    news_poll: int = 1
    draft_kept: int = 1800
    health_poll: int = 5
    staff_idle: int = 120


HEADSET, LOUDSPEAKER = "headset", "loudspeaker"


@dataclass(frozen=True, slots=True)
class Heard:
    """What is read aloud: `output` says who hears it, empty where nothing is read. `device` is a name of ALSA,
    `prompts` a folder of recordings with one folder for each language."""

    output: str = ""
    device: str = "default"
    prompts: Path | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """`state` holds visit.db and is the app's alone; `spool` is shared with sync by group; `run` is a
    memory file system with the sockets. `staff_code` is what `python -m kiosk_app staff-code` makes."""

    kiosk: str
    practice: bool
    state: Path
    spool: Path
    run: Path
    content: Path
    site: Path
    translations: Path
    root_key: Path
    keyset: Path
    device_key: Path
    payment_key: Path
    devices_socket: Path
    switchboard: Path | None
    staff_code: str = ""
    times: Times = Times()
    heard: Heard = Heard()


def load_config(path: Path) -> Config:
    """Relative paths are taken from the file's folder. Raises ContentError naming the key."""
    top = Table(read_toml(path), path.name)
    folder = path.parent

    def place(key: str) -> Path:
        return folder / top.take(key, str)

    switchboard = top.take("switchboard", str, "")
    times = Times()
    table = top.maybe_table("times")
    if table is not None:
        given = {name: table.take(name, int, getattr(times, name)) for name in Times.__dataclass_fields__}
        table.done()
        times = Times(**given)
    heard = _heard(top, folder)
    staff_code = top.take("staff_code", str, "")
    if staff_code and not _is_hash(staff_code):
        raise top.wrong("staff_code", "expected what `python -m kiosk_app staff-code` says")
    config = Config(
        kiosk=top.take("kiosk", str),
        practice=top.take("practice", bool),
        state=place("state"),
        spool=place("spool"),
        run=place("run"),
        content=place("content"),
        site=place("site"),
        translations=place("translations"),
        root_key=place("root_key"),
        keyset=place("keyset"),
        device_key=place("device_key"),
        payment_key=place("payment_key"),
        devices_socket=place("devices_socket"),
        switchboard=folder / switchboard if switchboard else None,
        staff_code=staff_code,
        times=times,
        heard=heard,
    )
    top.done()
    return config


def _heard(top: Table, folder: Path) -> Heard:
    table = top.maybe_table("speech")
    if table is None:
        return Heard()
    output, prompts = table.take("output", str), table.take("prompts", str, "")
    if output not in (HEADSET, LOUDSPEAKER):
        raise table.wrong("output", f"expected {HEADSET} or {LOUDSPEAKER}")
    heard = Heard(output, table.take("device", str, "default"), folder / prompts if prompts else None)
    table.done()
    return heard


def _is_hash(text: str) -> bool:
    from kiosk_app.staff_code import is_hash  # noqa: PLC0415 - where there is no staff nobody waits for it

    return is_hash(text)
