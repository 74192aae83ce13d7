#!/usr/bin/env bash
# Fills a desk with 10,000 open cases and measures the pages: requests a second of the queue with wrk, and the 95th percentile of the next
# case, of searches and of pages deep in a list. Needs python3 and wrk (Debian: apt-get install wrk). Run on a quiet machine.
# POSTROOM names a command that is built already, DESK a folder from an earlier run to be used again.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${POSTROOM:-}" ]; then
    build=${POSTROOM_BUILD:-$HOME/.cache/postroom/build}
    swift build --configuration release --product postroom --scratch-path "$build" >&2
    POSTROOM=$(swift build --configuration release --product postroom --scratch-path "$build" --show-bin-path)/postroom
fi
exec python3 Evaluation/desk/measure.py "$POSTROOM" --mails "${1:-10000}" ${DESK:+--desk "$DESK"}
