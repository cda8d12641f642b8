"""visit.json: one visit as plain values, for machines and for the report's page."""

from __future__ import annotations

import platform
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk_app.rehearsal import evidence, papers, spectator
from kiosk_app.rehearsal.run import Outcome

FORMAT = "visit/1"
_TOLD_OF_PORTAL = (
    "id",
    "code",
    "official_code",
    "state",
    "step",
    "committed_at",
    "manifest_sha256",
    "fields",
    "content",
)


def told(outcome: Outcome) -> dict[str, Any]:
    """Paths are relative to the run's folder."""
    root, stage = outcome.places.root, outcome.stage
    return {
        "format": FORMAT,
        "ok": outcome.ok,
        "trouble": outcome.trouble,
        "wishes": asdict(outcome.wishes),
        "started": outcome.started,
        "machine": {"system": platform.platform(), "python": platform.python_version()},
        "means": asdict(outcome.means),
        "citizen": {"persona": outcome.person.persona, "name": outcome.person.name},
        "procedure": {"id": outcome.procedure.id, "code": outcome.procedure.code, "name": _texts(outcome)},
        "pages": [{"name": name, "file": _below(root, path), "at": at} for name, path, at in stage.album.pages],
        "slips": [_below(root, path) for path in papers.slips(outcome.places.slips)],
        "torn_slips": [_below(root, path) for path in papers.torn(outcome.places.slips)],
        "slip_code": outcome.slip_code,
        "files": {name: _below(root, path) for name, path in outcome.files.items()},
        "scan": None
        if outcome.scanned is None
        else {"pages": outcome.scanned.pages, "words": outcome.scanned.words},
        "checks": [{**asdict(check), "ok": check.ok} for check in outcome.checks],
        "portal": {name: outcome.shown.get(name) for name in _TOLD_OF_PORTAL},
        "portal_dossiers": outcome.listed,
        "payments": [
            {name: entry[name] for name in ("reference", "due", "received", "state")}
            for entry in outcome.shown.get("payments", ())
        ],
        "times": _times(outcome),
        "noted": spectator.plain(sorted(outcome.noted, key=lambda noted: noted.at)),
        "searches": {name: _searched(search) for name, search in outcome.searches.items()},
        "portal_search": _searched(outcome.portal_search),
        "search_finds_planted": outcome.search_finds_planted,
        "panels": [
            {
                "name": panel.name,
                "at": panel.at,
                "picture": _below(root, panel.picture),
                "outbox": panel.outbox,
            }
            for panel in stage.panels
        ],
        "faults": stage.citizen.seen.faults if hasattr(stage, "citizen") else [],
        "restarts": outcome.restarts,
        "figures": {**outcome.figures, **_sizes(outcome)},
    }


def _searched(search: evidence.Search) -> dict[str, Any]:
    return {
        "files": search.files,
        "bytes_read": search.bytes_read,
        "needles": search.needles,
        "found": [asdict(trace) for trace in search.found],
    }


def _texts(outcome: Outcome) -> dict[str, str]:
    return {language: outcome.procedure.name.read(language) for language in ("vi", "en")}


def _below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _sizes(outcome: Outcome) -> dict[str, float]:
    sizes: dict[str, float] = {}
    for row in spectator.dossiers(outcome.stage.outbox):
        sizes["sealed_bytes"], sizes["leaves"] = row["blob_bytes"], row["leaves"]
    if "scan" in outcome.files:
        sizes["scan_pdf_bytes"] = outcome.files["scan"].stat().st_size
    return sizes


def _times(outcome: Outcome) -> list[dict[str, Any]]:
    """The way of the dossier, each step with its Unix time; a step that did not happen is left out."""
    stage = outcome.stage
    if not hasattr(stage, "hand"):
        return []
    seen, noted = stage.hand.first, outcome.noted
    tapped = stage.tapped_at("page.review.file")

    def when(*names: str) -> float | None:
        return next((each.at for name in names for each in noted if each.what == name), None)

    steps = (
        ("confirmed", tapped),
        ("saved", when("dossier.queued", "dossier.uploading", "dossier.backoff")),
        ("sent", _first_leaf(outcome)),
        ("received", when("received")),
        ("opened", when("opened")),
        ("official", when("handed_over")),
        ("acknowledged", when("dossier.committed", "dossier.purged")),
        ("purged", when("dossier.purged")),
        ("word_sent", when("notice.sent")),
        ("paid_at_bank", when("credited")),
        ("paid", when("payment.paid", "payment.settled")),
        ("told", min((seen[page] for page in ("fee", "finished") if page in seen), default=None)),
        ("printed", _slip_at(outcome)),
    )
    return [{"step": name, "at": at} for name, at in steps if at is not None]


def _slip_at(outcome: Outcome) -> float | None:
    slips = papers.slips(outcome.places.slips)
    return slips[0].stat().st_mtime if slips else None


def _first_leaf(outcome: Outcome) -> float | None:
    for each in outcome.noted:
        if each.what.startswith("dossier.") and not each.detail.startswith("0/"):
            return each.at
    return None
