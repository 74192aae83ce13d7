#!/usr/bin/env python3
"""Score a parser on the mail fixtures of the folder `shared/mail` that may lie beside the checkout.

usage: score.py FIXTURES COMMAND...   COMMAND prints one JSON object a line for the files given to it
       score.py --reply FIXTURES COMMAND...
Options: --crlf passes the messages with CRLF line ends, --show prints every difference.
With --crlf the size of an attachment may be larger by one byte a line: the expectations were taken from the files as
published, and a part without transfer encoding grows with its line ends.
"""
import json, os, re, subprocess, sys, tempfile

FIELDS = ["subject", "from", "to", "cc", "date", "message_id", "in_reply_to", "references", "text", "attachments"]


def squeeze(text):
    return None if text is None else re.sub(r"\s+", " ", text).strip()


def body(text):
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").rstrip()


def same_entry(wanted, got, slack):
    for key in wanted:
        if key == "size" and slack and None not in (wanted[key], got.get(key)):
            if not 0 <= got[key] - wanted[key] <= slack:
                return False
        elif wanted[key] != got.get(key):
            return False
    return True


def same(field, wanted, got, slack=0):
    if field == "subject":
        return squeeze(wanted) == squeeze(got)
    if field == "text":
        return body(wanted) == body(got)
    if field in ("from", "to", "cc", "attachments"):
        got = got or []
        return len(wanted) == len(got) and all(same_entry(w, g, slack) for w, g in zip(wanted, got))
    return wanted == got


def main():
    args = sys.argv[1:]
    crlf, show, reply = "--crlf" in args, "--show" in args, "--reply" in args
    args = [a for a in args if a not in ("--crlf", "--show", "--reply")]
    root, command = args[0], args[1:]
    folders = ["reply"] if reply else sorted(d for d in os.listdir(root) if d != "reply" and os.path.isdir(f"{root}/{d}"))
    total = {"fields": [0, 0], "messages": [0, 0]}
    for folder in folders:
        ending = ".txt" if reply else ".eml"
        paths = sorted(f"{root}/{folder}/{n}" for n in os.listdir(f"{root}/{folder}") if n.endswith(ending))
        if not paths:
            continue
        given = paths
        if crlf and not reply:
            place = tempfile.mkdtemp()
            given = []
            for path in paths:
                data = re.sub(rb"(?<!\r)\n", b"\r\n", open(path, "rb").read())
                given.append(f"{place}/{os.path.basename(path)}")
                open(given[-1], "wb").write(data)
        lines = []
        if reply:
            lines = subprocess.run(command + given, capture_output=True, check=True).stdout.split(b"\n")
        else:
            for path in given:
                lines.append(subprocess.run(command + [path], capture_output=True, check=True).stdout.strip())
        answers = [json.loads(line) for line in lines if line.strip().startswith(b"{")]
        fields, messages = [0, 0], [0, 0]
        for path, answer in zip(paths, answers):
            wanted = json.load(open(path[: -len(ending)] + ".json"))
            slack = open(path, "rb").read().count(b"\n") if crlf else 0
            wrong = 0
            for field in ["reply"] if reply else FIELDS:
                if field not in wanted:
                    continue
                fields[1] += 1
                ok = same("subject", wanted[field], answer.get(field)) if reply else same(field, wanted[field], answer.get(field), slack)
                if ok:
                    fields[0] += 1
                else:
                    wrong += 1
                    if show:
                        print(f"-- {os.path.basename(path)} {field}\n   want {json.dumps(wanted[field], ensure_ascii=False)[:1500]}"
                              f"\n   got  {json.dumps(answer.get(field), ensure_ascii=False)[:1500]}")
            messages[1] += 1
            messages[0] += wrong == 0
        print(f"{folder:12} fields {fields[0]}/{fields[1]}  messages {messages[0]}/{messages[1]}")
        for key, value in (("fields", fields), ("messages", messages)):
            total[key][0] += value[0]
            total[key][1] += value[1]
    for key, (right, all_) in total.items():
        print(f"all {key}: {right}/{all_} = {100 * right / max(all_, 1):.2f} %")


main()
