#!/usr/bin/env bash
# Measures the whole way: start, intake to drafted, verification, triage alone. Accuracy: Evaluation/Suites. Needs the folder `shared` beside
# the checkout for the large mailbox. Run on a quiet machine; takes about two minutes once the command is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${POSTROOM_BUILD:-$HOME/.cache/postroom/build}
swift build --configuration release --product postroom --scratch-path "$build" >&2
postroom=$(swift build --configuration release --product postroom --scratch-path "$build" --show-bin-path)/postroom
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

echo "size of the command: $(stat --format=%s "$postroom") bytes"
python3 - "$postroom" <<'P'
import subprocess, sys, time
def start():
    begun = time.perf_counter()
    subprocess.run([sys.argv[1], "--version"], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begun) * 1000
times = sorted(start() for _ in range(30))
print(f"start of postroom --version: median {times[15]:.1f} ms of 30")
P

python3 ../shared/tools/make-mailbox.py ../shared/enquiries/*.jsonl --mbox "$scratch/big.mbox" --labels "$scratch/labels" 2>/dev/null
"$postroom" init "$scratch/desk" --desk Corpora/desks/stadt --desk Corpora/desks/vehicle 2>/dev/null
python3 - "$postroom" "$scratch" <<'P'
import json, resource, subprocess, sys, time
postroom, scratch = sys.argv[1:]
def run(what, *arguments):
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([postroom, *arguments], stdout=subprocess.PIPE, check=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, cpu = time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what}: {seconds:.2f} s, {cpu:.2f} s CPU, largest process so far {after.ru_maxrss // 1024} MiB")
    return out, seconds
run("training both desks and the demo mailbox", "intake", "--desk", scratch + "/desk", "--json", "Corpora/demo/demo.mbox")
out, seconds = run("intake to drafted, large mailbox", "intake", "--desk", scratch + "/desk", "--json", scratch + "/big.mbox")
read = json.loads(out)["read"]
print(f"  {read} mails, {read / seconds:.0f} a second")
run("the same mailbox again", "intake", "--desk", scratch + "/desk", "--json", scratch + "/big.mbox")
def triage_cpu(mails):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([postroom, "triage", "--desk", scratch + "/desk", "--json", mails], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
one = scratch + "/one.eml"
with open(one, "w") as file:
    file.write("From: a@example.org\nSubject: bin\n\nMy bin is full.\n")
rounds = sorted(triage_cpu(scratch + "/big.mbox") - triage_cpu(one) for _ in range(5))
print(f"triage from raw bytes to JSON: {rounds[2] / read * 1e6:.0f} us CPU a mail, {read / rounds[2]:.0f} mails a second and thread")
run("audit verify", "audit", "verify", "--desk", scratch + "/desk")
P
