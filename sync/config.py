"""How this kiosk's sync is set up: one TOML file, every key known.

    [portal]  url = "https://…"      ca_file = "…"
    [kiosk]   id = "kiosk-01"        sender_key_file = "…"   practice = true
    [root]    public = "base64"
    [store]   folder = "…"
    [pace]    round_seconds = 2.0    backoff_cap_seconds = 900.0    keyset_seconds = 600.0    wait_seconds = 20
              content_seconds = 600.0
    [link]    watch = "networkmanager"   otherwise = "wired"   file = ""
    [budget.metered]   heavy_mib = 100   light_mib = 50   urgent_mib = 50
    [update]  key_file = "release.pub"   system = "/etc/os-release"

`[pace]`, `[link]`, `[budget]` and `[update]` may be left out; without the last no release is fetched.
`watch` says who knows what kind of link it is:
NetworkManager, a `file` with one word, or `none`; `otherwise` is the kind where nobody knows. A budget is of a
kind of link (wired, metered, hotspot), for a day, in MiB; what it does not name goes freely. The sender's key
file holds `ed25519:` and the base64 of the 32 secret bytes; the key signs requests only. The device key, which
signs dossiers, is the app's and never here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import shape
from sync.contract.canonical import b64decode
from sync.contract.releases import image_version, release_key
from sync.contract.wire import MAX_WAIT_SECONDS
from sync.link_budget import Limits
from sync.link_class import Fixed, LinkWatch, NetworkManager, SimulatedLink
from sync.store.due import LONGEST_WAIT_SECONDS
from sync.store.link import LinkClass
from sync.store.rows import Freight


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `backoff_cap` is the longest wait between two tries; a practice system sets it short."""

    round: float = 2.0
    backoff_cap: float = LONGEST_WAIT_SECONDS
    keyset: float = 600.0
    content: float = 600.0
    wait: int = 20


@dataclass(frozen=True, slots=True)
class Update:
    """`public` signs the index of releases; `running` is the version of this image."""

    public: bytes
    running: str


@dataclass(frozen=True, slots=True)
class Config:
    """Paths are absolute, or relative to the folder of the file."""

    url: str
    ca_file: Path
    kiosk: str
    practice: bool
    root_public: bytes
    store: Path
    sender_key_file: Path
    sender_key: Ed25519PrivateKey = field(repr=False)
    pace: Pace = Pace()
    link_watch: LinkWatch = field(default_factory=NetworkManager)
    link_otherwise: LinkClass = LinkClass.WIRED
    budget: Limits = field(default_factory=dict)
    update: Update | None = None


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """Which key of the file is wrong."""

    detail: str


def load(path: Path) -> Config | ConfigFault:
    """Read, check and resolve. The secret key never appears in a fault."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        return ConfigFault(f"{path.name}: {type(error).__name__}")
    try:
        return _read(raw, path.parent)
    except shape.MisshapenError as problem:
        return ConfigFault(f"{path.name}: {problem}")


def read_sender_key(path: Path) -> Ed25519PrivateKey | None:
    try:
        name, _, encoded = path.read_text("ascii").strip().partition(":")
    except (OSError, ValueError):
        return None
    secret = b64decode(encoded)
    if name != "ed25519" or secret is None or len(secret) != 32:
        return None
    return Ed25519PrivateKey.from_private_bytes(secret)


def _read(raw: dict[str, object], folder: Path) -> Config:
    spared: dict[str, object] = {"pace": {}, "link": {}, "budget": {}, "update": {}}
    sections = shape.obj(spared | raw, "portal", "kiosk", "root", "store", *spared)
    watch, otherwise = _link(sections["link"], folder)
    portal = shape.obj(sections["portal"], "url", "ca_file")
    kiosk = shape.obj(sections["kiosk"], "id", "sender_key_file", "practice")
    url = shape.text(portal, "url", 300)
    if not url.startswith("https://"):
        raise shape.MisshapenError("url")
    sender_key_file = folder / shape.text(kiosk, "sender_key_file", 4096)
    sender_key = read_sender_key(sender_key_file)
    if sender_key is None:
        raise shape.MisshapenError("sender_key_file")
    return Config(
        url=url.rstrip("/"),
        ca_file=folder / shape.text(portal, "ca_file", 4096),
        kiosk=shape.text(kiosk, "id", 64, shape.NAME),
        practice=shape.flag(kiosk, "practice"),
        root_public=shape.blob(shape.obj(sections["root"], "public"), "public", 32, 32),
        store=folder / shape.text(shape.obj(sections["store"], "folder"), "folder", 4096),
        sender_key_file=sender_key_file,
        sender_key=sender_key,
        pace=_pace(sections["pace"]),
        link_watch=watch,
        link_otherwise=otherwise,
        budget=_budget(sections["budget"]),
        update=_update(sections["update"], folder),
    )


def _pace(value: object) -> Pace:
    usual = Pace()
    defaults: dict[str, object] = {
        "round_seconds": usual.round,
        "backoff_cap_seconds": usual.backoff_cap,
        "keyset_seconds": usual.keyset,
        "content_seconds": usual.content,
        "wait_seconds": usual.wait,
    }
    if not isinstance(value, dict):
        raise shape.MisshapenError("pace")
    pace = shape.obj(defaults | value, *defaults)
    return Pace(
        round=_seconds(pace, "round_seconds", 60.0),
        backoff_cap=_seconds(pace, "backoff_cap_seconds", LONGEST_WAIT_SECONDS),
        keyset=_seconds(pace, "keyset_seconds", 86400.0),
        content=_seconds(pace, "content_seconds", 86400.0),
        wait=shape.integer(pace, "wait_seconds", 0, MAX_WAIT_SECONDS),
    )


def _link(value: object, folder: Path) -> tuple[LinkWatch, LinkClass]:
    defaults: dict[str, object] = {"watch": "networkmanager", "otherwise": LinkClass.WIRED.value, "file": ""}
    if not isinstance(value, dict):
        raise shape.MisshapenError("link")
    link = shape.obj(defaults | value, *defaults)
    file = shape.text({"file": link["file"] or "-"}, "file", 4096)
    watches: dict[object, LinkWatch] = {
        "networkmanager": NetworkManager(),
        "file": SimulatedLink(folder / file),
        "none": Fixed(),
    }
    watch = watches.get(link["watch"])
    if watch is None or (link["watch"] == "file") is not bool(link["file"]):
        raise shape.MisshapenError("link")
    return watch, shape.choice(link, "otherwise", LinkClass)


def _update(value: object, folder: Path) -> Update | None:
    if value == {}:
        return None
    update = shape.obj(value, "key_file", "system")
    try:
        public = release_key(folder / shape.text(update, "key_file", 4096))
        running = image_version((folder / shape.text(update, "system", 4096)).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise shape.MisshapenError("update") from problem
    return Update(public, running)


def _budget(value: object) -> Limits:
    names = {f"{freight.value}_mib": freight for freight in Freight}
    kinds = shape.obj_with(value, (), tuple(kind.value for kind in LinkClass))
    limits: dict[LinkClass, dict[Freight, int]] = {}
    for kind, table in kinds.items():
        given = shape.obj_with(table, (), tuple(names))
        limits[LinkClass(kind)] = {names[name]: shape.integer(given, name, 0, 1 << 20) << 20 for name in given}
    return limits


def _seconds(source: shape.Object, key: str, high: float) -> float:
    value: object = source[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.05 <= value <= high:
        raise shape.MisshapenError(key)
    return float(value)
