#!/usr/bin/env python3
"""An independent reading of the rules: from `journal export` to the self-evaluation.

    zhunxing journal export --data DIR | report.py --year 2025 --as-of 2025-12-31

Knows the documented journal and `rules.md`, nothing of the program. Every number is a fraction;
nothing is rounded before it is printed. `--verify` recomputes the SHA-256 chain instead.
"""
import argparse
import datetime
import json
import sys
from collections import Counter, namedtuple
from fractions import Fraction

from figures import actual_text, decimal, figure, fixed, rounded
from journal import Journal, verify

Rules = namedtuple("Rules", "inverse far_over_deduction caps partly_from missed_from")

NATIONAL = Rules(False, 0, [], Fraction(6, 10), Fraction(0))
RULES = {
    "national-2020": NATIONAL,
    "integrated-2022": NATIONAL._replace(
        far_over_deduction=2, caps=[(50, 59), (60, 69), (70, 79), (80, 89)]),
    "hubei-2020": NATIONAL._replace(inverse=True, partly_from=Fraction(5, 10)),
}
GRADES = [(90, "优"), (80, "良"), (60, "中"), (0, "差")]
LAMPS = ["green", "blue", "yellow", "red"]
EXECUTION_WEIGHT = Fraction(10)
GROWING = ("count", "sum", "days kept")


# --- weights and points --------------------------------------------------------------------------

def default_weights(levels):
    """In hundredths: a first level's weight shared equally, odd hundredths to the first ones."""
    nominal = {"产出指标": 5000, "效益指标": 3000, "满意度指标": 1000}
    if "成本指标" in levels:
        nominal = {"成本指标": 2000, "产出指标": 4000, "效益指标": 2000, "满意度指标": 1000}
    weights = {level: nominal[level] for level in nominal if level in levels}
    missing = sum(nominal.values()) - sum(weights.values())
    heir = next((x for x in ("效益指标", "产出指标", "成本指标", "满意度指标") if x in weights), None)
    if heir:
        weights[heir] += missing
    counts, seen, shared = Counter(levels), Counter(), []
    for level in levels:
        share, odd = divmod(weights.get(level, 0), counts[level])
        shared.append(Fraction(share + (seen[level] < odd), 100))
        seen[level] += 1
    return shared


def weights_of(indicators):
    own = [decimal(x.get("weight")) for x in indicators]
    return default_weights([x["level1"] for x in indicators]) if None in own else own


def points(rules, actual, comparator, target, weight):
    """What an actual scores; None where only a person can say."""
    if comparator == "定性":
        if actual >= target:
            return weight
        return weight * (rules.partly_from if actual > 1 else rules.missed_from)
    if comparator in ("≤", "＜"):
        return reverse_points(rules, actual, target, weight)
    if comparator == "＝" and target <= 0:
        return weight if actual <= 0 else Fraction(0)
    if actual < target:
        return rounded(weight * actual / target)
    is_far_over = target > 0 and actual >= target * Fraction(13, 10)
    return max(Fraction(0), rounded(weight - (rules.far_over_deduction if is_far_over else 0)))


def reverse_points(rules, actual, target, weight):
    if target <= 0:
        return weight if actual <= 0 else Fraction(0)
    if actual <= target:
        return weight
    if rules.inverse:
        return weight * target / actual
    return Fraction(0) if actual >= 2 * target else weight * (1 - (actual - target) / target)


def made_of(formula, first, second):
    """The figure of a formula; None where one is not measured, or the second is a zero divisor."""
    operation = formula["operation"]
    if first is None:
        return None
    if operation == "product":
        return first * decimal(formula["factor"])
    if second is None:
        return None
    if operation in ("ratio", "percent"):
        return None if second == 0 else first / second * (100 if operation == "percent" else 1)
    return first - second if operation == "difference" else first + second


# --- lamps ---------------------------------------------------------------------------------------

def banded(share):
    if share < Fraction(6, 10):
        return "red"
    if share < Fraction(8, 10):
        return "yellow"
    return "blue" if share > Fraction(12, 10) else "green"


def lamp_of(actual, comparator, target, gathering, elapsed):
    if comparator in ("≤", "＜"):
        return "green" if actual <= target else "red"
    if comparator == "定性":
        return "green" if actual >= target else "yellow" if actual > 1 else "red"
    if target <= 0:
        return "red" if comparator == "＝" and actual > 0 else "green"
    if gathering in GROWING:
        return banded(actual / (target * elapsed))
    lamp = banded(actual / target)
    return "yellow" if actual < target and lamp == "green" else lamp


def budget_lamp(spent, budget, elapsed):
    lamp = banded(spent / budget / elapsed)
    return "green" if lamp == "blue" else lamp


# --- the report ----------------------------------------------------------------------------------

class Report:
    """The self-evaluation of a year as it stood on a day."""

    def __init__(self, journal, as_of, rules):
        self.journal, self.as_of, self.rules_name = journal, as_of, rules
        self.rules = RULES[rules]
        self.first = datetime.date(journal.year, 1, 1)
        days = (datetime.date(journal.year + 1, 1, 1) - self.first).days
        self.elapsed = Fraction((as_of - self.first).days + 1, days)

    def whole(self):
        journal = self.journal
        declarations = [journal.declarations[x] for x in journal.order if x in journal.declarations]
        return {
            "year": self.journal.year, "as_of": self.as_of.isoformat(), "rules": self.rules_name,
            "unit": declarations[0]["unit"] if declarations else "", "journal": self.journal.head,
            "projects": [self.project(x) for x in declarations]}

    def project(self, declaration):
        execution, rate, lamp = self.execution(declaration)
        indicators = declaration["indicators"]
        lines = [self.line(declaration["project"], indicator, weight)
                 for indicator, weight in zip(indicators, weights_of(indicators))]
        scored = [x for x in [execution] + lines if x["points"] is not None]
        total = sum(Fraction(x["points"]) for x in scored)
        cap = next((c for below, c in self.rules.caps if rate is not None and rate < below), total)
        total = min(total, cap)
        weight = sum(Fraction(x["weight"]) for x in scored)
        grade = next((word for least, word in GRADES if total >= least), None)
        lamps = [x["lamp"] for x in lines if x["lamp"]] + [lamp]
        return {"name": declaration["project"], "execution": execution, "indicators": lines,
                "points": fixed(total), "weight_scored": fixed(weight),
                "grade": grade if weight == 100 else None, "lamp": max(lamps, key=LAMPS.index)}

    def execution(self, declaration):
        initial = decimal(declaration["funds"].get("annual"))
        changes = self.journal.evidence(
            self.journal.changes[declaration["project"]], self.as_of)
        budget = None if initial is None else initial + sum(o.amount for o in changes)
        evidence = self.journal.evidence(
            self.journal.spending[declaration["project"]], self.as_of)
        spent = sum(o.amount for o in evidence) if evidence else None
        known = spent is not None and budget is not None and budget > 0
        rate = 100 * spent / budget if known else None
        score = min(EXECUTION_WEIGHT, EXECUTION_WEIGHT * spent / budget) if known else None
        first, text = (None if x is None else fixed(x) for x in (initial, budget))
        return {
            "initial": first, "budget": text, "spent": None if spent is None else fixed(spent),
            "rate": fixed(rate) if known else None, "weight": "10",
            "points": fixed(score) if known else None,
        }, rate, budget_lamp(spent, budget, self.elapsed) if known else "green"

    def line(self, project, indicator, weight):
        place = (indicator["level1"], indicator["level2"], indicator["name"])
        binding = self.journal.bindings[project].get(place) or {}
        measure, gathering = binding.get("measure"), binding.get("gathering")
        formula = binding.get("formula")
        actual, seen = self.gathered(binding) if measure else (None, 0)
        nature = gathering
        if formula:
            other = formula.get("other")
            second, more = self.gathered(other) if other else (None, 0)
            actual, seen = made_of(formula, actual, second), seen + more
            grows = formula["operation"] in ("difference", "sum", "product") and all(
                x["gathering"] in GROWING for x in (binding, other) if x)
            nature = "sum" if grows else "average"
        comparator, scale = indicator.get("comparator"), self.journal.scales.get(measure, [])
        levels = {word: Fraction(len(scale) - place) for place, word in enumerate(scale)}
        target = levels.get(indicator["target"]) if comparator == "定性" \
            else decimal(indicator["target"])
        score = lamp = text = None
        if actual is not None:
            words = {place: word for word, place in levels.items()}
            text = words.get(actual) if gathering == "grade" else actual_text(actual, target)
            if target is not None and comparator not in (None, "其他"):
                score = fixed(points(self.rules, actual, comparator, target, weight))
                lamp = lamp_of(actual, comparator, target, nature, self.elapsed)
        line = {"level1": place[0], "level2": place[1], "name": place[2],
                "comparator": comparator, "target": indicator["target"],
                "unit": indicator["unit"], "measure": measure, "gathering": gathering,
                "actual": text, "observations": 0 if actual is None else seen,
                "weight": fixed(weight), "points": score, "lamp": lamp, "reason": None}
        return {**line, "formula": formula} if formula else line

    def gathered(self, operand):
        """What one measure of a binding comes to, and how many observations are behind it."""
        evidence = self.journal.evidence(
            [operand["measure"]], self.as_of, operand.get("breakdown"))
        return figure(operand["gathering"], evidence, self.first, self.as_of), len(evidence)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", help="the export; standard input when left out")
    parser.add_argument("--year", type=int)
    parser.add_argument("--as-of", type=datetime.date.fromisoformat)
    parser.add_argument("--known-at", type=int)
    parser.add_argument("--rules", choices=RULES, default="national-2020")
    parser.add_argument("--verify", action="store_true")
    options = parser.parse_args()
    with open(options.file, encoding="utf-8", newline="\n") if options.file else sys.stdin as file:
        lines = [line.rstrip("\n") for line in file if line.strip()]
    if options.verify:
        fault, count = verify(lines)
        print(fault or f"sound: {count} entries")
        return 1 if fault else 0
    if options.year is None:
        parser.error("--year is needed")
    as_of = options.as_of or datetime.date(options.year, 12, 31)
    report = Report(Journal(lines, options.year, options.known_at), as_of, options.rules)
    json.dump(report.whole(), sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
