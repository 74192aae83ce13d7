#!/bin/sh
# run.sh grow [COUNT [BATCH]]   publishes COUNT leaves of 600 bytes, then makes proofs and verifies: rates, disk
# run.sh flip                   flips every byte of a log of 1,000 leaves, for both verifiers; takes half an hour
# Works in $LOG_BENCH, or in a folder of its own that it removes.
set -eu
cd "$(dirname "$0")"
swift build -c release -j 2 >&2
bench=$(swift build -c release --show-bin-path)/bench
place=${LOG_BENCH:-$(mktemp -d)}
test -n "${LOG_BENCH:-}" || trap 'rm -r "$place"' EXIT
key=$("$bench" key "$place")
case "${1:-}" in
grow)
    "$bench" grow "$place" "${2:-1000000}" "${3:-1000000}" 600
    du -sk "$place/log" | cut -f1 | sed 's/$/ KiB on disk/'
    find "$place/log" -type f | wc -l | sed 's/$/ files/'
    "$bench" prove "$place" 10000 600
    "$bench" verify "$place"
    time -p ../../Scripts/verify-log.py "$place/log" --key "$key"
    ;;
flip)
    "$bench" grow "$place" 990 990 80
    "$bench" grow "$place" 1000 10 80
    cp -r "$place/log" "$place/copy"
    ./flip.py "$place/copy" "$key" &
    "$bench" flip "$place"
    wait $!
    ;;
*) sed -n 2,4p "$0" >&2; exit 64 ;;
esac
