#!/usr/bin/env python3
"""An independent scorer: lines of `rules.md` in, points out; exact fractions throughout.

    score.py < cases.csv > points.csv

A case is `rules,kind,a,b,c,d`: for kind `line` a comparator, an actual, a target and a weight; for
`execution` spent and budget in yuan (the rest empty); for `judged` a band, a typed score and a
weight; for `cap` a rate in percent and a sum. What comes out is points with two decimals, and
`far` behind them where a reason is demanded, or `-` where there is nothing to score, or `refused`.

Knows the rules as they are written, nothing of the program.
"""
import csv
import sys
from fractions import Fraction

REACHED, PARTLY, MISSED = "reached", "partly", "missed"
TABLE = {
    "national-2020": dict(inverse=False, fine=0, capped=False, partly=Fraction(6, 10)),
    "integrated-2022": dict(inverse=False, fine=2, capped=True, partly=Fraction(6, 10)),
    "hubei-2020": dict(inverse=True, fine=0, capped=False, partly=Fraction(5, 10)),
}


def printed(value):
    """Two decimals, half up; points are never below nothing."""
    hundredths = (max(value, Fraction(0)) * 100 + Fraction(1, 2)) // 1
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def band_limits(rules, band):
    partly = rules["partly"]
    return {
        REACHED: (Fraction(8, 10), Fraction(1)),
        PARTLY: (partly, Fraction(8, 10)),
        MISSED: (Fraction(0), partly),
    }[band]


def line(rules, comparator, actual, target, weight):
    if comparator in "≥＞" or (comparator == "＝" and target > 0):
        if actual < target:
            return printed(weight * actual / target)
        if target > 0 and actual >= target * Fraction(13, 10):
            return printed(weight - rules["fine"]) + " far"
        return printed(weight)
    if comparator in "＝≤＜":
        if target <= 0:
            return printed(weight if actual <= 0 else Fraction(0))
        if actual <= target:
            return printed(weight)
        if rules["inverse"]:
            return printed(weight * target / actual)
        if actual >= 2 * target:
            return printed(Fraction(0))
        return printed((1 - (actual - target) / target) * weight)
    if comparator == "定性":
        if actual >= target:
            return printed(weight)
        band = PARTLY if actual > 1 else MISSED
        return printed(band_limits(rules, band)[0] * weight)
    return "-"


def execution(spent, budget):
    if budget <= 0:
        return "-"
    return printed(min(Fraction(10), 10 * spent / budget))


def judged(rules, band, given, weight):
    low, high = (part * weight for part in band_limits(rules, band))
    within = low <= given <= high if band == REACHED else low <= given < high
    if not within or (given * 100).denominator != 1:
        return "refused"
    return printed(given)


def cap(rules, rate, total):
    if rules["capped"]:
        for below, most in ((50, 59), (60, 69), (70, 79), (80, 89)):
            if rate < below:
                return printed(min(total, Fraction(most)))
    return printed(total)


def answer(row):
    rules, kind = TABLE[row[0]], row[1]
    if kind == "line":
        return line(rules, row[2], *map(Fraction, row[3:6]))
    if kind == "execution":
        return execution(Fraction(row[2]), Fraction(row[3]))
    if kind == "judged":
        return judged(rules, row[2], Fraction(row[3]), Fraction(row[4]))
    return cap(rules, Fraction(row[2]), Fraction(row[3]))


def main():
    for row in csv.reader(sys.stdin):
        print(answer(row))


if __name__ == "__main__":
    main()
