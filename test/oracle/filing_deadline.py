"""Working days and last filing days of 2025 and 2026, by another package and another count."""
import datetime
import json
import sys

import chinese_calendar

day = datetime.timedelta(days=1)


def latest(date, days):
    while days:
        date -= day
        if chinese_calendar.is_workday(date):
            days -= 1
    return date.isoformat()


answers = {}
date = datetime.date(2025, 1, 1)
while date.year < 2027:
    answers[date.isoformat()] = [chinese_calendar.is_workday(date), latest(date, 5), latest(date, 6)]
    date += day
json.dump(answers, sys.stdout)
