#!/usr/bin/env python3
"""Checks the simulator against what is known: M/M/c, fluid limits, Little's law, and that no mail is lost or made.

    python3 Evaluation/scale/sanity.py [--break lose|slow|late]

Ends with 1 where a check fails. --break damages the simulator first (it loses mails, officers are slower than they say, deferred mails come
later than they should) and runs the check that should notice it, so that the tests can see that it does.
"""
import argparse
import datetime
import random
import sys

import demand
import stages
from simulation import Plan, Simulation, Wrong, officers_needed

failed = []


def check(what, found, expected, tolerance=0.0):
    """`tolerance` is relative; 0 wants the very same."""
    fits = found == expected if not tolerance else abs(found - expected) <= tolerance * abs(expected)
    if not fits:
        failed.append(what)
    print(f"{'ok  ' if fits else 'FAIL'} {what}: {found:.6g}, expected {expected:.6g}" + (f" ± {tolerance:.0%}" if tolerance else ""))


class Flat(demand.Year):
    """Days alike, all of them working days."""

    def __init__(self, mails, days=365):
        super().__init__(2027, mails * 365 / days, flat=True)
        self.days, self.mails = self.days[:days], self.mails[:days]

    def is_working(self, day):
        return True


def damage(how):
    if how == "lose":
        serve = stages.Line.serve
        stages.Line.serve = lambda self, now, capacity: [(came, count - (count > 10)) for came, count in serve(self, now, capacity)]
    elif how == "slow":
        make = stages.Officers.__init__
        stages.Officers.__init__ = lambda self, mean, chance: make(self, mean * 1.1, chance)
    elif how == "late":
        again = Simulation._come_again
        Simulation._come_again = lambda self, now: again(self, now) if now % 2 == 0 or now < self.plan.outage[1] + 1 else []


def formulas():
    check("Erlang C, one server: the load", stages.erlang_c(1, 0.7), 0.7, 1e-9)
    check("Erlang C, two servers, load 1: a third", stages.erlang_c(2, 1.0), 1 / 3, 1e-9)
    check("Easter 2027 is 28 March", demand.easter(2027).toordinal(), datetime.date(2027, 3, 28).toordinal())
    check("Easter 2038 is 25 April", demand.easter(2038).toordinal(), datetime.date(2038, 4, 25).toordinal())
    year = demand.Year(2027, 20_000_000)
    check("the days of a year hold its mails", sum(year.mails), 20_000_000, 1e-9)
    check("the minutes of a day are one day", sum(year.minutes), 1, 1e-9)


def chances():
    chance = random.Random(3)
    for mean in (0.4, 12, 300):
        drawn = [demand.poisson(mean, chance) for _ in range(20_000)]
        check(f"mean of Poisson numbers of {mean}", sum(drawn) / len(drawn), mean, 0.03)
        check(f"their variance, {mean}", sum((n - mean) ** 2 for n in drawn) / len(drawn), mean, 0.05)
    for count, share in ((40, 0.02), (40, 0.7), (900, 0.2)):
        drawn = [demand.binomial(count, share, chance) for _ in range(20_000)]
        check(f"mean of binomial numbers, {count} of {share}", sum(drawn) / len(drawn), count * share, 0.03)
        expected = count * share * (1 - share)
        check(f"their variance, {count} of {share}", sum((n - count * share) ** 2 for n in drawn) / len(drawn), expected, 0.05)


def queue():
    """Officers who are always there are the queue M/M/c; steps of a minute are short against cases of 40 minutes."""
    chance, servers, service, rate, minutes = random.Random(7), 8, 40.0, 0.16, 1_000_000
    officers, length, came = stages.Officers(service, chance), 0, 0
    for now in range(minutes):
        arrived = demand.poisson(rate, chance)
        came += arrived
        if arrived:
            officers.line.push(now, now, arrived)
        officers.serve(now, servers)
        length += officers.line.length
    waits = officers.line.waits
    mean = sum(wait * count for wait, count in waits.items()) / sum(waits.values())
    check("mean wait of M/M/8 at load 6.4, minutes", mean, stages.mean_wait(servers, rate, service), 0.08)
    check("share of time in which a server is busy", officers.busy_minutes / minutes / servers, rate * service / servers, 0.02)
    check("Little's law: queue over rate is the wait", length / minutes / (came / minutes), mean, 0.02)


def fluid():
    """An outage at a constant rate. The backlog comes back within `retry`; where that is more than can be served, it lasts
    backlog / (served - coming)."""
    rate, down = 100, (1_000, 1_060)
    for retry, served in ((60, 400), (60, 150), (10, 150)):
        # Two sites that serve what both together can.
        plan = Plan(officers=10_000, always=True, sites=2, cores=1, think_ms=2 * 60_000 / served, write_ms=1, send_ms=1, outage=down,
                    retry=retry, handling=1.0, discarded=0.0)
        run = Simulation(plan, Flat(0, 3), [rate] * 4_000, 5)
        try:
            run.run(3_000)
        except Wrong as wrong:
            check(f"{wrong}", 1, 0)
            return
        backlog, back = rate * (down[1] - down[0]), rate + rate * (down[1] - down[0]) / retry
        expected = retry if back <= served else backlog / (served - rate)
        busy = [10 * n for n, sample in enumerate(run.samples) if 10 * n >= down[1] and sample[0] + sample[1] > 2 * rate]
        waits = run.deferred_waits
        # Who comes first goes first: the first waits for the whole outage, the last for `retry`.
        check(f"mean wait of those deferred, back within {retry} min", sum(w * n for w, n in waits.items()) / sum(waits.values()),
              (down[1] - down[0] + retry) / 2, 0.03)
        check(f"backlog of {backlog} mails, back within {retry} min, {served} served a minute: lasts", busy[-1] + 15 - down[1], expected, 0.15)


def conservation():
    year = Flat(60_000, 20)
    arrivals = year.arrivals(random.Random(2), scatter=0.5)
    many = [40 * count for count in arrivals]
    plan = Plan(officers=60, sites=3, cores=0.02, think_ms=30, write_ms=9, send_ms=9, outage=(5_000, 5_400), lost=(9_000, 10_440))
    runs = []
    for _ in range(2):
        run = Simulation(plan, year, many, 11)
        try:
            run.run()
        except Wrong as wrong:
            check(f"{wrong}", 1, 0)
            return
        runs.append((run.came, run.answered, run.discarded, run.inside, sorted(run.whole.items())))
    check("mails that came, less answered, discarded and inside", run.came - run.answered - run.discarded - run.inside, 0)
    check("all that came were given to the simulator", run.came, sum(many))
    check("mails in the distribution of waits are those answered", sum(run.whole.values()), run.answered)
    check("the same seed, the same run", int(runs[0] == runs[1]), 1)
    check("nothing is deferred in the end", run.deferred_count, 0)


def officers():
    # 2 a minute, 5 minutes each, somebody always there: ten.
    year, plan = Flat(0, 20), Plan(officers=0, always=True, handling=5.0, discarded=0.0)
    check("officers for 2 cases a minute of 5 minutes each", officers_needed(plan, year, [2] * 20 * 1_440, 60), 10, 0.1)


def main():
    parser = argparse.ArgumentParser()
    # The tests give every script the command first.
    parser.add_argument("postroom", nargs="?", help="not used")
    parser.add_argument("--break", dest="damaged", choices=["lose", "slow", "late"])
    given = parser.parse_args()
    if given.damaged:
        damage(given.damaged)
    noticing = {None: (formulas, chances, queue, fluid, conservation, officers), "lose": (conservation,), "slow": (queue,), "late": (fluid,)}
    for part in noticing[given.damaged]:
        part()
    print(f"{len(failed)} checks failed" if failed else "all checks hold")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
