"""The peers: what each makes of a text, what settings it may choose from, how it is trained and asked.

A peer answers with one row of scores a text; their softmax are its probabilities.
"""
import os, pickle, re, tempfile
import fasttext, numpy
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB, MultinomialNB
from sklearn.svm import LinearSVC

fasttext.FastText.eprint = lambda *_: None
SEED = 1


class Words:
    """How often each word occurs."""

    def __init__(self):
        self.vectorizer = CountVectorizer(token_pattern=r"\b\w+\b")

    def fit(self, texts):
        return self.vectorizer.fit_transform(texts)

    def read(self, texts):
        return self.vectorizer.transform(texts)


class Union:
    """Words and word pairs beside groups of 2 to 5 characters within words, each tf-idf with sub-linear tf."""

    def __init__(self):
        self.vectorizers = [
            TfidfVectorizer(token_pattern=r"\b\w+\b", ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        ]

    def fit(self, texts):
        return sparse.hstack([v.fit_transform(texts) for v in self.vectorizers], format="csr")

    def read(self, texts):
        return sparse.hstack([v.transform(texts) for v in self.vectorizers], format="csr")


class Tokens:
    """Lower-case words and single signs with a space between, as fastText wants its texts."""

    def fit(self, texts):
        return self.read(texts)

    def read(self, texts):
        return [" ".join(re.findall(r"\w+|[^\w\s]", text.lower())) for text in texts]


class Peer:
    """One classifier with one setting. `features` names how it reads, `settings` what may be chosen."""

    def __init__(self, classes, setting):
        self.classes = classes
        self.setting = setting

    def size(self, reader):
        """Bytes of what has to be kept to classify: reader and model."""
        return len(pickle.dumps((reader, self.model)))


class MultinomialBayes(Peer):
    name, features, settings = "multinomial NB, words", Words, (1.0, 0.3, 0.1, 0.03, 0.01)

    def fit(self, rows, truth):
        self.model = MultinomialNB(alpha=self.setting).fit(rows, truth)

    def scores(self, rows):
        return self.model.predict_joint_log_proba(rows)


class ComplementBayes(Peer):
    name, features, settings = "complement NB, union", Union, (1.0, 0.3, 0.1, 0.03, 0.01)

    def fit(self, rows, truth):
        self.model = ComplementNB(alpha=self.setting).fit(rows, truth)

    def scores(self, rows):
        return self.model.predict_joint_log_proba(rows)


class Logistic(Peer):
    name, features, settings = "logistic regression, union", Union, (30.0, 300.0)

    def fit(self, rows, truth):
        # Single precision and at most 60 steps: on 150 classes each step costs a second.
        self.model = LogisticRegression(C=self.setting, max_iter=60).fit(rows.astype(numpy.float32), truth)

    def scores(self, rows):
        margins = self.model.decision_function(rows)
        return numpy.stack([numpy.zeros_like(margins), margins], axis=1) if margins.ndim == 1 else margins


class SupportVectors(Peer):
    name, features, settings = "linear SVM, union", Union, (0.1, 0.3, 1.0, 3.0)

    def fit(self, rows, truth):
        self.model = LinearSVC(C=self.setting, random_state=SEED).fit(rows, truth)

    def scores(self, rows):
        margins = self.model.decision_function(rows)
        return numpy.stack([-margins, margins], axis=1) if margins.ndim == 1 else margins


class BayesSupportVectors(Peer):
    """NB-SVM (Wang and Manning, ACL 2012), one class against the others.

    Each feature is multiplied by the log ratio of its shares in the class and in the rest, a linear SVM is trained on
    that, and its weights are drawn towards their mean size. Ratios come from presence, as in the paper; the values
    multiplied are tf-idf. The SVM is scikit-learn's.
    """

    name, features = "NB-SVM, union", Union
    settings = tuple((c, beta) for c in (0.3, 1.0, 3.0) for beta in (0.25, 1.0))

    def fit(self, rows, truth):
        c, beta = self.setting
        present = sparse.csr_matrix((numpy.ones_like(rows.data), rows.indices, rows.indptr), shape=rows.shape)
        total = numpy.asarray(present.sum(axis=0)).ravel()
        # Of two classes one says it all: the other's ratios and weights are the same with the other sign.
        asked = [1] if self.classes == 2 else range(self.classes)
        weights, biases = [], []
        for label in asked:
            inside = numpy.asarray(present[truth == label].sum(axis=0)).ravel()
            ours, theirs = inside + 1, total - inside + 1
            ratios = numpy.log(ours / ours.sum()) - numpy.log(theirs / theirs.sum())
            scaled = sparse.csr_matrix((rows.data * ratios[rows.indices], rows.indices, rows.indptr), shape=rows.shape)
            machine = LinearSVC(C=c, random_state=SEED).fit(scaled, truth == label)
            learned = machine.coef_.ravel()
            weights.append(ratios * ((1 - beta) * numpy.abs(learned).mean() + beta * learned))
            biases.append(machine.intercept_[0])
        self.model = (numpy.stack(weights), numpy.array(biases))

    def scores(self, rows):
        weights, biases = self.model
        margins = rows @ weights.T + biases
        return numpy.hstack([-margins, margins]) if len(biases) == 1 else margins


class FastText(Peer):
    name, features = "fastText", Tokens
    settings = (
        {"lr": 0.5, "epoch": 25, "wordNgrams": 2, "minn": 0, "maxn": 0},
        {"lr": 1.0, "epoch": 50, "wordNgrams": 2, "minn": 0, "maxn": 0},
        {"lr": 0.5, "epoch": 25, "wordNgrams": 2, "minn": 2, "maxn": 5},
    )

    def fit(self, lines, truth):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.writelines(f"__label__{label} {line}\n" for line, label in zip(lines, truth))
            file.flush()
            # 200,000 buckets instead of two million: these sets are small, and the model would have 800 MB.
            self.model = fasttext.train_supervised(
                file.name, dim=100, bucket=200_000, loss="softmax", thread=1, seed=SEED, verbose=0, **self.setting)

    def best(self, lines):
        """Only the best class of each text: asking for all would measure Python's lists."""
        return self.model.f.multilinePredict([line + "\n" for line in lines], 1, 0.0, "strict")

    def scores(self, lines):
        # A text without a known word gets no answer: all classes are alike to it.
        scores = numpy.zeros((len(lines), self.classes))
        for row, line in enumerate(lines):
            answer = self.model.f.predict(line + "\n", self.classes, 0.0, "strict")
            if answer:
                scores[row] = -30
            for probability, label in answer:
                scores[row, int(label.removeprefix("__label__"))] = numpy.log(max(probability, 1e-13))
        return scores

    def size(self, reader):
        with tempfile.NamedTemporaryFile(suffix=".bin") as file:
            self.model.save_model(file.name)
            return os.path.getsize(file.name)


PEERS = (MultinomialBayes, ComplementBayes, Logistic, SupportVectors, BayesSupportVectors, FastText)
