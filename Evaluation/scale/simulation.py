"""One installation over a year, minute by minute: mail servers, sites that think, one store, officers, sending."""
import collections
import dataclasses
import random

from demand import DAY, binomial
from stages import Line, Officers


@dataclasses.dataclass
class Plan:
    """An installation and what happens to it. Minutes count from the first of January; spans are `(first, behind)`."""
    officers: int
    sites: int = 3
    cores: float = 2.0
    think_ms: float = 8.0
    write_ms: float = 3.0
    send_ms: float = 5.0
    discarded: float = 0.05
    handling: float = 5.1
    # Nothing answers: the senders' mail servers keep the mail and come again.
    outage: tuple = (0, 0)
    # The last site is gone, with its officers and with what it had accepted and not yet committed.
    lost: tuple = (0, 0)
    # Minutes within which a mail server comes again; Postfix: 4,000 seconds at most.
    retry: int = 67
    presence: float = 0.68
    # Begin and end of two shifts, each of half the officers, in minutes of the day.
    shifts: tuple = ((450, 930), (540, 1020))
    always: bool = False

    def share_present(self, minute):
        """Of all officers, those at their desks in a minute of a working day."""
        if self.always:
            return 1.0
        return self.presence * sum(begin <= minute < end for begin, end in self.shifts) / len(self.shifts)


class Wrong(Exception):
    """The simulation does not add up."""


class Simulation:
    def __init__(self, plan, year, arrivals, seed=1):
        self.plan, self.year, self.arrivals = plan, year, arrivals
        self.chance = random.Random(seed)
        self.at_desks = [int(plan.officers * plan.share_present(minute)) for minute in range(DAY)]
        self.deferred, self.deferred_count, self.deferred_waits = collections.deque(), 0, collections.Counter()
        self.thinking = [Line() for _ in range(plan.sites)]
        self.writing, self.sending = Line(), Line()
        self.officers = Officers(plan.handling, self.chance)
        self.came = self.discarded = self.answered = 0
        self.whole, self.release = collections.Counter(), 0.0
        # For each ten minutes: deferred, thinking and writing, waiting for officers, answered so far.
        self.samples, self.loads = [], []

    def run(self, minutes=None):
        days = [self.year.is_working(day) for day in self.year.days]
        for now in range(minutes or len(self.arrivals)):
            self._minute(now, days[now // DAY])
            if now % 10 == 9:
                self.samples.append((self.deferred_count, sum(line.length for line in self.thinking) + self.writing.length,
                                     self.officers.line.length, self.answered))
                self._check()
        return self

    def _minute(self, now, is_working):
        plan, arrived = self.plan, self.arrivals[now]
        is_down = plan.outage[0] <= now < plan.outage[1]
        live = plan.sites - (1 if plan.lost[0] <= now < plan.lost[1] and plan.sites > 1 else 0)
        self.came += arrived
        if is_down:
            if arrived:
                self.deferred.append((now, arrived))
                self.deferred_count += arrived
            self.loads.append(0)
            return
        taken = self._come_again(now)
        if arrived:
            taken.append((now, arrived))
        self.loads.append(sum(count for _, count in taken))
        drafted = self.writing.through(now, self._think(now, taken, live), 60_000 / plan.write_ms)
        for came, count in drafted:
            junk = binomial(count, plan.discarded, self.chance)
            self.discarded += junk
            if count > junk:
                self.officers.line.push(now, came, count - junk)
        answered = self.officers.serve(now, self.present(now, is_working) * live // plan.sites)
        for came, count in self.sending.through(now, answered, 60_000 / plan.send_ms):
            self.answered += count
            self.whole[now - came] += count

    def _think(self, now, taken, live):
        """Shares mails evenly among the sites that live; what they are done with, the oldest first."""
        def part(count, site):
            # Who is left over goes to another site in each minute.
            return count // live + ((site + now) % live < count % live)
        lines, capacity, done = self.thinking[:live], self.plan.cores * 60_000 / self.plan.think_ms, collections.Counter()
        if len(taken) == 1 and taken[0][1] <= capacity and not any(line.length for line in lines):
            # The usual minute: nobody waits anywhere.
            for site, line in enumerate(lines):
                line.pass_by(part(taken[0][1], site))
            return taken
        for site, line in enumerate(lines):
            for came, count in line.through(now, [(came, part(count, site)) for came, count in taken if part(count, site)], capacity):
                done[came] += count
        return sorted(done.items())

    def present(self, now, is_working):
        """Officers at their desks."""
        return self.at_desks[now % DAY] if is_working or self.plan.always else 0

    def _come_again(self, now):
        """The mails that mail servers bring again in this minute: all that are kept come back evenly within `retry`."""
        if not self.deferred_count:
            return []
        if now == self.plan.outage[1]:
            self.release = self.deferred_count / self.plan.retry
            self._owed = 0.0
        self._owed += self.release
        room, taken = min(int(self._owed), self.deferred_count), []
        if now >= self.plan.outage[1] + self.plan.retry:
            room = self.deferred_count
        self._owed -= room
        self.deferred_count -= room
        while room:
            came, count = self.deferred.popleft()
            if count > room:
                self.deferred.appendleft((came, count - room))
                count = room
            room -= count
            self.deferred_waits[now - came] += count
            taken.append((came, count))
        return taken

    @property
    def inside(self):
        """Mails that came and are neither answered nor discarded."""
        return (self.deferred_count + sum(line.length for line in self.thinking) + self.writing.length
                + self.officers.line.length + self.officers.busy + self.sending.length)

    def _check(self):
        if self.came != self.answered + self.discarded + self.inside:
            raise Wrong(f"{self.came} mails came, {self.answered} answered, {self.discarded} discarded, {self.inside} inside")


def officers_needed(plan, year, arrivals, target, share=0.95, step=10):
    """The fewest officers with whom `share` of all cases are answered within `target` minutes of their coming, by a fluid: work
    flows in as it comes and out at the rate of those present, without the events of the plan. None where no number is enough,
    because too much comes while nobody works."""
    come = [(1 - plan.discarded) * sum(arrivals[at:at + step]) for at in range(0, len(arrivals), step)]
    present = [plan.share_present(minute) for minute in range(0, DAY, step)]
    days = [plan.always or year.is_working(day) for day in year.days]
    shifts = [present[n % len(present)] if days[n * step // DAY] else 0 for n in range(len(come))]

    def share_in_time(officers):
        rate, waiting, late = officers * step / plan.handling, collections.deque(), 0.0
        for number, (count, part) in enumerate(zip(come, shifts)):
            waiting.append([number, count])
            room = rate * part
            while room > 0 and waiting:
                done = min(room, waiting[0][1])
                room -= done
                waiting[0][1] -= done
                if (number - waiting[0][0]) * step > target - plan.handling:
                    late += done
                if waiting[0][1] <= 1e-9:
                    waiting.popleft()
        late += sum(count for number, count in waiting if (len(come) - number) * step > target)
        return 1 - late / sum(come)

    # With fewer than this not even all the work would be done; with a hundred times as many, only hours matter in which nobody is there.
    low = int(sum(come) * plan.handling / (step * sum(shifts))) - 1
    high = 100 * low + 100
    if share_in_time(high) < share:
        return None
    while high - low > max(1, high // 500):
        middle = (low + high) // 2
        low, high = (low, middle) if share_in_time(middle) >= share else (middle, high)
    return high
