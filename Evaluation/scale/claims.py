#!/usr/bin/env python3
"""What sharing out work costs a case, against a bare queue on the same table: claims as postroom makes them and forgets them, and an
`UPDATE … SKIP LOCKED … RETURNING` loop, both by pgbench, in turn. Both leave the case in its next state, which the bare loop does with the
claim and postroom with the step's commit.

    python3 Evaluation/scale/claims.py POSTROOM [--cases 100000] [--clients 1 4 8] [--batch 50] [--rounds 3] [--desks 10]

POSTROOM is the built command; it makes the tables. The statement is read from Sources/Adapters/PostgresStore/Queue/Claims.swift. Needs
Debian's postgresql-15.
"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

from database import PROGRAMS, ROOT, Server, make_desk

FILL = """
SET session_replication_role = replica;
INSERT INTO cases (id, desk, state, version, urgency, subject, sender, received_at, updated_at, flags, last_record, document_sha256, document)
SELECT 'c' || n, 'desk' || n % {desks}, 'received', 1, 2, 'Anfrage ' || n, 'Ann', 1795000000000 + n, 1795000000000 + n, '[]', n,
    sha256(convert_to('c' || n, 'UTF8')), convert_to(repeat(md5(n::text), 60), 'UTF8')
FROM generate_series(1, {cases}) AS n;
INSERT INTO case_counts SELECT desk, state, count(*) FROM cases GROUP BY desk, state;
VACUUM ANALYZE;
"""
BARE = """
UPDATE cases SET state = 'triaged', version = version + 1 WHERE id IN (
    SELECT id FROM cases WHERE state = 'received' ORDER BY received_at, id FOR UPDATE SKIP LOCKED LIMIT {batch}) RETURNING id;
"""
# Neither waits for the disk: what a crash takes back is done again.
BEGIN = "BEGIN;\nSET LOCAL synchronous_commit = off;\n"
# What a step's commit does with them, by which a claim ends.
DONE = "UPDATE cases SET state = 'triaged', version = version + 1 WHERE id = ANY (string_to_array(:ids, ','));\n"


def claim(batch):
    """The statement of ClaimQuery.fresh with its values, in the transaction of a claim, and then the step's."""
    source = (ROOT / "Sources/Adapters/PostgresStore/Queue/Claims.swift").read_text()
    sql = re.search(r'static let fresh = """\n(.*?)\n        """', source, re.S)[1]
    for number, value in enumerate(["'received'", str(batch), "'w' || :client_id", "60"], 1):
        sql = sql.replace(f"?{number}", value)
    # pgbench keeps one row.
    sql, found = re.subn(r"SELECT cases\.id, cases\.document, .*?FROM cases JOIN waiting (.*?) ORDER BY .*$",
                         r"SELECT string_agg(cases.id, ',') AS ids FROM cases JOIN waiting \1", sql, flags=re.S)
    if "?" in sql or "\\(" in sql or not found:
        raise SystemExit("the statement has other values than this script knows")
    worker = (ROOT / "Sources/Adapters/PostgresStore/Connections/PostgresWorker.swift").read_text()
    return re.search(r'sharingLock = "(.*?)"', worker)[1] + f";\n{sql} \\gset\nCOMMIT;\n{BEGIN}{DONE}"


def speed(server, script, clients, batches):
    """Cases a second."""
    done = subprocess.run(
        [PROGRAMS / "pgbench", "-h", server.folder, "-U", "postroom", "-n", "-f", script, "-c", str(clients), "-j", "2", "-t",
         str(max(1, batches // clients)), "-M", "prepared", "desk"], capture_output=True, text=True, cwd="/",
        # The tables' guards are off: they are the store's, not the queue's.
        env={"PGOPTIONS": "-c session_replication_role=replica"})
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(re.search(r"tps = ([\d.]+)", done.stdout).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 8])
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--desks", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    folder, server = pathlib.Path(tempfile.mkdtemp(prefix="postroom-queue-")), Server(["synchronous_commit = on"])
    folder.chmod(0o755)
    try:
        make_desk(given.postroom.resolve(), folder / "desk", server.make("desk"))
        for statement in FILL.format(cases=given.cases, desks=given.desks).split(";\n"):
            if statement.strip() and not statement.strip().startswith("SET"):
                server.rows("desk", "SET session_replication_role = replica; " * (not statement.strip().startswith("VACUUM")) + statement)
        scripts = {"claims": claim(given.batch), "bare": BARE.format(batch=given.batch)}
        for name, text in scripts.items():
            (folder / name).write_text(f"{BEGIN}{text}COMMIT;\n")
        batches = given.cases // given.batch // 2
        for clients in given.clients:
            found = {"claims": [], "bare": []}
            for _ in range(given.rounds):
                for name in found:
                    server.rows("desk", "SET session_replication_role = replica; TRUNCATE step_claims; "
                                        "UPDATE cases SET state = 'received' WHERE state = 'triaged'")
                    server.rows("desk", "VACUUM ANALYZE cases")
                    found[name].append(given.batch * speed(server, folder / name, clients, batches))
            claims, bare = (statistics.median(found[name]) for name in found)
            print(f"{clients} clients: claims {claims:.0f} cases/s, bare loop {bare:.0f} cases/s; a case costs {bare / claims:.2f} times "
                  f"as much", flush=True)
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
