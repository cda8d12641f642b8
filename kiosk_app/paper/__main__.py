"""`python -m kiosk_app.paper declaration --procedure ID -o FILE.pdf`: a declaration with invented answers.

For officials who check a catalogue, and for technicians who want a page to print.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk_app import words
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.paper import declaration as filled
from kiosk_app.flow.procedure import Scope
from kiosk_app.paper import declaration, layout, sample

_ROOT = Path(__file__).parents[2]
_TRANSLATIONS = _ROOT / "i18n"
#: sysexits.h: wrong command line; data that cannot be used.
_EX_USAGE, _EX_DATAERR = 64, 65


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _options(arguments)
    now = Moment(datetime.now(UTC), TimeTrust.TRUSTED)
    languages = words.codes(_TRANSLATIONS)
    try:
        place = sample.setting(chosen.catalogue, chosen.site, languages, now.today)
        here = {entry.id: entry for entry in place.procedures if entry.scope is Scope.ALL_HERE}
        if chosen.procedure not in here:
            sys.stderr.write(f"--procedure is one of: {', '.join(sorted(here))}\n")
            return _EX_USAGE
        procedure, language = here[chosen.procedure], chosen.language
        visit = sample.visit(place, procedure, now, language=language, turn=chosen.turn, longest=chosen.longest)
        values = declaration.content(
            filled(visit, masked=False),
            words.read(_TRANSLATIONS / f"kiosk_{words.FIRST}.ts"),
            None if language == words.FIRST else words.read(_TRANSLATIONS / f"kiosk_{language}.ts"),
        )
        chosen.output.write_bytes(layout.pdf(declaration.TEMPLATE, values, now.at))
    except (ContentError, words.WordsError, OSError, layout.PaperError) as error:
        sys.stderr.write(f"{error}\n")
        return _EX_DATAERR
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk_app.paper", description="A4 papers with invented answers.")
    papers = parser.add_subparsers(dest="paper", required=True)
    made = papers.add_parser("declaration", help="what a citizen sees and signs, as PDF")
    made.add_argument("--procedure", required=True, metavar="ID", help="the name of its file")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    made.add_argument(
        "--language", default=words.FIRST, help="the citizen's; Vietnamese stands first in any case"
    )
    made.add_argument("--turn", type=int, default=0, help="which of the options is chosen, so that others open")
    made.add_argument("--longest", action="store_true", help="free texts as long as they may be")
    made.add_argument("--catalogue", type=Path, default=_ROOT / "assets" / "catalogue", metavar="FOLDER")
    made.add_argument("--site", default="practice")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
