"""The pictures of the simulated year, as SVG: panels of curves over one axis of time, and nothing else."""
import math
from html import escape

from demand import DAY

WIDTH, LEFT, RIGHT, PANEL, GAP, TOP = 760, 78, 14, 150, 46, 40
COLOURS = ["#1f5fa8", "#b3541e", "#5b6770"]


def nice(most):
    """Steps of an axis: about four, each 1, 2, 2.5 or 5 times a power of ten."""
    if most <= 0:
        return [0, 1]
    unit = 10 ** math.floor(math.log10(most / 4))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if most / (unit * factor) <= 4.5)
    return [step * n for n in range(math.ceil(most / step) + 1)]


def number(value):
    return f"{value / 1e6:g} m" if value >= 1e6 else f"{value / 1e3:g} k" if value >= 1e4 else f"{value:g}"


def panel(top, title, curves, ticks, length):
    """One panel. A curve is (name, values); values lie evenly over the axis, `length` of them fill it."""
    steps = nice(max(max(values, default=0) for _, values in curves))
    inner = WIDTH - LEFT - RIGHT

    def x(at):
        return LEFT + inner * at / length

    def y(value):
        return top + PANEL * (1 - value / steps[-1])
    parts = [f'<text x="{LEFT}" y="{top - 8}" class="t">{escape(title)}</text>']
    for step in steps:
        parts.append(f'<path d="M{LEFT} {y(step):.1f}H{WIDTH - RIGHT}" class="g"/>'
                     f'<text x="{LEFT - 6}" y="{y(step) + 4:.1f}" class="n">{number(step)}</text>')
    for at, name in ticks:
        parts.append(f'<text x="{x(at):.1f}" y="{top + PANEL + 16}" class="m">{escape(name)}</text>')
    place = WIDTH - RIGHT
    for colour, (name, values) in zip(COLOURS, curves):
        if not values:
            continue
        dash = ' stroke-dasharray="5 3"' if colour == COLOURS[2] else ""
        path = "L".join(f"{x(at + .5):.1f} {y(value):.1f}" for at, value in enumerate(values))
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>')
    if len(curves) > 1:
        for colour, (name, values) in reversed(list(zip(COLOURS, curves))):
            if not values:
                continue
            place -= 7 * len(name) + 34
            parts.append(f'<path d="M{place} {top - 12}h20" stroke="{colour}" stroke-width="2"/>'
                         f'<text x="{place + 25}" y="{top - 8}" class="l">{escape(name)}</text>')
    return "".join(parts) + "\n"


def picture(title, words, panels, ticks, length):
    """The whole file. `words` say what is to be seen, for those who do not see it."""
    height = TOP + len(panels) * (PANEL + GAP) + 6
    body = "".join(panel(TOP + 14 + n * (PANEL + GAP), name, curves, ticks, length) for n, (name, curves) in enumerate(panels))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">\n'
            f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(words)}</desc>\n'
            "<style>text{font:12px sans-serif;fill:#222}.h{font-weight:bold;font-size:14px}.n{text-anchor:end}.m{text-anchor:middle}"
            ".g{stroke:#d5d9dd;stroke-width:1}</style>\n"
            f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>\n<text x="{LEFT}" y="20" class="h">{escape(title)}</text>\n{body}</svg>\n')


def draw(folder, year, arrivals, runs, days):
    folder.mkdir(parents=True, exist_ok=True)
    broken, lost, campaign = days
    calm, bad = runs["calm"], runs["bad"]
    daily = [sum(arrivals[n * DAY:(n + 1) * DAY]) for n in range(len(year.days))]
    # At midnight, when nobody works.
    waiting = [bad.samples[(n + 1) * 144 - 1][2] for n in range(len(year.days))]
    months = [(n, f"{day:%b}") for n, day in enumerate(year.days) if day.day == 15]
    total = sum(daily)
    (folder / "scale-year.svg").write_text(picture(
        f"A simulated year: {total / 1e6:.1f} million mails, {bad.plan.officers:,} officers",
        f"Above: mails a day, at most {max(daily):,}, in the week from {year.days[campaign]}. Below: mails that wait for an officer at midnight, "
        f"at most {max(waiting):,}. Outage on {year.days[broken]}, one site lost on {year.days[lost]}.",
        [("Mails a day", [("", daily)]),
         (f"Waiting for an officer at midnight (outage {year.days[broken]:%-d %b}, site lost {year.days[lost]:%-d %b}, "
           f"campaign from {year.days[campaign]:%-d %b})", [("", waiting)])],
        months, len(daily)))
    first, count = broken * 144, 4 * 144
    span = slice(first, first + count)
    taken = [sum(bad.loads[10 * n:10 * n + 10]) / 10 for n in range(first, first + count)]
    ticks = [(n, f"{year.days[broken + n // 144]:%a} {n % 144 // 6:02}:00") for n in range(0, count, 72)][1:]
    hours = (bad.plan.outage[1] - bad.plan.outage[0]) / 60
    (folder / "scale-outage.svg").write_text(picture(
        f"An outage of {hours:g} hours on {year.days[broken]:%A %-d %B}, and the days after it",
        "From above: mails accepted a minute, which stop during the outage and come at many times the rate for an hour after it; mails at the "
        "senders' mail servers, which rise and are gone within that hour; mails that wait for an officer, with and without the outage.",
        [("Mails accepted a minute", [("", taken)]),
         ("Mails kept by the senders' mail servers, and mails between acceptance and draft",
          [("kept", [s[0] for s in bad.samples[span]]), ("in work", [s[1] for s in bad.samples[span]])]),
         ("Waiting for an officer", [("with outage", [s[2] for s in bad.samples[span]]),
                                     ("", []), ("without", [s[2] for s in calm.samples[span]])])],
        ticks, count))
