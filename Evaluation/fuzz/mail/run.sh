#!/bin/sh
# Builds the fuzzer and runs it. usage: run.sh SECONDS [FOLDER OF MESSAGES]
# Finds go to the folder `finds` under the build folder, for which MAIL_FUZZ_BUILD can be set.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:?usage: run.sh SECONDS [FOLDER OF MESSAGES]}
build=${MAIL_FUZZ_BUILD:-$here/.build}
swift build --package-path "$here" --scratch-path "$build" -c release -Xswiftc -enable-testing --product fuzz
mkdir -p "$build/corpus" "$build/finds"
if [ -n "${2:-}" ]; then
    find "$2" -name '*.eml' -size -4k | while read -r mail; do
        for choice in 0 1 3 4 5 7; do
            { printf "\\00$choice"; cat "$mail"; } >"$build/corpus/$choice-$(basename "$mail")"
        done
    done
fi
SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 exec "$build/release/fuzz" "$build/corpus" \
    -artifact_prefix="$build/finds/" -dict="$here/mail.dict" -max_total_time="$seconds" -timeout=${MAIL_FUZZ_TIMEOUT:-10} -rss_limit_mb=1024 \
    -max_len=4096 -print_final_stats=1
