#!/usr/bin/env bash
# Triages an archive of mboxes on one machine with GNU parallel. Results, codes and resuming as with Spark.
#
#   parallel.sh ARCHIVE --desk DESK --out OUT [--jobs N] [--labels FILE] [--range-bytes N] [--postroom COMMAND]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
umask 077
export PARALLEL_SHELL=/bin/bash
out= jobs= labels=() rest=()
while [ $# -gt 0 ]; do
    case $1 in
        --out) out=$2; rest+=("$1" "$2"); shift ;;
        --jobs) jobs=$2; shift ;;
        --labels) labels=("$1" "$2"); shift ;;
        *) rest+=("$1") ;;
    esac
    shift
done
[ -n "$out" ] || { sed -n 4p "$0" >&2; exit 64; }
command -v parallel >/dev/null || { echo "GNU parallel is missing (Debian package parallel)." >&2; exit 69; }
mkdir -p "$out"
exec {lock}>"$out/.lock"
flock --nonblock "$lock" || { echo "$out: another job writes there" >&2; exit 75; }

python3 "$here/results.py" begin "${rest[@]}" >"$out/units.new"
mv "$out/units.new" "$out/units"
# parallel knows a done piece by its number in the list, so each list has a log of its own.
list=$(sha256sum <"$out/units" | cut -c1-12)
head -n 1 "$out/units" >"$out/job"
status=0
tail -n +2 "$out/units" | parallel ${jobs:+--jobs "$jobs"} --joblog "$out/joblog-$list" --resume-failed --will-cite --line-buffer \
    python3 "$here/unit.py" "$(printf '%q' "$(cat "$out/job")")" {} >>"$out/outcomes" || status=$?
code=0
python3 "$here/results.py" finish "$out/units" "${labels[@]}" || code=$?
# A piece that the log calls done and that has no result would never be done.
[ "$code" -ne 75 ] || rm -f "$out/joblog-$list"
[ "$code" -ne 0 ] || [ "$status" -eq 0 ] || code=75
exit "$code"
