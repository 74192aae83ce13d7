#!/usr/bin/env bash
# Plants 500 identities, lets their mail go the whole way, erases them, and looks for what is left. Docs/Erasure.md
# has the figures. Needs python3 and GNU grep.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${POSTROOM_BUILD:-$HOME/.cache/postroom/build}
swift build --configuration release --product postroom --scratch-path "$build" >&2
postroom=$(swift build --configuration release --product postroom --scratch-path "$build" --show-bin-path)/postroom
exec python3 Evaluation/erasure/planted.py "$postroom" --identities "${1:-500}"
