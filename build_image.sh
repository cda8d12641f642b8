#!/bin/sh
# The disk image of a kiosk. Today it lists and checks what would go in; see ./build_image.sh --help.
set -eu
exec "$(dirname -- "$0")/kiosk" image "$@"
