"""What the gate would let out of labelled enquiries, and whether what it lets out was masked well enough to be restored.

usage: decisions.py prepare ENQUIRIES.jsonl... > MAILS.jsonl
       decisions.py count MAILS.jsonl MASKED.jsonl

Flags, life events and urgency are those of the labels, so that the figure is that of a triage without errors.
"""
import json
import sys
from collections import Counter


def prepare(paths):
    for path in paths:
        for line in open(path, encoding="utf-8"):
            e = json.loads(line)
            name, _, address = e.get("from", "").rpartition("<")
            print(json.dumps({
                "id": e["id"], "lang": e["lang"], "from_name": name.strip(), "from_address": address.rstrip(">"),
                "subject": e["subject"], "text": e["body"], "written": e.get("written") or "2026-03-02", "service": e["service"],
                "flags": e["flags"], "life_events": e["life_events"], "urgency": e["urgency"]}, ensure_ascii=False))


def count(mails, masked):
    mails = [json.loads(line) for line in open(mails, encoding="utf-8")]
    results = {r["id"]: r for r in map(json.loads, open(masked, encoding="utf-8"))}
    kinds, leaves, safeguarding = Counter(), Counter(), 0
    for mail in mails:
        result = results[mail["id"]]
        leaves[mail["lang"], result["leaves"]] += 1
        kinds.update({r.split("(")[0] if not r.startswith("matter") else r.rsplit(".", 1)[-1].rstrip(")") for r in result["reasons"]})
        safeguarding += result["leaves"] and "safeguarding" in mail["flags"]
    out = sum(n for (_, leave), n in leaves.items() if leave)
    print(f"{out} of {len(mails)} enquiries may leave; with the flag safeguarding: {safeguarding}")
    print("by language:", {lang: leaves[lang, True] for lang in sorted({lang for lang, _ in leaves})})
    print("why the others stay (several reasons a mail):", dict(kinds.most_common()))
    # Only the bound and nothing else keeps it here.
    alone = sum(all(r.startswith("residualRisk") for r in results[m["id"]]["reasons"]) and not results[m["id"]]["leaves"] for m in mails)
    print("kept by residual risk alone:", alone)
    print("leaks found in requests:", sum("leak" in results[m["id"]] for m in mails), "restored:", sum(results[m["id"]]["restored"] for m in mails))


if __name__ == "__main__":
    prepare(sys.argv[2:]) if sys.argv[1] == "prepare" else count(*sys.argv[2:])
