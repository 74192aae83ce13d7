#!/usr/bin/env bash
# Classification speed of our command against fastText's own program, in turn: texts of about 600 bytes, 24 classes.
#
#   speed.sh [--texts 60000] [--rounds 7] [--json FILE]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v fasttext >/dev/null; then
    if ! DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 fasttext \
        >/dev/null; then
        echo "the command fasttext is missing: install Debian's package of that name" >&2
        exit 1
    fi
fi
# shellcheck source=prepare.sh
. "$here/prepare.sh"
exec "$python" "$here/speed.py" --postroom "$postroom" --training "$root/Corpora/desks/stadt/training" "$@"
