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


def red_days(year):
    """Those of closed_dates that the law names: all but the three eves."""
    midsummer_day = next(date(year, 6, day) for day in range(20, 27) if date(year, 6, day).weekday() == 5)
    return closed_dates(year) - {date(year, 12, 24), date(year, 12, 31), midsummer_day - timedelta(days=1)}


CLOSED = set().union(*(closed_dates(year) for year in EASTER))

RED = set().union(*(red_days(year) for year in EASTER))

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

# Shorter on the day before a red day; what a customer keeps; and levels that count only while the customer is open too.
SHORTER = {
    "day-before": {"week": [OFFICE] * 5 + [SHORT, []], "holidays": True, "exceptions": {}, "before": "13:00"},
    "always-before": {"week": [ALL_DAY] * 7, "holidays": False, "exceptions": {}, "before": "12:00"},
    "town": {
        "week": [[["08:00", "12:00"], ["13:00", "17:00"]]] * 4 + [[["08:00", "12:00"], ["13:00", "15:00"]], [], []],
        "holidays": True,
        # Days squeezed in between, and a planning day with half of it open.
        "exceptions": {f"{year}-{day}": hours for year in range(2024, 2031) for day, hours in (("05-15", []), ("12-27", []), ("11-23", [["10:00", "14:00"]]))},
        "before": "14:30",
    },
}
COMMON = {"office-in-town": ("office", "town"), "always-in-town": ("always", "town"), "extended-day-before": ("extended", "day-before"), "night-in-town": ("night", "always-before")}


def is_open(level, at):
    if "both" in level:
        return all(is_open(one, at) for one in level["both"])
    local = at.astimezone(STOCKHOLM)
    key = local.date().isoformat()
    if key in level["exceptions"]:
        intervals = level["exceptions"][key]
    elif level["holidays"] and local.date() in CLOSED:
        intervals = []
    else:
        intervals = level["week"][local.weekday()]
    clock = local.strftime("%H:%M")
    ordinary = key not in level["exceptions"] and not (level["holidays"] and local.date() in CLOSED)
    tomorrow = local.date() + timedelta(days=1)
    if level.get("before") and ordinary and local.date() not in RED and tomorrow in RED and clock >= level["before"]:
        return False
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
    # Beside those above, drawn from another stream: the earlier ones stay as they were.
    pick = random.Random(20261123)
    single = LEVELS | SHORTER
    counted = {name: SHORTER[name] for name in SHORTER} | {
        name: {"both": [single[one] for one in pair]} for name, pair in COMMON.items()
    }
    red = sorted(day for day in RED if 2024 <= day.year <= 2029)
    for number in range(140):
        name = list(counted)[number % len(counted)]
        # One to four days before a red day, or any moment.
        day = pick.choice(red) - timedelta(days=pick.randrange(1, 5))
        start = datetime(day.year, day.month, day.day, tzinfo=timezone.utc) + timedelta(minutes=pick.randrange(0, 1440))
        if number % 4 == 3:
            start = first + timedelta(minutes=pick.randrange(0, 5 * 365 * 24 * 60))
        minutes = pick.choice([1, 30, 240, 481, 960, 1440])
        pauses = []
        if number % 3 == 0:
            begin = start + timedelta(minutes=pick.randrange(1, 3000))
            pauses.append((begin, begin + timedelta(minutes=pick.randrange(1, 6000))))
        vectors.append({
            "level": name, "from": iso(start), "minutes": minutes,
            "pauses": [{"from": iso(begin), "to": iso(end)} for begin, end in pauses],
            "end": iso(count(counted[name], start, minutes, pauses)),
        })
    levels = {
        name: {
            "week": [[{"from": start, "to": end} for start, end in day] for day in level["week"]],
            "closedOnPublicHolidays": level["holidays"],
            **({"beforeHolidayUntil": level["before"]} if "before" in level else {}),
            "exceptions": [
                {"date": key, "intervals": [{"from": start, "to": end} for start, end in hours], "reason": "Undantag"}
                for key, hours in level["exceptions"].items()
            ],
        }
        for name, level in single.items()
    }
    common = {name: {"level": one, "customer": other} for name, (one, other) in COMMON.items()}
    json.dump({"levels": levels, "common": common, "vectors": vectors}, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
