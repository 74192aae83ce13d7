"""The figures by which classifiers are compared, computed from labels and probabilities alone."""
import numpy
from scipy import optimize, special, stats

BINS = 15


def figures(truth, probabilities):
    """Accuracy, macro-F1, calibration and coverage.

    truth: the right class of each text, as an index. probabilities: one row a text, one column a class.
    """
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    right = predicted == truth
    return {
        "accuracy": float(right.mean()),
        "macro_f1": macro_f1(truth, predicted),
        "ece": expected_calibration_error(confidence, right),
        "coverage_at_95": coverage(confidence, right, 0.95),
    }


def macro_f1(truth, predicted):
    """The mean F1 of the classes that some text bears."""
    each = []
    for label in numpy.unique(truth):
        both = (truth == label).sum() + (predicted == label).sum()
        each.append(2 * ((truth == label) & (predicted == label)).sum() / both)
    return float(numpy.mean(each))


def expected_calibration_error(confidence, right):
    """The mean gap between confidence and accuracy over 15 bins of equal width."""
    bins = numpy.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(confidence[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / len(right))


def coverage(confidence, right, precision):
    """The largest share that a threshold on confidence can keep with at least `precision` of it right."""
    order = numpy.argsort(-confidence, kind="stable")
    kept = numpy.arange(1, len(order) + 1)
    # A threshold cannot part texts of equal confidence, so only the last of each group is a place to cut.
    last = numpy.append(numpy.diff(confidence[order]) != 0, True)
    good = kept[last & (right[order].cumsum() >= precision * kept)]
    return float(good.max() / len(order)) if len(good) else 0.0


def auroc(inside, outside):
    """How well confidence tells texts in scope from others: 0.5 is chance."""
    ranks = stats.rankdata(numpy.concatenate([inside, outside]))
    wins = ranks[: len(inside)].sum() - len(inside) * (len(inside) + 1) / 2
    return float(wins / (len(inside) * len(outside)))


def softmax(scores, temperature=1.0):
    return special.softmax(scores / temperature, axis=1)


def fit_temperature(scores, truth):
    """The divisor of the scores that makes the right classes of these texts most probable."""
    rows = numpy.arange(len(truth))

    def loss(log_temperature):
        return -special.log_softmax(scores / numpy.exp(log_temperature), axis=1)[rows, truth].mean()

    return float(numpy.exp(optimize.minimize_scalar(loss, bounds=(-7, 7), method="bounded").x))


def mcnemar(right, other):
    """How probable so uneven a split of the texts that only one of two classifiers gets right would be by chance."""
    only, only_other = int((right & ~other).sum()), int((other & ~right).sum())
    return 1.0 if only + only_other == 0 else float(stats.binomtest(only, only + only_other, 0.5).pvalue)
