#!/bin/sh
# Plants identities in mails, masks them, and counts what can still be read.
# usage: run.sh [develop|heldout|final] [COUNT] [--show N]
# Work on the module with `develop`. `heldout` was looked at once and its general misses were repaired; `final` was made
# after that, with names, streets, towns and sentences of its own, and its figures are reported. MASKING_BUILD sets the
# build folder. Needs python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
split=${1:-final}
count=${2:-500}
[ $# -gt 2 ] && shift 2 || shift $#
build=${MASKING_BUILD:-$HOME/.cache/postroom/masking}
swift build --package-path "$here" --scratch-path "$build" -c release -j 2 --product maskmails >&2
desks=$here/../../Corpora/desks
case $split in develop) carriers=2 known="1 3" ;; heldout|final) carriers=3 known="1 2" ;; *) echo "no such split: $split" >&2; exit 64 ;; esac
files() { for part in $1; do for desk in stadt vehicle; do echo "$desks/$desk/training/$desk-$part.jsonl"; done; done; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
# shellcheck disable=SC2046
{
    python3 "$here/plant.py" "$split" "$count" $(files "$carriers") >"$work/mails"
    "$build/release/maskmails" "$work/mails" $(files "$known") >"$work/masked"
    python3 "$here/score.py" "$work/mails" "$work/masked" "$@"
    echo
    python3 "$here/decisions.py" prepare $(files "$carriers") >"$work/enquiries"
    "$build/release/maskmails" "$work/enquiries" $(files "$known") >"$work/decided"
    python3 "$here/decisions.py" count "$work/enquiries" "$work/decided"
}
