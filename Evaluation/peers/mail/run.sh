#!/bin/sh
# Measures MailFormat against GMime on one mbox: installs GMime, builds both drivers, runs them in turn, prints the ratio.
# usage: run.sh FILE.mbox [RUNS]    The mailbox: make-throughput-mbox.py --mb 36 --fixtures … of the shared tools.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mbox=${1:?usage: run.sh FILE.mbox [RUNS]}
runs=${2:-7}
build=${MAIL_BENCH_BUILD:-$here/.build}
if ! pkg-config --exists gmime-3.0; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 \
        libgmime-3.0-dev pkg-config gcc libc6-dev >/dev/null
fi
mkdir -p "$build"
# shellcheck disable=SC2046
cc -O2 -o "$build/gmime-throughput" "$here/gmime/throughput.c" $(pkg-config --cflags --libs gmime-3.0)
swift build --package-path "$here" --scratch-path "$build" -c release >/dev/null
"$build/gmime-throughput" "$mbox" | sed 's/^/gmime      /'
"$build/release/throughput" "$mbox" | sed 's/^/mailformat /'
for _ in $(seq "$runs"); do
    "$build/gmime-throughput" "$mbox" | sed -n 's/^cpu \([0-9.]*\).*/gmime \1/p'
    "$build/release/throughput" "$mbox" | sed -n 's/^cpu \([0-9.]*\).*/mailformat \1/p'
done | sort -k1,1 -k2,2n | awk '
    { count[$1]++; value[$1, count[$1]] = $2 }
    END {
        g = value["gmime", int((count["gmime"] + 1) / 2)]
        m = value["mailformat", int((count["mailformat"] + 1) / 2)]
        printf "median CPU seconds: gmime %.3f, mailformat %.3f; mailformat is %.2f times as fast\n", g, m, g / m
    }'
