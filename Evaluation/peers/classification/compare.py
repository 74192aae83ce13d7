#!/usr/bin/env python3
"""Trains and measures our classifier and its peers on the same sets; prints one Markdown table. Called by run.sh."""
import argparse, json, os, platform, statistics, sys, tempfile, time, warnings
import numpy, scipy, sklearn
import children, peers, scores
from ours import Ours

SETS = {
    "konstanz-departments": None, "belgian-questions": None, "banking77": None,
    "clinc150": "oos", "spamassassin": None,
}
# Of the training texts of each class, one in so many is held out to choose a setting and the temperature.
HELD_OUT = 5
ROUNDS = 3


def say(text):
    print(text, file=sys.stderr, flush=True)


def lines(path):
    with open(path) as file:
        return [line for line in file if line.strip()]


class LabelledSet:
    def __init__(self, name, folder):
        self.name = name
        self.out_of_scope = SETS.get(name)
        self.paths = [f"{folder}/{name}/{part}.jsonl" for part in ("train", "test")]
        self.raw = [lines(path) for path in self.paths]
        # The files of some sets are sorted by class: those who train online would forget the first ones.
        train = [x for x in map(json.loads, self.raw[0]) if x["label"] != self.out_of_scope]
        order = numpy.random.default_rng(peers.SEED).permutation(len(train))
        train = [train[i] for i in order]
        test = list(map(json.loads, self.raw[1]))
        self.classes = sorted({x["label"] for x in train})
        number = {label: i for i, label in enumerate(self.classes)}
        unknown = {x["label"] for x in test} - set(self.classes) - {self.out_of_scope}
        if unknown:
            raise SystemExit(f"{name}: the test texts bear labels that no training text bears: {sorted(unknown)}")
        self.train_texts = [x["text"] for x in train]
        self.train_truth = numpy.array([number[x["label"]] for x in train])
        self.test_ids = [x["id"] for x in test]
        self.test_texts = [x["text"] for x in test]
        self.test_truth = numpy.array([number.get(x["label"], -1) for x in test])
        self.inside = self.test_truth >= 0
        seen, held = {}, []
        for i, label in enumerate(self.train_truth):
            seen[label] = seen.get(label, 0) + 1
            if seen[label] % HELD_OUT == 0:
                held.append(i)
        self.held_out = numpy.zeros(len(train), bool)
        self.held_out[held] = True


def timed(work, passes=1):
    """What the work gives, and the median CPU seconds of so many passes."""
    seconds = []
    for _ in range(passes):
        begun = time.process_time()
        result = work()
        seconds.append(time.process_time() - begun)
    return result, statistics.median(seconds)


def judge(labelled, probabilities):
    inside = labelled.inside
    row = scores.figures(labelled.test_truth[inside], probabilities[inside])
    if not inside.all():
        certainty = probabilities.max(axis=1)
        row["out_of_scope_auroc"] = scores.auroc(certainty[inside], certainty[~inside])
    return row


def measure_peers(labelled):
    part = [t for t, held in zip(labelled.train_texts, labelled.held_out) if not held]
    rest = [t for t, held in zip(labelled.train_texts, labelled.held_out) if held]
    truth, rest_truth = labelled.train_truth[~labelled.held_out], labelled.train_truth[labelled.held_out]
    for features in (peers.Words, peers.Union, peers.Tokens):
        reader = features()
        part_rows, rest_rows = reader.fit(part), reader.read(rest)
        chosen = {}
        for kind in (p for p in peers.PEERS if p.features is features):
            best = -1
            for setting in kind.settings:
                peer = kind(len(labelled.classes), setting)
                peer.fit(part_rows, truth)
                found = peer.scores(rest_rows)
                right = float((found.argmax(axis=1) == rest_truth).mean())
                if right > best:
                    best = right
                    chosen[kind] = (setting, scores.fit_temperature(found, rest_truth))
            say(f"{labelled.name}: {kind.name} chose {chosen[kind][0]}")
        reader = features()
        rows, reading = timed(lambda: reader.fit(labelled.train_texts))
        test_rows, asking = timed(lambda: reader.read(labelled.test_texts), ROUNDS)
        for kind, (setting, temperature) in chosen.items():
            peer = kind(len(labelled.classes), setting)
            _, training = timed(lambda: peer.fit(rows, labelled.train_truth))
            found = peer.scores(test_rows)
            _, answering = timed(lambda: getattr(peer, "best", peer.scores)(test_rows), ROUNDS)
            probabilities = scores.softmax(found, temperature)
            yield {
                "set": labelled.name, "classifier": kind.name, "setting": setting, "temperature": temperature,
                **judge(labelled, probabilities),
                "ece_raw": judge(labelled, scores.softmax(found))["ece"],
                "train_cpu_seconds": reading + training,
                "texts_per_cpu_second": len(labelled.test_texts) / (asking + answering),
                "model_bytes": peer.size(reader),
            }, probabilities


def measure_ours(labelled, command):
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(command, folder)
        said, probabilities = ours.probabilities(
            *labelled.paths, labelled.test_ids, labelled.classes, labelled.out_of_scope)
        row = {"set": labelled.name, "classifier": "Postroom", **judge(labelled, probabilities)}
        row["contradictions"] = contradictions(said, row, labelled)
        train = [x for x in labelled.raw[0] if json.loads(x)["label"] != labelled.out_of_scope]
        # Enough texts that classifying them outweighs the noise of the training around it.
        size = sum(len(x) for x in labelled.raw[1])
        repeats = max(1, min(100_000 // len(labelled.raw[1]), 24_000_000 // size))
        row.update(ours.speed(train, labelled.raw[1], repeats, ROUNDS))
        row["model_bytes"] = said["model_bytes"]
        return row, probabilities


def contradictions(said, row, labelled):
    """Where the command's own figures differ from ours of its predictions."""
    pairs = {name: (said[name], row[name]) for name in ("accuracy", "macro_f1", "ece", "coverage_at_95")}
    if "out_of_scope_auroc" in row:
        pairs["out_of_scope_auroc"] = (said["out_of_scope"]["auroc"], row["out_of_scope_auroc"])
    pairs["n"] = (said["n"], int(labelled.inside.sum()))
    return {name: pair for name, pair in pairs.items() if abs(pair[0] - pair[1]) > 1e-5}


HEAD = ("| set | classifier | accuracy % | macro-F1 % | ECE % raw | ECE % | cov95 % | out-of-scope AUROC % | p "
        "| training s | texts/s | model MB |\n| --- | --- | " + " | ".join(["---:"] * 10) + " |")


def table_row(row):
    def percent(name):
        return f"{100 * row[name]:.1f}" if name in row else ""

    p = row.get("mcnemar_p")
    cells = [
        row["set"], row["classifier"], percent("accuracy"), percent("macro_f1"), percent("ece_raw"), percent("ece"),
        percent("coverage_at_95"), percent("out_of_scope_auroc"),
        "" if p is None else "< 0.001" if p < 0.001 else f"{p:.3f}",
        f"{row['train_cpu_seconds']:.1f}", f"{row['texts_per_cpu_second']:,.0f}", f"{row['model_bytes'] / 1e6:.1f}",
    ]
    return "| " + " | ".join(cells) + " |"


def write_json(path, rows):
    document = {
        "machine": children.processor(), "python": platform.python_version(), "scikit-learn": sklearn.__version__,
        "numpy": numpy.__version__, "scipy": scipy.__version__, "rows": rows,
    }
    with open(path, "w") as file:
        json.dump(document, file, indent=1)


def main():
    parser = argparse.ArgumentParser(prog="run.sh")
    parser.add_argument("sets", nargs="*", help="sets to measure; all five if none is named")
    parser.add_argument("--json", help="write the figures to this file too")
    parser.add_argument("--corpora", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--postroom", required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=sklearn.exceptions.ConvergenceWarning)

    rows, failed = [], False

    # Each row is told as soon as it is known: a run takes long.
    def tell(row):
        if not rows:
            print(HEAD)
        rows.append(row)
        print(table_row(row), flush=True)
        if options.json:
            write_json(options.json, rows)

    for name in options.sets or SETS:
        try:
            labelled = LabelledSet(name, options.corpora)
        except FileNotFoundError as error:
            say(f"the set {name} is missing: no {error.filename}; POSTROOM_CORPORA names the folder of the sets")
            failed = True
            continue
        ours, probabilities = measure_ours(labelled, options.postroom)
        for figure, (said, found) in ours["contradictions"].items():
            say(f"{name}: eval text says {figure} {said}, its predictions say {found}")
            failed = True
        tell(ours)
        inside = labelled.inside
        right = (probabilities.argmax(axis=1) == labelled.test_truth)[inside]
        for row, theirs in measure_peers(labelled):
            other = (theirs.argmax(axis=1) == labelled.test_truth)[inside]
            tell({**row, "mcnemar_p": scores.mcnemar(right, other)})
    sys.exit(1 if failed else 0)


main()
