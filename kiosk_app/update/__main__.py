"""`python -m kiosk_app.update`: `look` and `take` on a kiosk, `publish` where images are made."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from kiosk_app.config import load_config
from kiosk_app.front import AssemblyError
from kiosk_app.update import incoming, install, publish, state
from kiosk_app.update.place import on_kiosk

EX_CONFIG, EX_IO = 78, 74


def main(arguments: list[str]) -> int:
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s", stream=sys.stderr)
    options = _options(arguments)
    try:
        if options.command == "publish":
            return _publish(options)
        place = on_kiosk(load_config(options.config), options.state, options.run)
        if options.command == "take":
            said = incoming.take(place, options.stick, state.read(place.state).tried)
        else:
            said = install.look(place)
    except (AssemblyError, ValueError) as error:
        print(f"update: {error}", file=sys.stderr)
        return EX_CONFIG
    except OSError as error:
        print(f"update: {type(error).__name__}", file=sys.stderr)
        return EX_IO
    print(f"update: {said}", file=sys.stderr)
    return 0


def _publish(options: argparse.Namespace) -> int:
    key = publish.secret_key(options.key)
    release = publish.release_of(options.bundle, options.version, options.share, options.least)
    index = publish.add(options.folder, options.bundle, release, key, practice=options.practice)
    print(
        f"update: {len(index.releases)} in the index, {release.version} for {release.share} %", file=sys.stderr
    )
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    top = argparse.ArgumentParser(prog="python -m kiosk_app.update")
    commands = top.add_subparsers(dest="command", required=True)
    for name, about in (("look", "judge, install, restart: what is due"), ("take", "copy from a stick")):
        one = commands.add_parser(name, help=about)
        one.add_argument("--config", type=Path, default=Path("/etc/tram/kiosk.toml"))
        one.add_argument("--state", type=Path, default=Path("/var/lib/tram/update"))
        one.add_argument("--run", type=Path, default=Path("/run/tram-update"))
        if name == "take":
            one.add_argument("stick", type=Path, metavar="FOLDER")
    one = commands.add_parser("publish", help="put a bundle into a signed index")
    one.add_argument("bundle", type=Path)
    one.add_argument("folder", type=Path, help="holds the index and the bundles")
    one.add_argument("--key", type=Path, required=True, help="release.key")
    one.add_argument("--version", required=True)
    one.add_argument("--share", type=int, default=100, choices=range(101), metavar="0..100")
    one.add_argument("--least", default="0.0.0", help="the oldest version that may take it")
    one.add_argument("--practice", action="store_true")
    return top.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
