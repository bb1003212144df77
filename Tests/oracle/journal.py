"""The documented export of the journal: its chain, and what it says about a year."""
import datetime
import hashlib
import json
from collections import defaultdict, namedtuple
from fractions import Fraction

Observation = namedtuple("Observation", "key measure breakdown day amount whole")


def milliseconds(text):
    moment = datetime.datetime.fromisoformat(text)
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return (moment - epoch) // datetime.timedelta(milliseconds=1)


def verify(lines):
    """The first fault of the chain, or None; and how many entries are sound."""
    previous, count = "0" * 64, 0
    for line in lines:
        entry = json.loads(line)
        detail = line[line.index('"detail":') + 9: -1]
        fields = [str(entry["sequence"]), str(milliseconds(entry["instant"])), entry["actor"],
                  entry["kind"], entry["subject"], detail, entry["previous"]]
        data = b"".join(b"%d:%s," % (len(f), f) for f in (x.encode() for x in fields))
        if entry["sequence"] != count + 1:
            return f"entry {count + 1} is missing", count
        if hashlib.sha256(data).hexdigest() != entry["digest"]:
            return f"entry {count + 1} is not what was written", count
        if entry["previous"] != previous:
            return f"entry {count + 1} does not follow from the one before", count
        previous, count = entry["digest"], count + 1
    return None, count


class Journal:
    """What the journal says: declarations, bindings, measures and what stands of the evidence."""

    def __init__(self, lines, year, known_at):
        self.year, self.known_at = year, known_at
        self.declarations, self.bindings, self.spending = {}, {}, {}
        # Submitted targets by their version's id: they count once they are approved.
        self.submitted = {}
        # Projects in the order they were first declared, in force or not.
        self.order = []
        # What adjustments add to a project's budget.
        self.changes = {}
        # Of grades that a desk gives by itself; those of the register are declared in the journal.
        self.scales = {
            "satisfaction.service_environment": ["显著提升", "有所提升", "持平", "下降"]
        }
        self.observations = defaultdict(dict)
        self.places = {}
        self.head = {"sequence": 0, "digest": "0" * 64}
        for line in lines:
            self.take(json.loads(line))

    def take(self, entry):
        sequence, detail = entry["sequence"], entry["detail"]
        self.describe(entry["kind"], entry["subject"], detail.get("event", {}))
        # Measures are today's; targets, bindings and evidence are read as they were known.
        if self.known_at is not None and sequence > self.known_at:
            return
        self.declare(entry["kind"], entry["subject"], detail.get("event", {}))
        self.head = {"sequence": sequence, "digest": entry["digest"]}
        for ordinal, seen in enumerate(detail.get("observations", [])):
            key = (sequence, ordinal)
            day = datetime.date.fromisoformat(seen["day"])
            self.places[key] = seen["measure"]
            self.observations[seen["measure"]][key] = Observation(
                key, seen["measure"], seen.get("breakdown", ""), day, Fraction(seen["amount"]),
                Fraction(seen.get("of") or 0))
        for gone in detail.get("retracts", []):
            key = (gone["sequence"], gone["ordinal"])
            del self.observations[self.places[key]][key]

    def describe(self, kind, subject, event):
        if kind == "register.measure_declared":
            self.scales[subject.split("/", 1)[1]] = event["scale"]

    def note(self, project):
        if project not in self.order:
            self.order.append(project)

    def declare(self, kind, subject, event):
        if kind == "performance.targets_submitted":
            if event["declaration"]["year"] == self.year:
                self.submitted[subject] = event["declaration"]
                self.note(event["declaration"]["project"])
        elif kind == "performance.targets_approved" and event["year"] == self.year:
            # What the version before was bound to was bound again to the lines that both have.
            project = event["project"]
            self.declarations[project] = self.submitted[subject]
            lines = {(x["level1"], x["level2"], x["name"])
                     for x in self.declarations[project]["indicators"]}
            before = self.bindings.get(project, {})
            self.bindings[project] = {x: before[x] for x in before if x in lines}
            self.spending.setdefault(project, [])
            self.changes.setdefault(project, [])
        elif kind == "performance.declaration_imported":
            declaration = event["declaration"]
            if declaration["year"] == self.year:
                project = declaration["project"]
                self.note(project)
                self.declarations[project] = declaration
                # What is carried over from the version before is bound again by its own events.
                self.bindings[project], self.spending[project] = {}, []
                self.changes[project] = []
        elif kind == "performance.indicator_bound" and event["year"] == self.year:
            place = (event["level1"], event["level2"], event["name"])
            self.bindings[event["project"]][place] = event["binding"]
        elif kind == "performance.spending_bound" and event["year"] == self.year:
            self.spending[event["project"]] = event["measures"]
            self.changes[event["project"]] = event.get("changes") or []

    def evidence(self, measures, until, breakdown=None):
        first = datetime.date(self.year, 1, 1)
        return [o for measure in measures for o in self.observations[measure].values()
                if first <= o.day <= until and breakdown in (None, o.breakdown)]
