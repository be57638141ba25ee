"""Makes service-hours.json: times counted minute by minute, by another program in another language.

Nothing here is shared with src/shared/service-hours: the clock changes come from the system's time zone database, the
dates of Easter from the published calendars, the holidays from the law (1989:253), and an amount is found by walking
through every single minute. Run: python3 tests/vectors/service-hours.py > tests/vectors/service-hours.json
"""

import json
import random
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MINUTE = timedelta(minutes=1)

# Svenska kyrkans och almanackans påskdagar.
EASTER = {
    2024: date(2024, 3, 31), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5), 2027: date(2027, 3, 28),
    2028: date(2028, 4, 16), 2029: date(2029, 4, 1), 2030: date(2030, 4, 21), 2031: date(2031, 4, 13),
}


def closed_dates(year):
    easter = EASTER[year]
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    days = {date(year, month, day) for month, day in fixed}
    days |= {easter + timedelta(days=offset) for offset in (-2, 0, 1, 39, 49)}
    midsummer_day = next(date(year, 6, day) for day in range(20, 27) if date(year, 6, day).weekday() == 5)
    days |= {midsummer_day, midsummer_day - timedelta(days=1)}
    saints = date(year, 10, 31)
    while saints.weekday() != 5:
        saints += timedelta(days=1)
    days.add(saints)
    return days


CLOSED = set().union(*(closed_dates(year) for year in EASTER))

OFFICE = [["07:45", "12:00"], ["12:45", "16:30"]]
LONG = [["06:30", "20:00"]]
SHORT = [["09:00", "13:00"]]
ALL_DAY = [["00:00", "24:00"]]
LEVELS = {
    "office": {"week": [OFFICE] * 5 + [[], []], "holidays": True, "exceptions": {}},
    "extended": {"week": [LONG] * 5 + [SHORT, []], "holidays": True, "exceptions": {}},
    "always": {"week": [ALL_DAY] * 7, "holidays": False, "exceptions": {}},
    "eves": {
        "week": [OFFICE] * 5 + [[], []],
        "holidays": True,
        # Short days before holidays, a planning day, and an open Christmas Eve.
        "exceptions": {
            f"{year}-{day}": hours
            for year in range(2024, 2031)
            for day, hours in (("01-05", SHORT), ("04-30", SHORT), ("12-23", SHORT), ("12-24", [["09:00", "12:00"]]), ("11-23", []))
        },
    },
    "night": {"week": [[["00:00", "06:00"], ["22:00", "24:00"]]] * 7, "holidays": False, "exceptions": {}},
}


def is_open(level, at):
    local = at.astimezone(STOCKHOLM)
    key = local.date().isoformat()
    if key in level["exceptions"]:
        intervals = level["exceptions"][key]
    elif level["holidays"] and local.date() in CLOSED:
        intervals = []
    else:
        intervals = level["week"][local.weekday()]
    clock = local.strftime("%H:%M")
    return any(start <= clock < end for start, end in intervals)


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def count(level, start, minutes, pauses):
    at = start
    left = minutes
    while left > 0:
        if is_open(level, at) and not any(begin <= at < end for begin, end in pauses):
            left -= 1
        at += MINUTE
    return at


def main():
    pick = random.Random(20261122)
    moments = [
        # The nights the clock changes, Christmas, Midsummer, Easter, a lunch, a Friday afternoon.
        *[datetime(year, 3, 31 - (datetime(year, 3, 31).weekday() + 1) % 7, 0, 10, tzinfo=timezone.utc) for year in range(2024, 2031)],
        *[datetime(year, 10, 31 - (datetime(year, 10, 31).weekday() + 1) % 7, 0, 10, tzinfo=timezone.utc) for year in range(2024, 2031)],
        *[datetime(year, 12, 22, 14, 5, tzinfo=timezone.utc) for year in range(2024, 2031)],
        *[datetime(year, 6, 18, 13, 50, tzinfo=timezone.utc) for year in range(2024, 2031)],
        *[datetime(EASTER[year].year, EASTER[year].month, EASTER[year].day, 9, 0, tzinfo=timezone.utc) - timedelta(days=3) for year in range(2024, 2031)],
        datetime(2026, 11, 23, 11, 10, tzinfo=timezone.utc),
        datetime(2026, 11, 20, 15, 29, tzinfo=timezone.utc),
    ]
    first = datetime(2024, 1, 1, tzinfo=timezone.utc)
    while len(moments) < 260:
        moments.append(first + timedelta(minutes=pick.randrange(0, 6 * 365 * 24 * 60)))
    vectors = []
    for number, start in enumerate(moments):
        name = list(LEVELS)[number % len(LEVELS)]
        minutes = pick.choice([1, 15, 30, 240, 480, 481, 960, 1440, 2880])
        pauses = []
        at = start
        for _ in range(pick.choice([0, 0, 1, 2])):
            at += timedelta(minutes=pick.randrange(1, 4000))
            end = at + timedelta(minutes=pick.randrange(1, 6000))
            pauses.append((at, end))
            at = end
        vectors.append({
            "level": name, "from": iso(start), "minutes": minutes,
            "pauses": [{"from": iso(begin), "to": iso(end)} for begin, end in pauses],
            "end": iso(count(LEVELS[name], start, minutes, pauses)),
        })
    levels = {
        name: {
            "week": [[{"from": start, "to": end} for start, end in day] for day in level["week"]],
            "closedOnPublicHolidays": level["holidays"],
            "exceptions": [
                {"date": key, "intervals": [{"from": start, "to": end} for start, end in hours], "reason": "Undantag"}
                for key, hours in level["exceptions"].items()
            ],
        }
        for name, level in LEVELS.items()
    }
    json.dump({"levels": levels, "vectors": vectors}, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
