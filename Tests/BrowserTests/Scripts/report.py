"""What a script found out, one JSON object a line: {"says", "looked", "wrong"}.

`says` is a statement, `looked` how often it was looked at, `wrong` what speaks against it, in words. A statement that was
never looked at counts as wrong, so that no check passes because it found nothing to check.
"""
import json
import sys


class Statement:
    def __init__(self, says):
        self.says, self.looked, self.wrong = says, 0, []

    def look(self, holds, why=""):
        """Notes one more look; `why` says what is wrong where it does not hold."""
        self.looked += 1
        if not holds and why not in self.wrong:
            self.wrong.append(why)
        return holds

    def close(self):
        print(json.dumps({"says": self.says, "looked": self.looked, "wrong": self.wrong[:40]}, ensure_ascii=False))
        sys.stdout.flush()


class Report:
    """`with Report("a statement", "another") as (one, other):`; all are told at the end, even after an error."""

    def __init__(self, *statements):
        self.statements = [Statement(says) for says in statements]

    def __enter__(self):
        return self.statements

    def __exit__(self, *_):
        for statement in self.statements:
            statement.close()


def note(text):
    """A figure for the log of the tests; nothing depends on it."""
    print(json.dumps({"note": text}, ensure_ascii=False))
    sys.stdout.flush()
