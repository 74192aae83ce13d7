#!/usr/bin/env python3
"""Kills the program at chance moments while it takes in, triages, drafts, publishes, approves and sends, and checks after each
kill that every record has its effect and the published log fits.

    python3 Evaluation/log/kills.py POSTROOM DESK MAILBOX [--kills 200] [--seed 1]

POSTROOM is the command, DESK the definition of a desk. Ends with 1 on the first thing that does not fit.
"""
import argparse, json, pathlib, random, shutil, signal, subprocess, sys, tempfile, time


def run(*command, check=True):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if check and done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\nends with {done.returncode}: {done.stderr.strip()}")
    return done


def killed(chance, most, *command):
    """Starts the command and kills it after up to `most` seconds. True where it was still running."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=chance.uniform(0, most))
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def approve_one(postroom, desk):
    """The command that approves the first drafted case, or nothing where none waits."""
    for line in run(postroom, "case", "list", "--desk", desk, "--json").stdout.splitlines():
        case = json.loads(line)
        if case["state"] == "drafted":
            shown = run(postroom, "review", "show", case["id"], "--desk", desk, check=False)
            seal = [line.split()[1] for line in shown.stderr.splitlines() if line.startswith("Seal:")]
            if seal and "[" not in shown.stderr:
                return [postroom, "review", "approve", case["id"], "--seal", seal[0], "--desk", desk]
    return None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("postroom", type=pathlib.Path)
    arguments.add_argument("desk")
    arguments.add_argument("mailbox")
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    postroom, chance = given.postroom.resolve(), random.Random(given.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postroom-kills-"))
    desk = folder / "desk"
    run(postroom, "init", desk, "--desk", given.desk, "--trial")
    begun = time.monotonic()
    run(postroom, "triage", "--desk", desk, given.mailbox)  # trains the model once
    usual = max(1.0, time.monotonic() - begun)
    kills = tries = 0
    while kills < given.kills:
        tries += 1
        command = [postroom, "intake", "--desk", desk, given.mailbox]
        if tries % 3 == 1:
            command = approve_one(postroom, desk) or command
        elif tries % 3 == 2:
            command = [postroom, "send", "--desk", desk]
        kills += killed(chance, usual, *command)
        found = run(postroom, "audit", "verify", "--desk", desk, check=False)
        if found.returncode != 0:
            sys.exit(f"after {kills} kills, in {folder}: {found.stderr.strip()}")
        if sys.stderr.isatty():
            print(f"\r{kills} of {given.kills}", end="", file=sys.stderr)
        # A new desk now and then, so that intake has something to do.
        if tries % 40 == 0:
            shutil.rmtree(desk)
            run(postroom, "init", desk, "--desk", given.desk, "--trial")
    run(postroom, "intake", "--desk", desk, given.mailbox)
    run(postroom, "send", "--desk", desk)
    last = run(postroom, "audit", "verify", "--desk", desk, "--json")
    shutil.rmtree(folder)
    print(f"{kills} kills in {tries} commands: each time every record had its effect and the log fitted")
    print(last.stdout.strip())


main()
