"""Exact figures: gatherings straight from `rules.md`, and how numbers are printed."""
import datetime
import re
from fractions import Fraction


def scaled(value, decimals):
    """The value in units of the last decimal, half rounded up (away from zero)."""
    value = value * 10 ** decimals
    whole = (abs(value) + Fraction(1, 2)).__floor__()
    return -whole if value < 0 else whole


def rounded(value, decimals=2):
    return Fraction(scaled(value, decimals), 10 ** decimals)


def fixed(value, decimals=2):
    number = scaled(value, decimals)
    digits = str(abs(number)).zfill(decimals + 1)
    return f"{'-' if number < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def trimmed(value, decimals=2):
    return fixed(value, decimals).rstrip("0").rstrip(".")


def side(value, target):
    return (value > target) - (value < target)


def actual_text(value, target):
    """Two decimals, or up to six where two would hide on which side of the target it lies."""
    if target is not None and side(rounded(value), target) != side(value, target):
        return trimmed(value, 6)
    return trimmed(value)


def decimal(text):
    """Plain decimal text of at most four decimals as a fraction; None for anything else."""
    found = re.fullmatch(r"(-?[0-9]+)(?:\.([0-9]+))?", text or "")
    if not found or (found[2] or "")[4:].strip("0"):
        return None
    return Fraction(text)


def full_weeks(evidence, first, last):
    """What each full ISO week of the period comes to."""
    monday = first + datetime.timedelta(days=-first.weekday() % 7)
    weeks = []
    while monday + datetime.timedelta(days=6) <= last:
        sunday = monday + datetime.timedelta(days=6)
        weeks.append(sum((o.amount for o in evidence if monday <= o.day <= sunday), Fraction(0)))
        monday += datetime.timedelta(days=7)
    return weeks


def days_kept(evidence):
    return Fraction(len({o.day for o in evidence} - {o.day for o in evidence if o.amount == 0}))


def figure(gathering, evidence, first, last):
    """The figure of the evidence; None when there is nothing to make one of."""
    if not evidence:
        return None
    amounts = [o.amount for o in evidence]
    total, whole = sum(amounts), sum(o.whole for o in evidence)
    if gathering in ("count", "sum"):
        return total
    if gathering == "average":
        return total / len(amounts)
    if gathering in ("longest", "shortest"):
        return max(amounts) if gathering == "longest" else min(amounts)
    if gathering in ("share", "ratio"):
        return None if whole == 0 else total / whole * (100 if gathering == "share" else 1)
    if gathering.startswith("percentile "):
        return sorted(amounts)[-(-int(gathering.split()[1]) * len(amounts) // 100) - 1]
    if gathering in ("lowest week", "average week"):
        weeks = full_weeks(evidence, first, last)
        return (min(weeks) if gathering == "lowest week" else sum(weeks) / len(weeks)) \
            if weeks else None
    if gathering in ("latest", "grade"):
        return max(evidence, key=lambda o: (o.day, o.key)).amount
    if gathering == "days kept":
        return days_kept(evidence)
    raise SystemExit(f"no rule for the gathering {gathering}")
