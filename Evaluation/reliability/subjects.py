"""What inject.py strikes: a command, what it starts from, and what must hold afterwards."""
import dataclasses
import pathlib
import shutil
import subprocess
import time

from prepared import Desk, Server, letter, run

# Beyond the lease of a killed sender (300 s) and the first pause (300 s).
LATER = ["+11m", "+25m"]


@dataclasses.dataclass
class Case:
    """One fresh desk directory."""
    desk: Desk
    command: list
    given: bytes = b""
    number: int = 0


class Deliver:
    """Ends with 0 or 75 and in silence; 0 only if the mail is in `incoming/new` byte for byte; in the end each is one case."""
    by_path = False

    def __init__(self, name, postroom, scratch):
        self.name, self.scratch, self.number = name, scratch, 0
        self.made = Desk.make(postroom, scratch / "made")
        self.gathered = scratch / "gathered"
        self.gathered.mkdir()

    def fresh(self):
        self.number += 1
        desk, mail = self.made.copy(self.scratch / "desk"), letter(self.number)
        return Case(desk, desk.command("deliver", "--size", len(mail)), mail, self.number)

    def check(self, case, ran, notes):
        wrong = []
        if ran.code not in (0, 75, -9):
            wrong.append(f"the ending {ran.code} would be a bounce")
        if ran.out or ran.said:
            wrong.append("it said something")
        mails = case.desk.waiting()
        if ran.code == 0 and not mails:
            wrong.append("0, and the mail is not there")
        if ran.code != 0 and mails:
            notes["kept, though the mail server was told to come again"] += 1
        again = case.desk.run("deliver", "--size", len(case.given), given=case.given)
        if again.code != 0:
            wrong.append(f"once more without a fault: {again}")
        mails = case.desk.waiting()
        if any(mail != case.given for mail in mails.values()):
            wrong.append("a mail in incoming/new has other bytes")
        for file in (case.desk.folder / "incoming/new").iterdir():
            shutil.move(file, self.gathered / file.name)
        return wrong

    def check_outside(self, case, ran):
        """Where the loader cannot load, 127 is beyond the program's reach. But nobody may be told 0 for a mail that is lost."""
        return ran.code == 0 and list(case.desk.waiting().values()) != [case.given]

    def conclude(self):
        """All that was kept is taken in by an open desk: each mail is one case."""
        desk = self.made.copy(self.scratch / "desk")
        (desk.folder / "incoming/new").mkdir(parents=True, exist_ok=True)
        kept = {}
        for file in self.gathered.iterdir():
            mail = file.read_bytes()
            kept[mail] = kept.get(mail, 0) + 1
            shutil.move(file, desk.folder / "incoming/new" / file.name)
        if not kept:
            return []
        settle(desk)
        rows = [bytes(row[0]) for row in desk.rows("SELECT bytes FROM mails")]
        cases = len(desk.rows("SELECT id FROM cases"))
        wrong = [] if sorted(rows) == sorted(kept) else [f"{len(kept)} mails were kept, {len(rows)} are in the store"]
        if cases != len(kept):
            wrong.append(f"{len(kept)} mails make {cases} cases")
        verdict = desk.verify()
        return wrong + ([verdict] if verdict else [])


def settle(desk, limit=600):
    """Opens the desk until it has taken in what waits, at most `limit` seconds."""
    process = subprocess.Popen([str(part) for part in desk.command("serve", "--port", "0")], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + limit
        while time.monotonic() < end and desk.waits and process.poll() is None:
            time.sleep(0.5)
    finally:
        process.terminate()
        process.wait(60)


class Approve:
    """Either approved, with exactly the bytes that were read, or as before; 0 only if approved; and it can be done again."""
    by_path = True

    def __init__(self, name, postroom, scratch):
        self.name, self.scratch = name, scratch
        self.made = Desk.make(postroom, scratch / "made")
        self.made.take_in()
        self.case = self.made.cases()[0]["id"]
        self.seal, self.bytes = self.made.seal(self.case)

    def fresh(self):
        desk = self.made.copy(self.scratch / "desk")
        return Case(desk, desk.command("review", "approve", self.case, "--seal", self.seal))

    def standing(self, desk):
        states, replies = desk.states(), [bytes(row[0]) for row in desk.rows("SELECT bytes FROM replies")]
        if (states, replies) == (["approved"], [self.bytes]):
            return "approved"
        if (states, replies) == (["drafted"], []):
            return "drafted"
        return f"{states} with {len(replies)} replies"

    def check(self, case, ran, notes):
        wrong = endings(ran)
        standing = self.standing(case.desk)
        if standing not in ("approved", "drafted"):
            wrong.append(f"it is {standing}")
        if ran.code == 0 and standing != "approved":
            wrong.append(f"0, and it is {standing}")
        if ran.code not in (0, -9) and standing == "approved":
            notes["approved, though the officer was told of an error"] += 1
        again = case.desk.approve(self.case, self.seal)
        if (again.code == 0) != (standing == "drafted") or again.crashed:
            wrong.append(f"once more without a fault: {again}")
        if self.standing(case.desk) != "approved":
            wrong.append(f"once more, and it is {self.standing(case.desk)}")
        verdict = case.desk.verify()
        return wrong + ([verdict] if verdict else [])

    def check_outside(self, case, ran):
        return self.standing(case.desk) not in ("approved", "drafted")

    def conclude(self):
        return []


def endings(ran):
    if ran.code is None:
        return ["it did not come to an end"]
    if ran.crashed:
        return ["it crashed"]
    if ran.code not in (0, -9) and not ran.said.strip():
        return ["it failed and did not say why"]
    return []


class Send:
    """At most once, with exactly the bytes that were approved; the state agrees; in doubt is never sent again by a machine."""
    by_path = True

    def __init__(self, name, postroom, scratch):
        self.name, self.scratch = name, scratch
        self.server = Server() if name == "send-smtp" else None
        self.made = Desk.make(postroom, scratch / "made", url=self.server.url if self.server else None)
        self.made.take_in()
        case = self.made.cases()[0]["id"]
        seal, self.bytes = self.made.seal(case)
        done = self.made.approve(case, seal)
        assert done.code == 0, done
        self.later = LATER if shutil.which("faketime") else []

    def fresh(self):
        desk = self.made.copy(self.scratch / "desk")
        if self.server:
            self.server.forget()
        return Case(desk, desk.command("send"))

    def went(self, desk):
        return list(self.server.texts) if self.server else desk.sent()

    def check(self, case, ran, notes):
        wrong = endings(ran)
        state = self.agree(case, "after the fault", wrong)
        if ran.code not in (0, -9) and state == "sent":
            notes["sent, and the log told of an error"] += 1
        verdict = case.desk.verify()
        if "If publishing was interrupted" in verdict:
            notes["audit verify asks to publish again; it fits after the next run"] += 1
        elif verdict:
            wrong.append(f"after the fault: {verdict}")
        for later in self.later or [None, None]:
            again = run((["faketime", "-f", later] if later else []) + case.desk.command("send"))
            if again.code != 0:
                wrong.append(f"once more without a fault: {again}")
            after = self.agree(case, "once more", wrong)
            if state == "inDoubt" and after != "inDoubt":
                wrong.append(f"a machine took it out of doubt: {after}")
            if later and state == "approved" and after != "sent":
                wrong.append(f"it is not sent in the end but {after}")
            state = after
        notes[f"in the end {state}"] += 1
        verdict = case.desk.verify()
        return wrong + ([verdict] if verdict else [])

    def agree(self, case, when, wrong):
        """The state, which must agree with what the other side has."""
        states, went = case.desk.states(), self.went(case.desk)
        fits = {"sent": (1,), "approved": (0,), "inDoubt": (0, 1)}
        if len(states) != 1 or len(went) not in fits.get(states[0], ()):
            wrong.append(f"{when}: {states}, and it went out {len(went)} times")
        if any(text != self.bytes for text in went):
            wrong.append(f"{when}: what went out is not what was approved")
        return states[0]

    def check_outside(self, case, ran):
        return len(self.went(case.desk)) > 1

    def conclude(self):
        return []


class Intake:
    """0 only if the mail is a case; and given again it is one case."""
    by_path = True

    def __init__(self, name, postroom, scratch):
        self.name, self.scratch = name, scratch
        self.made = Desk.make(postroom, scratch / "made")
        self.made.take_in(0)

    def fresh(self):
        desk = self.made.copy(self.scratch / "desk")
        return Case(desk, desk.command("intake", "-"), letter())

    def check(self, case, ran, notes):
        wrong, states = endings(ran), case.desk.states()
        if ran.code == 0 and len(states) != 2:
            wrong.append(f"0, and the mail is no case: {states}")
        if ran.code not in (0, -9) and len(states) == 2:
            notes["taken in, though an error was said"] += 1
        again = case.desk.run("intake", "-", given=case.given)
        # With a person is a draft that the fault, the clock or the size of the mail kept from being made.
        states = case.desk.states()
        if again.code != 0 or states not in (["drafted", "drafted"], ["drafted", "withPerson"]):
            wrong.append(f"once more without a fault: {again}; {states}")
        notes["in the end with a person, without a draft"] += "withPerson" in states
        mails = sorted(bytes(row[0]) for row in case.desk.rows("SELECT bytes FROM mails"))
        if mails != sorted([letter(0), case.given]):
            wrong.append("the store has other mails")
        verdict = case.desk.verify()
        return wrong + ([verdict] if verdict else [])

    def check_outside(self, case, ran):
        return False

    def conclude(self):
        return []


class Log(Approve):
    """Publishing: 0 only if the log reaches the store's last record; what was published stays."""

    def __init__(self, name, postroom, scratch):
        super().__init__(name, postroom, scratch)
        done = self.made.approve(self.case, self.seal)
        assert done.code == 0, done
        self.before = self.size(self.made)

    def fresh(self):
        desk = self.made.copy(self.scratch / "desk")
        return Case(desk, desk.command("audit", "checkpoint"))

    def size(self, desk):
        return int((desk.folder / "log/checkpoint").read_text().splitlines()[1])

    def check(self, case, ran, notes):
        wrong, size = endings(ran), self.size(case.desk)
        all = case.desk.rows("SELECT count(*) FROM records")[0][0]
        if size < self.before or ran.code == 0 and size != all:
            wrong.append(f"it was {self.before} and is {size} of {all}")
        again = case.desk.run("audit", "checkpoint")
        if again.code != 0 or self.size(case.desk) != case.desk.rows("SELECT count(*) FROM records")[0][0]:
            wrong.append(f"once more without a fault: {again}")
        verdict = case.desk.verify()
        return wrong + ([verdict] if verdict else [])

    def check_outside(self, case, ran):
        return self.size(case.desk) < self.before


SUBJECTS = {"deliver": Deliver, "approve": Approve, "send-maildir": Send, "send-smtp": Send, "intake": Intake, "log": Log}
