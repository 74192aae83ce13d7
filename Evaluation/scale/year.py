#!/usr/bin/env python3
"""A national year, simulated: 20 million mails, several sites, officers in shifts, an outage and a lost site.

    python3 Evaluation/scale/year.py [--constants FILE] [--pictures FOLDER] [--json FILE] [--mails 20000000] [--year 2027] [--sites 3]
        [--cores 2] [--officers N] [--outage-hours 8] [--seed 1]

Steps of one minute; the same seed gives the same result. Without --officers as many are taken as answer 95 % within three days. The
outage begins at nine on the busiest working day outside the week of the campaign; the last site is lost for a day on the busiest
working day three weeks later or more. Shapes of the year: demand.py. Costs: constants.json. What officers need for a case: model.py.
Nothing here is a measurement of many machines: Postroom runs on one today.
"""
import argparse
import json
import pathlib
import random

import demand
import model
import pictures
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
    calm = Plan(officers=0, sites=given.sites, cores=given.cores, think_ms=found.mail_ms, write_ms=found.write_ms,
                send_ms=c["send_ms"], discarded=a.share_discarded, handling=found.minutes)
    needed = {name: officers_needed((calm, year, arrivals), target) for name, target in TARGETS}
    calm.officers = given.officers or needed["three days"]
    bad = Plan(**{**vars(calm), "outage": (broken * DAY + 540, broken * DAY + 540 + round(60 * given.outage_hours)),
                  "lost": (lost * DAY, (lost + 1) * DAY)})
    runs = {"calm": Simulation(calm, year, arrivals, given.seed).run(), "bad": Simulation(bad, year, arrivals, given.seed).run()}
    return found, year, arrivals, needed, runs, (broken, lost, campaign)


def results(found, year, arrivals, needed, runs, days):
    broken, lost, campaign = days
    calm, bad = runs["calm"], runs["bad"]
    plan, a = bad.plan, found.a
    ordered = sorted(arrivals)
    p99, most = ordered[int(0.99 * len(ordered))], ordered[-1]
    worst_load = max(bad.loads[plan.outage[1]:plan.outage[1] + plan.retry] or [0])
    mean = sum(arrivals) / len(arrivals)
    total = sum(arrivals)
    workday = sum(arrivals[broken * DAY:(broken + 1) * DAY])
    present = max(bad.present(now, True) for now in range(DAY))
    web = present / (60 * found.minutes) * found.answer_ms / 1000

    def cores(minute):
        return (minute / 60 * found.mail_ms / 1000 + web) / a.used

    def stage(name, waits, longest):
        return {"stage": name, "p50": percentile(waits, .5), "p95": percentile(waits, .95),
                "worst": max(waits) if waits else None, "longest queue": longest}
    thinking = sum((line.waits for line in bad.thinking[1:]), bad.thinking[0].waits.copy())
    hours = sum(bad.present(now, year.is_working(day)) for day in year.days for now in range(0, DAY, 10)) / 6
    return {
        "mails": total, "answered": bad.answered, "discarded": bad.discarded, "waiting at the end": bad.inside,
        "mean minute": mean, "p99 minute": p99, "largest minute": most, "p99 minute over the mean": p99 / mean,
        "largest minute after the outage": worst_load,
        "cores at the p99 minute": cores(p99), "cores at the largest minute": cores(most),
        "cores after the outage": cores(worst_load),
        "officers for 95 % within": needed, "officers in this run": plan.officers, "at their desks at most": present,
        "of officers' time at work": bad.officers.busy_minutes / 60 / hours if hours else 0,
        "stages": [
            stage("at the senders' mail servers, of those deferred", bad.deferred_waits, max(s[0] for s in bad.samples)),
            stage("triage and draft, at the sites", thinking, max(line.longest for line in bad.thinking)),
            stage("the store's writer", bad.writing.waits, bad.writing.longest),
            stage("officers", bad.officers.line.waits, bad.officers.line.longest),
            stage("sending", bad.sending.waits, bad.sending.longest),
            stage("from the sender to the answer", bad.whole, 0),
            stage("the same without outage and lost site", calm.whole, 0),
        ],
        "answered within three days, %": 100 * sum(n for wait, n in bad.whole.items() if wait <= 3 * DAY) / max(1, bad.answered),
        "outage": f"{year.days[broken]}, {(plan.outage[1] - plan.outage[0]) / 60:.0f} h from 9:00",
        "mails deferred": sum(bad.deferred_waits.values()),
        "backlog of the machines lasts, minutes": machines_last(bad, plan),
        "backlog of the officers lasts, minutes": lasts(bad.samples, calm.samples, plan.outage[1], workday / 100),
        "site lost": str(year.days[lost]),
        "backlog of the lost site lasts, minutes": lasts(bad.samples, calm.samples, plan.lost[1], workday / 100),
        "campaign": str(year.days[campaign]),
        "largest queue of officers, calm run": calm.officers.line.longest,
        "store, GB": total * found.store_bytes / 1e9, "records, million": total * found.records / 1e6,
        "log, GB": total * found.records * found.c["log_blocks_record"] / 1e9,
        "log, thousand files": total * found.records * found.c["log_files_record"] / 1e3,
        "LMTP sessions at the largest minute": max(most, worst_load) / 60 * a.session_seconds,
        "browser connections": a.browser * present,
    }


def machines_last(bad, plan):
    """Minutes after the outage until the machines have no mail that was deferred, nor more than a minute's work."""
    begin = plan.outage[1] // 10
    for number in range(begin, len(bad.samples)):
        deferred, thinking = bad.samples[number][:2]
        if not deferred and thinking <= max(bad.loads[10 * number:10 * number + 10]):
            return 10 * (number + 1) - plan.outage[1]
    return None


def tell(found):
    for name, value in found.items():
        if name == "stages":
            print("\n| waits | p50 | p95 | worst | longest queue, mails |\n| --- | ---: | ---: | ---: | ---: |")
            for row in value:
                waits = " | ".join(time_shown(row[column]) for column in ("p50", "p95", "worst"))
                print(f"| {row['stage']} | {waits} | {format(row['longest queue'], ',') if row['longest queue'] else ''} |")
            print()
        elif isinstance(value, dict):
            print(f"{name}: " + ", ".join(f"{key}: {'no number is enough' if number is None else format(number, ',')}" for key, number in value.items()))
        elif name.endswith("minutes"):
            print(f"{name.removesuffix(', minutes')}: {time_shown(value)}")
        else:
            print(f"{name}: {value:,.2f}" if isinstance(value, float) else f"{name}: {value:,}" if isinstance(value, int) else f"{name}: {value}")


def main():
    parser = argparse.ArgumentParser()
    # The tests give every script the command first.
    parser.add_argument("postroom", nargs="?", help="not used")
    parser.add_argument("--constants", default=model.HERE / "constants.json")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--mails", type=int, default=20_000_000)
    parser.add_argument("--year", type=int, default=2027)
    parser.add_argument("--sites", type=int, default=3)
    parser.add_argument("--cores", type=float, default=2, help="of a site, for triage and drafts")
    parser.add_argument("--officers", type=int)
    parser.add_argument("--outage-hours", type=float, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = simulate(given)
    found = results(*made)
    tell(found)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    if given.pictures:
        _, year, arrivals, _, runs, days = made
        pictures.draw(given.pictures, year, arrivals, runs, days)


if __name__ == "__main__":
    main()
