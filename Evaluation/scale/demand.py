"""How many mails come in each minute of a year. Every shape in this file is an assumption: no authority's figures were at hand.

What is assumed: citizens write on working days, most on Mondays and at ten in the morning; January (yearly statements) and autumn are
strong, summer and December weak; one change of the law in a year brings a week of three times as much mail; and the rate of an hour
scatters by a fifth beside what chance brings in single minutes.
"""
import datetime
import math

DAY = 1440
# Shares of a day by the hour it begins in.
HOURS = [4, 3, 2, 2, 3, 6, 15, 35, 62, 80, 86, 80, 64, 62, 66, 64, 56, 48, 44, 44, 46, 42, 28, 12]
# Monday to Sunday.
WEEKDAYS = [1.30, 1.15, 1.08, 1.05, 0.92, 0.32, 0.28]
HOLIDAY = 0.30
# January to December.
MONTHS = [1.28, 1.10, 1.05, 0.98, 0.97, 0.94, 0.82, 0.80, 1.08, 1.12, 1.06, 0.80]
# First day of the week after a change of the law: month, day; how many times the mail; days.
CAMPAIGN, CAMPAIGN_FACTOR, CAMPAIGN_DAYS = (10, 4), 3.0, 7
SCATTER = 0.2


def easter(year):
    """Gregorian Easter Sunday (anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def holidays(year):
    """Holidays of the whole of Germany."""
    fixed = {datetime.date(year, month, day) for month, day in [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)]}
    return fixed | {easter(year) + datetime.timedelta(days) for days in (-2, 1, 39, 50)}


class Year:
    """The days of a year, and the mean number of mails of each of their minutes."""

    def __init__(self, year, mails, flat=False):
        first = datetime.date(year, 1, 1)
        self.days = [first + datetime.timedelta(n) for n in range((datetime.date(year + 1, 1, 1) - first).days)]
        self.free = holidays(year)
        weights = [1.0 if flat else self._weight(day) for day in self.days]
        self.mails = [mails * weight / sum(weights) for weight in weights]
        self.minutes = [1 / DAY] * DAY if flat else self._profile()

    def is_working(self, day):
        return day.weekday() < 5 and day not in self.free

    def _weight(self, day):
        campaign = datetime.date(day.year, *CAMPAIGN)
        weight = HOLIDAY if day in self.free else WEEKDAYS[day.weekday()]
        # Months run into one another: the weight lies between those of the nearest middles.
        at = day.month - 1 + (day.day - 15) / 30
        left, part = math.floor(at), at - math.floor(at)
        weight *= MONTHS[left % 12] * (1 - part) + MONTHS[(left + 1) % 12] * part
        return weight * (CAMPAIGN_FACTOR if 0 <= (day - campaign).days < CAMPAIGN_DAYS else 1)

    @staticmethod
    def _profile():
        values = []
        for minute in range(DAY):
            at = minute / 60 - 0.5
            left, part = math.floor(at), at - math.floor(at)
            values.append(HOURS[left % 24] * (1 - part) + HOURS[(left + 1) % 24] * part)
        return [value / sum(values) for value in values]

    def arrivals(self, chance, scatter=SCATTER):
        """Mails of each minute of the year."""
        found = []
        for mails in self.mails:
            for hour in range(24):
                rate = mails * (chance.gammavariate(scatter ** -2, scatter ** 2) if scatter else 1)
                found += [poisson(rate * share, chance) for share in self.minutes[60 * hour:60 * hour + 60]]
        return found


def poisson(mean, chance):
    """A Poisson number; from 50 on the rounded normal one."""
    if mean > 50:
        return max(0, round(chance.gauss(mean, math.sqrt(mean))))
    product, count, limit = chance.random(), 0, math.exp(-mean)
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def binomial(count, share, chance):
    """A binomial number; the rounded normal one where both outcomes are expected more than 50 times."""
    if share <= 0 or count == 0:
        return 0
    if share >= 1:
        return count
    mean = count * share
    if mean > 50 and count - mean > 50:
        return min(count, max(0, round(chance.gauss(mean, math.sqrt(mean * (1 - share))))))
    # Leaps from one success to the next.
    found, at, log = 0, 0, math.log1p(-share)
    while True:
        at += int(math.log(1 - chance.random()) / log) + 1
        if at > count:
            return found
        found += 1
