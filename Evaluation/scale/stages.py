"""What mails wait for: a line served first come first served, and officers. Time goes in steps of a minute."""
import collections

from demand import binomial


class Line:
    """Mails in the order they came, served at a rate of so many a minute.

    A cohort is `(came, n)`: n mails whose sender gave them away in minute `came`. What is left of a minute's capacity is lost, but
    parts of a mail are carried over."""

    def __init__(self):
        self.waiting, self.length, self.waits, self.longest, self._part = collections.deque(), 0, collections.Counter(), 0, 0.0

    def push(self, now, came, count):
        self.waiting.append((now, came, count))
        self.length += count

    def through(self, now, cohorts, capacity):
        """Takes cohorts in; those that are done in this minute. As `push` and `serve`, but quick where nobody waits."""
        total = sum(count for _, count in cohorts)
        if self.length or total > int(capacity):
            for came, count in cohorts:
                self.push(now, came, count)
            return self.serve(now, capacity)
        self.pass_by(total)
        return cohorts

    def pass_by(self, count):
        """Mails that are done in the minute in which they come."""
        if count:
            self.longest = max(self.longest, count)
            self.waits[0] += count

    def serve(self, now, capacity):
        """The cohorts that are done in this minute."""
        self.longest = max(self.longest, self.length)
        if not self.length:
            self._part = 0.0
            return []
        capacity += self._part
        room, done = min(int(capacity), self.length), []
        self._part = min(1.0, capacity - int(capacity)) if room < self.length else 0.0
        self.length -= room
        while room:
            joined, came, count = self.waiting.popleft()
            if count > room:
                self.waiting.appendleft((joined, came, count - room))
                count = room
            room -= count
            self.waits[now - joined] += count
            done.append((came, count))
        return done


class Officers:
    """People who take the oldest case and work on it for a time that varies exponentially: the queue M/M/c where their number stays
    the same. Who goes home ends the case in hand."""

    def __init__(self, mean_minutes, chance):
        if mean_minutes < 1:
            raise ValueError("a case takes at least a step of a minute")
        # A case ends in the minute after it began at the earliest, so that the mean is this.
        self.share, self.chance = 1 / mean_minutes, chance
        self.line, self.in_hand, self.busy = Line(), collections.deque(), 0
        self.busy_minutes = 0

    def serve(self, now, present):
        """The cohorts answered in this minute."""
        ended, done = binomial(self.busy, self.share, self.chance), []
        self.busy -= ended
        while ended:
            came, count = self.in_hand.popleft()
            if count > ended:
                self.in_hand.appendleft((came, count - ended))
                count = ended
            ended -= count
            done.append((came, count))
        started = self.line.serve(now, max(0, present - self.busy))
        self.in_hand.extend(started)
        self.busy += sum(count for _, count in started)
        self.busy_minutes += self.busy
        return done


def percentile(counts, share):
    """The smallest value that at least `share` of the counted lie at or below; nothing of nothing."""
    wanted, total = share * sum(counts.values()), 0
    for value in sorted(counts):
        total += counts[value]
        if total >= wanted:
            return value
    return None


def erlang_c(servers, load):
    """The chance that somebody who comes has to wait, M/M/c. `load` is the rate of arrival times the mean time of service."""
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def mean_wait(servers, rate, mean_minutes):
    """The mean wait of M/M/c in minutes."""
    load = rate * mean_minutes
    return erlang_c(servers, load) * mean_minutes / (servers - load)
