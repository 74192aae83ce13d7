#!/usr/bin/env python3
"""A national year, simulated: 20 million mails, several sites, officers in shifts, an outage and a lost site.

    python3 Evaluation/scale/year.py [--constants FILE] [--check PAGE] [--pictures FOLDER] [--mails 20000000] [--year 2027]
        [--sites 3] [--cores 2] [--commits N] [--officers N] [--outage-hours 8] [--seed 1]

Prints the tables of Docs/Scale.md; with --check it ends with 1 where a line of them does not stand in PAGE as printed. Steps of one
minute; the same seed gives the same result. Without --officers as many are taken as answer 95 % within three days. The outage begins
at nine on the busiest working day outside the weeks around the campaign; the last site is lost for a day on the busiest working day
three weeks later or more. Shapes of the year: demand.py. Costs: constants.json. What officers need for a case: model.py.
"""
import argparse
import collections
import pathlib
import random

import demand
import model
import pictures
from model import shown
from simulation import Plan, Simulation, officers_needed
from stages import percentile

DAY = demand.DAY
TARGETS = [("one day", DAY), ("three days", 3 * DAY), ("five days", 5 * DAY), ("ten days", 10 * DAY)]


def time_shown(minutes):
    if minutes is None:
        return "–"
    if minutes < 1:
        return "under 1 min"
    if minutes < 120:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.1f} h" if minutes < 2 * DAY else f"{minutes / DAY:.1f} days"


def lasts(disturbed, calm, first, allowed):
    """Minutes from `first` until the disturbed run has no more than `allowed` mails inside above the calm one, for good."""
    last = None
    for number in range(first // 10, len(calm)):
        more = sum(disturbed[number][:3]) - sum(calm[number][:3])
        if more > allowed:
            last = number
        elif last is not None and number - last > DAY // 10:
            break
    return 0 if last is None else 10 * (last + 1) - first


def busiest(year, begin=0, spared=()):
    days = [n for n in range(begin, len(year.days) - 14) if year.is_working(year.days[n]) and n not in spared]
    return max(days, key=lambda n: year.mails[n])


def simulate(given):
    found = model.Model(model.load(given.constants))
    c, a = found.c, found.a
    year = demand.Year(given.year, given.mails)
    arrivals = year.arrivals(random.Random(given.seed))
    campaign = next(n for n, day in enumerate(year.days) if (day.month, day.day) == demand.CAMPAIGN)
    spared = set(range(campaign - 7, campaign + 21))
    broken = busiest(year, 14, spared)
    lost = busiest(year, broken + 21, spared)
    if given.commits:
        a.single_commits = given.commits
    calm = Plan(officers=0, sites=given.sites, cores=given.cores, think_ms=found.mail_ms, write_ms=found.write_ms,
                send_ms=c["send_ms"], discarded=a.share_discarded, handling=found.minutes)
    needed = {name: officers_needed(calm, year, arrivals, target) for name, target in TARGETS}
    calm.officers = given.officers or needed["three days"]
    bad = Plan(**{**vars(calm), "outage": (broken * DAY + 540, broken * DAY + 540 + round(60 * given.outage_hours)),
                  "lost": (lost * DAY, (lost + 1) * DAY)})
    runs = {"calm": Simulation(calm, year, arrivals, given.seed).run(), "bad": Simulation(bad, year, arrivals, given.seed).run()}
    return found, year, arrivals, needed, runs, (broken, lost, campaign)


def results(found, year, arrivals, needed, runs, days):
    """The rows of the two tables of Docs/Scale.md: what, and how much; stages, and how long mails wait there."""
    broken, lost, campaign = days
    calm, bad = runs["calm"], runs["bad"]
    plan, a, c, total = bad.plan, found.a, found.c, sum(arrivals)
    mean, p99, most = total / len(arrivals), sorted(arrivals)[int(0.99 * len(arrivals))], max(arrivals)
    after = max(bad.loads[plan.outage[1]:plan.outage[1] + plan.retry] or [0])
    day_of_outage = sum(arrivals[broken * DAY:(broken + 1) * DAY])
    present = max(bad.at_desks)
    answers = present / (60 * found.minutes)

    def cores(minute):
        return (minute / 60 * found.mail_ms + answers * found.answer_ms) / 1000 / a.used

    def commits(minute):
        return minute / 60 * c["steps_drafted"] + answers * c["steps_answered"]

    def minutes(*values):
        return " / ".join(f"{value:,.0f}" for value in values)
    hours = sum(bad.present(now, year.is_working(day)) for day in year.days for now in range(0, DAY, 10)) / 6
    in_time = sum(count for wait, count in bad.whole.items() if wait <= 3 * DAY)
    figures = [
        ("mails: came, discarded, answered, still open at the end of the year",
         f"{total:,}, {bad.discarded:,}, {bad.answered:,}, {bad.inside:,}"),
        ("mails a minute: mean / one in a hundred has more / most / after the outage", minutes(mean, p99, most, after)),
        ("minute that one in a hundred exceeds, over the mean minute", f"{p99 / mean:.1f}"),
        ("cores at these three peaks, pages and sending included", " / ".join(f"{cores(n):.1f}" for n in (p99, most, after))),
        ("commits a second at these three peaks, answers included", minutes(*(commits(n) for n in (p99, most, after)))),
        ("LMTP sessions after the outage; connections of browsers", f"{after / 60 * a.session_seconds:.0f}; {a.browser * present:,}"),
        ("officers, so that 95 % is answered within " + " / ".join(needed),
         " / ".join("no number is enough" if number is None else shown(number) for number in needed.values())),
        ("officers in this run; at their desks at most; busy, of their time there",
         f"{plan.officers:,}; {present:,}; {100 * bad.officers.busy_minutes / 60 / hours:.0f} %"),
        ("answered within three days", f"{100 * in_time / max(1, bad.answered):.1f} %"),
        (f"outage on {year.days[broken]:%-d %B}, {(plan.outage[1] - plan.outage[0]) / 60:g} hours from 9:00: mails that came meanwhile",
         f"{sum(bad.deferred_waits.values()):,}"),
        ("after it: the machines have caught up after; the officers after",
         f"{time_shown(machines_last(bad))}; {time_shown(lasts(bad.samples, calm.samples, plan.outage[1], day_of_outage / 100))}"),
        (f"one of {plan.sites} sites lost on {year.days[lost]:%-d %B} for a day: the officers have caught up after",
         time_shown(lasts(bad.samples, calm.samples, plan.lost[1], day_of_outage / 100))),
        (f"longest queue for officers, in the campaign from {year.days[campaign]:%-d %B}", shown(calm.officers.line.longest)),
        ("store at the end, TB; records, million", f"{total * found.store_bytes / 1e12:.1f}; {total * found.records / 1e6:.0f}"),
        ("published log, GB; its files, million",
         f"{total * found.records * c['log_blocks_record'] / 1e9:.0f}; {total * found.records * c['log_files_record'] / 1e6:.1f}"),
    ]
    thinking = sum((line.waits for line in bad.thinking), collections.Counter())
    stages = [
        ("at the senders' mail servers, of those that came in the outage", bad.deferred_waits, max(s[0] for s in bad.samples)),
        ("triage and draft, at the sites", thinking, max(line.longest for line in bad.thinking)),
        ("the store's writer", bad.writing.waits, bad.writing.longest),
        ("officers", bad.officers.line.waits, bad.officers.line.longest),
        ("sending", bad.sending.waits, bad.sending.longest),
        ("from the sender to the answer", bad.whole, None),
        ("the same without outage and lost site", calm.whole, None),
    ]
    waits = [(name, *(time_shown(percentile(counts, share)) for share in (.5, .95, 1)), "" if longest is None else f"{longest:,}")
             for name, counts, longest in stages]
    return figures, waits


def lines(figures, waits):
    return (["| what | in the simulated year |", "| --- | --- |"] + [f"| {' | '.join(row)} |" for row in figures] + [""]
            + ["| waits for | half within | 95 % within | longest | longest queue, mails |", "| --- | ---: | ---: | ---: | ---: |"]
            + [f"| {' | '.join(row)} |" for row in waits])


def machines_last(bad):
    """Minutes after the outage until the machines have no mail that was deferred, nor more than a minute's work."""
    plan = bad.plan
    begin = plan.outage[1] // 10
    for number in range(begin, len(bad.samples)):
        deferred, thinking = bad.samples[number][:2]
        if not deferred and thinking <= max(bad.loads[10 * number:10 * number + 10]):
            return 10 * (number + 1) - plan.outage[1]
    return None


def main():
    parser = argparse.ArgumentParser()
    # The tests give every script the command first.
    parser.add_argument("postroom", nargs="?", help="not used")
    parser.add_argument("--constants", default=model.HERE / "constants.json")
    parser.add_argument("--check", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--mails", type=int, default=20_000_000)
    parser.add_argument("--year", type=int, default=2027)
    parser.add_argument("--sites", type=int, default=3)
    parser.add_argument("--cores", type=float, default=2, help="of a site, for triage and drafts")
    parser.add_argument("--commits", type=float, help="a second, of the store's writer")
    parser.add_argument("--officers", type=int)
    parser.add_argument("--outage-hours", type=float, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = simulate(given)
    printed = lines(*results(*made))
    print("\n".join(printed))
    if given.pictures:
        _, year, arrivals, _, runs, days = made
        pictures.draw(given.pictures, year, arrivals, runs, days)
    if given.check:
        model.end_with_check(printed, given.check)


if __name__ == "__main__":
    main()
