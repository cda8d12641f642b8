#!/bin/sh
# The disk image of a kiosk: needs root on Debian 12 and brings what it needs by apt-get; see ./build_image.sh --help.
set -eu
exec "$(dirname -- "$0")/kiosk" image "$@"
