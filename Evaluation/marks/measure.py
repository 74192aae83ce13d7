#!/usr/bin/env python3
"""Measures which marks of a reply survive which damage, and writes the table of Docs/Marks.md.

  measure.py REPLIES --postroom COMMAND [--dkim-key FILE] [--what TEXT] [--page Docs/Marks.md]

REPLIES is a folder of replies (.eml) as Postroom would send them; `run` makes it. Ends with 1 where a measurement differs
from what damage.py expects.
"""
import argparse, json, pathlib, shutil, subprocess, sys, tempfile
from damage import CASES, LAYERS, printed

SHORT = ["sentence, text", "sentence, HTML", "AI-Disclosure", "AI-Provenance", "AI-Content-Parts", "X-AI-Generated", "digest, text",
         "digest, HTML", "DKIM"]
BEGIN, END = "<!-- table of Evaluation/marks: begin -->", "<!-- table of Evaluation/marks: end -->"


def examine(options, mail):
    with tempfile.NamedTemporaryFile(suffix=".eml") as file:
        file.write(mail)
        file.flush()
        key = ["--dkim-key", options.dkim_key] if options.dkim_key else []
        run = subprocess.run([options.postroom, "verify", "--json", *key, file.name], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(f"postroom verify ended with {run.returncode}: {run.stderr}")
        return json.loads(run.stdout)


def row(options, replies, case):
    name, damage, survivors, state = case
    if damage is printed and not shutil.which("chromium"):
        return f"| {name} | " + "not measured | " * (len(LAYERS)) + f"{state} | no Chromium |", False
    mails = [mail for mail in map(damage, replies) if mail is not None]
    if len(mails) < len(replies):
        name += f" ({len(mails)} replies)"
    reports = [examine(options, mail) for mail in mails]
    if not reports:
        return f"| {name} | " + "not measured | " * len(LAYERS) + f"{state} | not measured |", False
    cells, differs = [], False
    for layer in LAYERS:
        found = sum(layer in report["marks"] for report in reports)
        differs |= found != (len(mails) if layer in survivors else 0)
        cells.append("yes" if found == len(mails) else "–" if found == 0 else f"{found} of {len(mails)}")
    states = sorted({report["state"] for report in reports})
    differs |= states != [state]
    return f"| {name} | {' | '.join(cells)} | {state} | {', '.join(states)}{' **differs**' if differs else ''} |", differs


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("replies", type=pathlib.Path)
    options.add_argument("--postroom", required=True)
    options.add_argument("--dkim-key")
    options.add_argument("--what", default="to the demo mailbox", help="which replies these are, for the page")
    options.add_argument("--page", type=pathlib.Path)
    options = options.parse_args()
    files = sorted(options.replies.glob("*.eml"))
    if not files:
        sys.exit(f"There are no replies in {options.replies}. Make them with: Evaluation/marks/run")
    replies = [file.read_bytes() for file in files]
    lines = [f"Measured on {len(replies)} signed replies {options.what}.", "",
             "| damage | " + " | ".join(SHORT) + " | state expected | state named |", "| --- " * (len(SHORT) + 3) + "|"]
    missed = 0
    for case in CASES:
        line, differs = row(options, replies, case)
        missed += differs
        lines.append(line)
    table = "\n".join(lines)
    print(table)
    if options.page:
        text = options.page.read_text()
        start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
        options.page.write_text(text[:start] + "\n" + table + "\n" + text[end:])
    print(f"{len(CASES)} forms of damage, {missed} not as expected.", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
