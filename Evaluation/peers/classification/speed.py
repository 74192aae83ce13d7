#!/usr/bin/env python3
"""Times classification by our command and by fastText's own program in turn. Called by speed.sh."""
import argparse, json, random, re, statistics, subprocess, sys, tempfile
import children
from ours import SKIPPED, Ours, write

BYTES = 600
FASTTEXT = {
    "fastText, words": ["-wordNgrams", "1"],
    "fastText, words and pairs": ["-wordNgrams", "2"],
    "fastText, words, pairs, 2 to 5 characters": ["-wordNgrams", "2", "-minn", "2", "-maxn", "5"],
}


def enquiries(path):
    with open(path) as file:
        entries = [json.loads(line) for line in file if line.strip()]
    return [{"text": e["subject"] + "\n" + e["body"], "label": e["service"]} for e in entries]


def mails(source, count):
    """Texts of about 600 bytes, each of sentences drawn from enquiries of one service: the same at every run."""
    chance = random.Random(1)
    sentences = {}
    for entry in source:
        sentences.setdefault(entry["label"], []).extend(
            s for s in re.split(r"(?<=[.!?])\s+|\n+", entry["text"]) if s.strip())
    labels = sorted(sentences)
    for number in range(count):
        label = labels[number % len(labels)]
        text = ""
        while len(text.encode()) < BYTES:
            text += chance.choice(sentences[label]) + " "
        cut = text.encode()[:BYTES].decode(errors="ignore")
        yield {"id": str(number), "text": cut.rsplit(" ", 1)[0], "label": label}


def tokens(text):
    return " ".join(re.findall(r"\w+|[^\w\s]", text.lower()))


def main():
    parser = argparse.ArgumentParser(prog="speed.sh")
    parser.add_argument("--texts", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", help="write the figures to this file too")
    parser.add_argument("--postroom", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--training", required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()

    train = enquiries(f"{options.training}/stadt-1.jsonl") + enquiries(f"{options.training}/stadt-2.jsonl")
    random.Random(1).shuffle(train)
    train = [{"id": str(i), **entry} for i, entry in enumerate(train)]
    test = list(mails(enquiries(f"{options.training}/stadt-3.jsonl"), options.texts))
    size = sum(len(t["text"].encode()) for t in test)

    with tempfile.TemporaryDirectory() as folder:
        trained, many, one, read = (f"{folder}/{name}.jsonl" for name in ("train", "many", "one", "read"))
        write(trained, train)
        write(many, test)
        write(one, test[:1])
        write(read, train + [{**t, "label": SKIPPED} for t in test])
        for name, entries in (("train", train), ("many", test), ("one", test[:1])):
            labelled = (f"__label__{e['label']} " if name == "train" else "" for e in entries)
            with open(f"{folder}/{name}.txt", "w") as file:
                file.writelines(f"{label}{tokens(e['text'])}\n" for label, e in zip(labelled, entries))
        truth = [f"__label__{t['label']}" for t in test]
        ours = Ours(options.postroom, folder)
        said = []

        def time_ours():
            result, all_of_it = ours.evaluate(trained, many, SKIPPED)
            _, without = ours.evaluate(read, one, SKIPPED)
            said.append(result)
            return all_of_it - without

        def time_fasttext(model):
            predict = ["fasttext", "predict-prob", model]
            _, all_of_it = children.run([*predict, f"{folder}/many.txt", "1"])
            _, without = children.run([*predict, f"{folder}/one.txt", "1"])
            return all_of_it - without

        timers, accuracy = {"Postroom": time_ours}, {}
        for number, (name, settings) in enumerate(FASTTEXT.items()):
            model = f"{folder}/{number}"
            subprocess.run(
                ["fasttext", "supervised", "-input", f"{folder}/train.txt", "-output", model, "-lr", "0.5",
                 "-epoch", "50", "-bucket", "200000", "-thread", "1", "-verbose", "0", *settings],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            answers, _ = children.run(["fasttext", "predict", f"{model}.bin", f"{folder}/many.txt"])
            accuracy[name] = statistics.mean(a == t for a, t in zip(answers.decode().split("\n"), truth))
            timers[name] = lambda model=model: time_fasttext(f"{model}.bin")
        seconds = {name: [] for name in timers}
        for number in range(options.rounds):
            for name, timer in timers.items():
                seconds[name].append(timer())
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr, flush=True)
        accuracy["Postroom"] = said[0]["accuracy"]

    count = len(test) - 1
    rows = []
    for name, values in seconds.items():
        middle = statistics.median(values)
        if middle <= 0:
            sys.exit(f"{name}: no time was left after subtracting; give more --texts")
        rows.append({
            "classifier": name, "texts_per_cpu_second": count / middle, "megabytes_per_cpu_second": size / middle / 1e6,
            "lowest": count / max(values), "highest": count / min(values) if min(values) > 0 else None,
            "accuracy": accuracy[name], "cpu_seconds": values,
        })
    clock = statistics.median(s["documents_per_second"] for s in said)
    print(f"{len(test)} texts, {size / len(test):.0f} bytes a text on average, {len(set(truth))} classes; "
          f"{children.processor()}\n")
    print("| classifier | mails/s a thread | lowest to highest round | MB/s | ms a mail | right % |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        highest = f"{row['highest']:,.0f}" if row["highest"] else "?"
        print(f"| {row['classifier']} | {row['texts_per_cpu_second']:,.0f} | {row['lowest']:,.0f} to {highest} "
              f"| {row['megabytes_per_cpu_second']:.1f} | {1000 / row['texts_per_cpu_second']:.3f} "
              f"| {100 * row['accuracy']:.1f} |")
    print(f"\nPostroom by its own clock (documents_per_second, wall time of one thread): {clock:,.0f} mails/s")
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"machine": children.processor(), "texts": len(test), "bytes": size, "rows": rows,
                       "own_clock": clock}, file, indent=1)


main()
