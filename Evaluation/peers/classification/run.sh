#!/usr/bin/env bash
# Sets our classifier beside public ones on public sets: same training texts, same test texts, one table.
#
#   run.sh                        all five sets
#   run.sh konstanz-departments   only these
#   run.sh --json FILE [SET…]     the figures as JSON too
#
# POSTROOM_CORPORA names the folder of the sets (else ../shared/corpora), POSTROOM_COMMAND the command to measure (else
# it is built), POSTROOM_PEERS_VENV the place of the Python environment.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=prepare.sh
. "$here/prepare.sh"
exec "$python" "$here/compare.py" --postroom "$postroom" \
    --corpora "${POSTROOM_CORPORA:-$root/../shared/corpora}" "$@"
