#!/usr/bin/env bash
# Measures whether a language model's endpoint that hangs slows intake down: the same mailbox is taken in without an endpoint
# and with one that never answers, in turn. Needs the folder `shared` beside the checkout for the mailbox.
#
#   Evaluation/models/intake-rate.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
build=${POSTROOM_BUILD:-$HOME/.cache/postroom/build}
postroom=${POSTROOM_COMMAND:-}
if [ -z "$postroom" ]; then
    swift build --configuration release --product postroom --scratch-path "$build" >&2
    postroom=$(swift build --configuration release --product postroom --scratch-path "$build" --show-bin-path)/postroom
fi
scratch=$(mktemp -d)
trap 'kill "${peer:-}" 2>/dev/null || true; rm -rf "$scratch"' EXIT
python3 ../shared/tools/make-mailbox.py ../shared/enquiries/*.jsonl --mbox "$scratch/big.mbox" --labels "$scratch/labels" 2>/dev/null
mkdir "$scratch/peer"
python3 Tests/LanguageModelsTests/Fixtures/model_peer.py "$scratch/peer" 2>/dev/null &
peer=$!
while [ ! -s "$scratch/peer/port" ]; do sleep 0.05; done

python3 - "$postroom" "$scratch" "$rounds" "$(cat "$scratch/peer/port")" <<'P'
import json, os, resource, shutil, statistics, subprocess, sys, time
postroom, scratch, rounds, port = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
MODEL = f"""
languageModel:
  url: http://127.0.0.1:{port}/hang/v1
  format: chat-completions
  model: hanging
  onThisMachine: true
"""
def desk(name, more=""):
    folder = f"{scratch}/{name}"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([postroom, "init", folder, "--desk", "Corpora/desks/stadt", "--desk", "Corpora/desks/vehicle", "--prompts", "Prompts"],
                   check=True, stderr=subprocess.DEVNULL)
    with open(f"{folder}/postroom.yaml", "a") as file:
        file.write(more)
    return folder
def intake(name, more, *flags):
    folder = desk(name, more)
    subprocess.run([postroom, "intake", "--desk", folder, "--json", "Corpora/demo/demo.mbox", *flags],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    out = subprocess.run([postroom, "intake", "--desk", folder, "--json", f"{scratch}/big.mbox", *flags],
                         check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = json.loads(out)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return answer["read"], answer["seconds_to_drafted"], cpu, seconds
figures = {"without": [], "hanging": []}
for _ in range(rounds):
    for name, more in (("without", ""), ("hanging", MODEL)):
        read, drafted, cpu, seconds = intake(name, more)
        figures[name].append(drafted)
        print(f"{name:8} {read} mails taken in, triaged and drafted in {drafted:.2f} s ({read / drafted:.0f} a second); "
              f"whole command {seconds:.2f} s, {cpu:.2f} s CPU", flush=True)
without, hanging = (statistics.median(figures[name]) for name in ("without", "hanging"))
print(f"median of {rounds}: hanging / without = {without / hanging:.3f} of the rate")
P
