"""What is on the device, as CycloneDX 1.5: from dpkg's own list and the metadata of the Python packages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

Component = dict[str, object]


def debian(status: str) -> Iterator[Component]:
    """One for each installed package of dpkg's status file."""
    for paragraph in status.split("\n\n"):
        fields = HeaderParser().parsestr(paragraph)
        name, version = fields.get("Package"), fields.get("Version")
        if not name or not version or not str(fields.get("Status", "")).endswith(" installed"):
            continue
        kind = fields.get("Architecture", "all")
        yield _component("debian", name, version, f"pkg:deb/debian/{name}@{version}?arch={kind}", "")


def python(packages: Path) -> Iterator[Component]:
    """One for each `*.dist-info` below `packages`."""
    for info in sorted(packages.glob("*.dist-info/METADATA")):
        fields = HeaderParser().parsestr(info.read_text(encoding="utf-8"))
        name, version = str(fields["Name"]), str(fields["Version"])
        stated = str(fields.get("License-Expression") or fields.get("License") or "").partition("\n")[0]
        yield _component("pypi", name, version, f"pkg:pypi/{name.lower()}@{version}", stated[:80])


def document(components: list[Component], version: str) -> str:
    """The whole bill, sorted, without a time or a serial number: equal devices have equal bills."""
    ordered = sorted(components, key=lambda one: str(one["bom-ref"]))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "operating-system", "name": "tram-mot-cua", "version": version}},
        "components": ordered,
    }
    return json.dumps(bill, indent=1, sort_keys=True) + "\n"


def _component(group: str, name: str, version: str, purl: str, licence: str) -> Component:
    made: Component = {
        "type": "library",
        "group": group,
        "name": name,
        "version": version,
        "purl": purl,
        "bom-ref": purl,
    }
    if licence:
        made["licenses"] = [{"license": {"name": licence}}]
    return made
