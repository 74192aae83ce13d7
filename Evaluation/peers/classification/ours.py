"""Our classifier, asked through its command only."""
import json, statistics
import numpy
import children

# A label that marks texts to be read and not trained on.
SKIPPED = "read-and-left-out"


def write(path, lines):
    with open(path, "w") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


class Ours:
    def __init__(self, command, folder):
        self.command = command
        self.folder = folder

    def evaluate(self, train, test, out_of_scope=None, predictions=None):
        command = [self.command, "eval", "text", "--train", train, "--test", test, "--json"]
        if out_of_scope:
            command += ["--out-of-scope", out_of_scope]
        if predictions:
            command += ["--predictions", predictions]
        output, seconds = children.run(command)
        return json.loads(output), seconds

    def probabilities(self, train, test, ids, classes, out_of_scope):
        """What the command says of itself, and its probabilities in the order of `ids` and `classes`."""
        file = f"{self.folder}/predictions.jsonl"
        said, _ = self.evaluate(train, test, out_of_scope, file)
        with open(file) as lines:
            predictions = [json.loads(line) for line in lines]
        if [p["id"] for p in predictions] != ids:
            raise SystemExit(f"the predictions for {test} are not for its texts in their order")
        for p in predictions:
            top = max(p["probs"].values())
            if p["probs"][p["label"]] < top - 1e-9 or abs(sum(p["probs"].values()) - 1) > 1e-6:
                raise SystemExit(f"{test}: label and probabilities of {p['id']} contradict each other")
            # Where two classes are equally probable, the label given is the answer.
            p["probs"][p["label"]] = top + 1e-9
        return said, numpy.array([[p["probs"].get(c, 0.0) for c in classes] for p in predictions])

    def speed(self, train, test, repeats, rounds):
        """CPU seconds of training, and texts classified in a CPU second.

        Three runs in turn: one classifies the test texts `repeats` times; one reads just as many texts but, by
        their label, neither trains on them nor classifies more than one; one that only trains. The first two differ by
        the classifying (with the making of result lists and their scoring), the last is the training.
        """
        once = [json.loads(line) for line in test]
        many, one, read = (f"{self.folder}/{name}.jsonl" for name in ("many", "one", "read"))
        write(many, once * repeats)
        write(one, once[:1])
        own = [json.loads(line) for line in train]
        write(read, own + [{**line, "label": SKIPPED} for line in once] * repeats)
        trained = f"{self.folder}/train.jsonl"
        write(trained, own)
        training, classifying, said = [], [], []
        for _ in range(rounds):
            result, all_of_it = self.evaluate(trained, many, SKIPPED)
            _, without = self.evaluate(read, one, SKIPPED)
            _, bare = self.evaluate(trained, one, SKIPPED)
            training.append(bare)
            classifying.append(all_of_it - without)
            said.append(result["documents_per_second"])
        count = len(once) * repeats - 1
        return {
            "train_cpu_seconds": statistics.median(training),
            "texts_per_cpu_second": count / max(statistics.median(classifying), 1e-9),
            "classify_cpu_seconds": classifying,
            "texts_per_second_by_its_own_clock": statistics.median(said),
        }
