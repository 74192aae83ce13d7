"""What of the planted values is still to be read in masked mails.

usage: score.py MAILS.jsonl MASKED.jsonl [--show N]

A value counts as masked where the request body, read as JSON, holds neither it nor a word of it (names, addresses) nor four
characters of it in a row (numbers and the rest; three groups of letters and digits are joined). Blanks, marks and case are
left out. Words that the mail uses beside the planted values as well do not count as found.
"""
import base64
import json
import re
import sys
from collections import Counter

WORDS = re.compile(r"[^\W_]+")
PLACEHOLDER = re.compile(r"\[[A-Z]+-\d+\]")
NAMES = {"name", "address"}
SMALL = {"von", "der", "den", "die", "an", "am", "auf", "im", "in", "zur", "zum", "unter", "hinter", "alten", "st", "de", "da",
         "the", "on", "upon", "neustadt", "halle", "flat", "van", "abu", "el", "b", "a", "dem", "of", "over", "super"}


def folded(text):
    text = text.lower()
    for a, b in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")]:
        text = text.replace(a, b)
    return text


def words(text):
    return [w for w in WORDS.findall(folded(text))]


def squeezed(text):
    return "".join(c for c in folded(text) if c.isalnum())


def missed(value, kind, left, left_words, own):
    """The part of a value that is still there, or None."""
    if kind in NAMES:
        for word in words(value):
            if len(word) >= 3 and word not in SMALL and word in left_words and word not in own:
                return word
            if kind == "address" and word.isdigit() and len(word) >= 4 and word in left_words and word not in own:
                return word
        return None
    whole = squeezed(value)
    if kind == "birth":
        return whole if whole in left or value in left else None
    if whole in left:
        return whole
    for part in WORDS.findall(folded(value)):
        if len(part) >= 4 and not part.isalpha() and part in left_words and part not in own:
            return part
    return None


def masked_spans(original, masked):
    """What the placeholders of a masked text stand for, found between the parts that stayed."""
    place, spans = 0, []
    pieces = PLACEHOLDER.split(masked)
    marks = PLACEHOLDER.findall(masked)
    if not original.startswith(pieces[0]):
        return spans
    place = len(pieces[0])
    for mark, piece in zip(marks, pieces[1:]):
        end = original.find(piece, place) if piece else place
        if piece == pieces[-1] and mark == marks[-1]:
            end = len(original) - len(piece)
        if end < 0:
            return spans
        spans.append((mark.strip("[]").rsplit("-", 1)[0], original[place:end], place))
        place = end + len(piece)
    return spans


def main():
    mails = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    results = {r["id"]: r for r in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    show = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 0
    total, found = Counter(), Counter()
    false, text_words, further, further_words = Counter(), 0, Counter(), 0
    samples, misses, unit, reasons = [], [], Counter(), Counter()
    micro = []
    for mail in mails:
        result = results[mail["id"]]
        body = json.loads(result["body"])["messages"][0]["content"]
        stripped = PLACEHOLDER.sub(" ", body)
        left, left_words = squeezed(stripped), set(words(stripped))
        rest = mail["text"]
        for p in sorted(mail["planted"], key=lambda p: -len(p["value"])):
            rest = rest.replace(p["value"], " ")
        own = set(words(rest + " " + mail["subject"]))
        planted_words = set()
        for p in mail["planted"]:
            planted_words |= set(words(p["value"]))
            total[p["kind"], mail["lang"]] += 1
            part = missed(p["value"], p["kind"], left, left_words, own)
            for raw in (base64.b64encode(p["value"].encode()).decode(), p["value"].encode().hex()):
                part = part or (raw if raw in result["body"] else None)
            if part:
                misses.append((p["kind"], mail["style"], mail["id"], p["value"], part))
            else:
                found[p["kind"], mail["lang"]] += 1
        unit["leak found by the residual check" if result.get("leak") else "residual check passed"] += 1
        unit["restored" if result["restored"] else "not restored"] += 1
        reasons["leaves" if result["leaves"] else "stays"] += 1
        reasons.update({r.split("(")[0] + "(" + (r.split("(")[1] if r.startswith(("residual", "leftover", "language")) is False and "(" in r else "") for r in result["reasons"]})
        micro.append(result["microseconds"])
        count = len(words(mail["text"]))
        for kind, text, place in masked_spans(mail["text"], result["text"]):
            if set(words(text)) & planted_words:
                continue
            own_name = set(words(mail["from_name"] + " " + mail["from_address"]))
            if set(words(text)) & own_name:
                continue
            if mail["carrier"] == "letter":
                false[kind] += 1
                samples.append((kind, mail["id"], text))
            else:
                further[kind] += 1
                samples.append((kind + "*", mail["id"], text))
        if mail["carrier"] == "letter":
            text_words += count
        else:
            further_words += count
    print("| kind | planted | masked | recall |\n| --- | ---: | ---: | ---: |")
    for kind in sorted({k for k, _ in total}):
        n = sum(v for (k, _), v in total.items() if k == kind)
        f = sum(v for (k, _), v in found.items() if k == kind)
        print(f"| {kind} | {n} | {f} | {f / n:.4f} |")
    for label, member in [("names and addresses", True), ("all others", False)]:
        n = sum(v for (k, _), v in total.items() if (k in NAMES) == member)
        f = sum(v for (k, _), v in found.items() if (k in NAMES) == member)
        print(f"| **{label}** | {n} | {f} | {f / n:.4f} |")
    print(f"\nfalse masks in letters: {sum(false.values())} in {text_words} words, {100 * sum(false.values()) / max(1, text_words):.2f} per 100 words; {dict(false)}")
    print(f"masks beside the planted ones in enquiries: {sum(further.values())} in {further_words} words, {100 * sum(further.values()) / max(1, further_words):.2f} per 100 words; {dict(further)}")
    print("checks:", dict(unit))
    print("decision:", dict(reasons))
    print(f"microseconds a mail: median {sorted(micro)[len(micro) // 2]:.0f}, longest {max(micro):.0f}")
    for miss in misses[:show]:
        print("missed", *miss, sep=" | ")
    for sample in samples[:show * 3]:
        print("extra", *sample, sep=" | ")


main()
