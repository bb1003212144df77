"""Prints every day of 2024 to 2026 and whether it is worked, by the PyPI package chinesecalendar.

One line a day: `2024-01-01 0`. Run it as `python -I`, since this file is named like a module of
Python's own.
"""

from datetime import date, timedelta

from chinese_calendar import is_workday

day = date(2024, 1, 1)
while day <= date(2026, 12, 31):
    print(day.isoformat(), int(is_workday(day)))
    day += timedelta(days=1)
