"""All parts of the product on one machine, joined as in service: portal, line, sender, devices, kiosk."""

from __future__ import annotations

import base64
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from drivers.card import pcsc, private_pcscd
from drivers.switchboard import FileSwitchboard
from kiosk_app.rehearsal.places import REPOSITORY, Places
from kiosk_app.rehearsal.processes import Company, Errand, run_tool
from sync.envelope.durable import replace_durably

KIOSK = "A17"
SITE = "practice"
#: At the first start of a checkout some forty photographs are drawn; seconds, on a slow machine many.
_DRAWING_S = 180.0
#: The staff code of every practice system is told in docs/technician.md; a real one is made by its technician.
PRACTICE_STAFF_CODE = "scrypt$15$8$1$fvIx0KZFd4qjIyxgGkWQ4w==$8KDscopdLz1tzlU0aiIY3+/EVgyd3BITWjxZOvhHm6s="


@dataclass(frozen=True, slots=True)
class Means:
    """What this machine lends: a part that is missing is simulated closer to the app, and said so."""

    pcsc: bool
    text: bool

    @classmethod
    def here(cls) -> Means:
        # A private reader needs root for its mount namespace.
        service = pcsc.available() and not private_pcscd.missing() and os.geteuid() == 0
        return cls(pcsc=service, text=shutil.which("tesseract") is not None)


class World:
    """`open` starts everything but the screen; `open_kiosk` the screen.

    Without `devices` there is no card, printer or scanner: the kiosk sees all of them gone.
    """

    def __init__(self, places: Places, means: Means, site: str = SITE, *, devices: bool = True) -> None:
        self.places = places
        self.means = means
        self._has_devices = devices
        self.site = site
        self.company = Company(places.logs)
        self.switchboard = FileSwitchboard(places.switchboard)
        self.ports: dict[str, int] = {}
        self._parent = str(os.getpid())
        self._drawing: Errand | None = None

    @property
    def kiosk_config(self) -> Path:
        return self.places.run / "kiosk.toml"

    @property
    def sync_config(self) -> Path:
        return self.places.run / "sync.toml"

    @property
    def glass(self) -> Path:
        return self.places.run / "glass"

    def open(self) -> None:
        """Raises PartError, naming the part that did not come up."""
        self.begin()
        self.settle()

    def begin(self) -> None:
        """All that the screen needs before it can be opened; what can start at once starts at once.

        Everything is started by the calling thread: the kernel ends parts with the thread they come from.
        """
        portal = str(self.places.portal)
        if self._has_devices:
            # Nobody shall stand before a scanner whose photographs are still being drawn.
            self._drawing = Errand("drivers.scanner.prepared", str(self.places.photographs))
        init = Errand("portal", "init", "--state", portal, "--practice")
        if self._has_devices:
            self._start_printer()
            self._start_page_printer()
            self._start_reader()
        device, sender = _key_pair(self.places.kiosk / "device"), _key_pair(self.places.sender / "sender")
        init.finish()
        self._wake_the_herald()
        self._start_portal()
        enrolment = Errand(
            *("portal", "kiosk", "add", "--state", portal, "--id", KIOSK, "--site", self.site),
            *("--device-key", str(device), "--sender-key", str(sender), "--json"),
        )
        if self._has_devices:
            self._start_card()
            self._start_devices()
        payment_key = str(json.loads(enrolment.finish())["payment_mac_key"])
        replace_durably(self.places.kiosk / "payment.key", payment_key.encode())
        self.ports |= json.loads(self.company.wait_for("portal", self._portal_ports))
        self.company.keep_to(
            *("portal", "--port", str(self.ports["ingest"])),
            *("--public-port", str(self.ports["public"]), "--console-port", str(self.ports["console"])),
        )
        self._start_line()
        self._write_kiosk_config()

    def _wake_the_herald(self) -> None:
        """A rehearsal at night waits for no morning to see its message go out."""
        settings = self.places.portal / "portal.toml"
        with settings.open("a+", encoding="utf-8") as file:
            file.seek(0)
            if "[notices]" not in file.read():
                file.write("\n[notices]\nquiet_from = 0\nquiet_until = 0\n")

    def settle(self) -> None:
        """The rest; with the screen opened before, it comes up meanwhile."""
        self.ports["line"] = int(self.company.wait_for("line", self._line_port))
        self.company.keep_to("line", "--port", str(self.ports["line"]))
        self._start_sync()
        if self._has_devices:
            self.company.wait_until_there("devices", self._devices_socket)
        if self._drawing is not None:
            self._drawing.finish(_DRAWING_S)

    @property
    def _portal_ports(self) -> Path:
        return self.places.run / "portal.ports"

    @property
    def _line_port(self) -> Path:
        return self.places.run / "line.port"

    @property
    def _reader_port(self) -> Path:
        return self.places.run / "reader.port"

    @property
    def _printer_port(self) -> Path:
        return self.places.run / "printer.port"

    @property
    def _page_printer_port(self) -> Path:
        return self.places.run / "a4.port"

    @property
    def _devices_socket(self) -> Path:
        return self.places.run / "devices"

    def _start_portal(self) -> None:
        self._portal_ports.unlink(missing_ok=True)
        self.company.start(
            *("portal", "portal", "serve", "--state", str(self.places.portal)),
            *("--ports-file", str(self._portal_ports)),
            *("--switchboard", str(self.places.switchboard), "--with-parent"),
        )

    def _start_line(self) -> None:
        self.company.start(
            *("line", "drivers", "line", "simulate", "--to", f"127.0.0.1:{self.ports['ingest']}"),
            *("--switchboard", str(self.places.switchboard), "--port-file", str(self._line_port)),
            *("--with-parent", self._parent),
        )

    def _start_reader(self) -> None:
        if not self.means.pcsc:
            return
        self.company.start(
            *("pcscd", "drivers", "card", "pcscd", "--run-dir", str(self.places.run / "pcscd")),
            *("--port-file", str(self._reader_port), "--with-parent", self._parent),
        )

    def _start_card(self) -> None:
        if not self.means.pcsc:
            return
        reader = self.company.wait_for("pcscd", self._reader_port)
        self.company.keep_to("pcscd", "--port", reader)
        self.company.start(
            *("card", "drivers", "card", "simulate", "--port", reader),
            *("--switchboard", str(self.places.switchboard), "--with-parent", self._parent),
        )

    def _start_printer(self) -> None:
        self.company.start(
            *("printer", "drivers", "print", "simulate", "--out", str(self.places.slips)),
            *("--switchboard", str(self.places.switchboard), "--port-file", str(self._printer_port)),
            *("--with-parent", self._parent),
        )

    def _start_page_printer(self) -> None:
        self.company.start(
            *("a4", "drivers", "page", "simulate", "--out", str(self.places.slips)),
            *("--switchboard", str(self.places.switchboard), "--port-file", str(self._page_printer_port)),
            *("--with-parent", self._parent),
        )

    def _start_devices(self) -> None:
        self.ports["printer"] = int(self.company.wait_for("printer", self._printer_port))
        self.company.keep_to("printer", "--port", str(self.ports["printer"]))
        self.ports["a4"] = int(self.company.wait_for("a4", self._page_printer_port))
        self.company.keep_to("a4", "--port", str(self.ports["a4"]))
        config = self.places.run / "devices.toml"
        config.write_text(
            "practice = true\n"
            f"[switchboard]\nfile = {_quoted(self.places.switchboard)}\n"
            f'[card]\ndriver = "{"pcsc" if self.means.pcsc else "simulated"}"\n'
            f'[printer]\ndriver = "escpos"\nspec = "tcp://127.0.0.1:{self.ports["printer"]}"\n'
            f'[pages]\ndriver = "ipp"\nplace = "ipp://127.0.0.1:{self.ports["a4"]}/ipp/print"\n'
            f'[scanner]\ndriver = "simulated"\nfolder = {_quoted(self.places.photographs)}\n'
        )
        environment = {}
        if self.means.pcsc:
            environment["PCSCLITE_CSOCK_NAME"] = str(self.places.run / "pcscd" / "pcscd.comm")
        self.company.start(
            *("devices", "drivers", "serve", "--socket", str(self._devices_socket), "--config", str(config)),
            *("--with-parent", self._parent),
            environment=environment,
        )

    def _start_sync(self) -> None:
        config = self.sync_config
        public = self.places.portal / "public"
        config.write_text(
            f'[portal]\nurl = "https://127.0.0.1:{self.ports["line"]}"\n'
            f"ca_file = {_quoted(public / 'tls-ca.pem')}\n"
            f'[kiosk]\nid = "{KIOSK}"\npractice = true\n'
            f"sender_key_file = {_quoted(self.places.sender / 'sender.key')}\n"
            f"[root]\npublic = {json.dumps((public / 'root.pub').read_text().strip())}\n"
            f"[store]\nfolder = {_quoted(self.places.spool)}\n"
            # A rehearsal has no hour to wait for the line's return; in service the cap is a quarter of one.
            "[pace]\nround_seconds = 0.5\nbackoff_cap_seconds = 4.0\nwait_seconds = 5\n"
            "content_seconds = 1.0\n"
        )
        self.company.start("sync", "sync", "run", "--config", str(config), "--with-parent")

    def _write_kiosk_config(self) -> None:
        site = self.places.run / f"{self.site}.toml"
        text = (REPOSITORY / "assets" / "catalogue" / "sites" / f"{self.site}.toml").read_text()
        # The status page of this run's own portal, so that the receipt's QR opens something real.
        text = text.replace("https://127.0.0.1/", f"https://127.0.0.1:{self.ports['public']}/")
        site.write_text(text)
        public = self.places.portal / "public"
        values = {
            "state": self.places.kiosk,
            "spool": self.places.spool,
            "run": self.places.run,
            "content": REPOSITORY / "assets" / "catalogue",
            "site": site,
            "translations": REPOSITORY / "i18n",
            "root_key": public / "root.pub",
            "keyset": public / "keyset.json",
            "device_key": self.places.kiosk / "device.key",
            "payment_key": self.places.kiosk / "payment.key",
            "devices_socket": self.places.run / "devices",
            "switchboard": self.places.switchboard,
        }
        lines = [f"{name} = {_quoted(path)}\n" for name, path in values.items()]
        lines.append(f'staff_code = "{PRACTICE_STAFF_CODE}"\n')
        lines.append('[speech]\noutput = "loudspeaker"\n')
        self.kiosk_config.write_text(f'kiosk = "{KIOSK}"\npractice = true\n' + "".join(lines))

    def publish(self, folder: Path, kind: str = "catalogue", *more: str) -> dict[str, object]:
        """What an officer does: sign a folder and hand it out to the kiosks. Raises PartError."""
        told = run_tool(
            *("portal", "publish", str(folder), "--kind", kind, "--state", str(self.places.portal), "--json"),
            *more,
        )
        version: dict[str, object] = json.loads(told)
        return version

    def open_kiosk(self, *more: str, environment: dict[str, str] | None = None) -> None:
        self.company.start(
            *("kiosk", "kiosk_app", "--config", str(self.kiosk_config), "--with-parent", *more),
            environment=environment,
        )

    def close(self) -> None:
        self.company.close()
        self.places.sweep()


def _quoted(path: Path) -> str:
    """A TOML basic string is a JSON string for any path."""
    return json.dumps(str(path.absolute()), ensure_ascii=False)


def _key_pair(stem: Path) -> Path:
    """A key of its own for who holds the folder, made once. Returns the file of its public half."""
    secret, public = stem.with_suffix(".key"), stem.with_suffix(".pub")
    if not (secret.exists() and public.exists()):
        key = Ed25519PrivateKey.generate()
        replace_durably(secret, b"ed25519:" + base64.b64encode(key.private_bytes_raw()))
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        public.write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM, form))
    return public
