#!/usr/bin/env python3
"""Checks an evidence pack offline, knowing nothing of the program that wrote it.

    check_pack.py PACK.zip [--key BASE64_OR_FINGERPRINT] [--json]

Needs Python 3.9 and the package `cryptography`. In this order it makes sure that

 1. the ZIP holds what its manifest lists, and nothing else;
 2. `manifest.json` is signed (Ed25519, over "zhunxing evidence pack 1\\n" and its bytes) by a key
    that the pack's journal entries name, and with --key by the key that you trust;
 3. every file has the SHA-256 that the manifest says, papers also the one that is their name;
 4. every journal entry has its own digest (SHA-256 over its fields as netstrings), neighbours
    follow from one another, and all entries, with what the others come to, give the root of the
    tree (RFC 9162) and the head that were signed;
 5. every observation is in the entry that is said to prove it, and every one that was taken back
    is named by the entry that took it back;
 6. the observations give each figure by its gathering, exactly, and the report prints that figure;
 7. the declaration's own entry names the indicator, its target, and the binding its measure;
 8. no byte of the ZIP was changed (its comment is the SHA-256 of all before it).

It prints the first thing that is wrong and exits with 1, or what was checked and exits with 0.
"""
import argparse
import base64
import datetime
import hashlib
import json
import struct
import sys
import zipfile
from collections import defaultdict, namedtuple
from fractions import Fraction

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PREFIX = b"zhunxing evidence pack 1\n"
FORMAT = "zhunxing-evidence-pack/1"
Observation = namedtuple("Observation", "key measure breakdown day amount whole")


class Wrong(Exception):
    """The first thing that is wrong."""


def need(condition, message):
    if not condition:
        raise Wrong(message)


def read_json(data, name):
    try:
        return json.loads(data.decode("utf-8"))
    except ValueError as error:
        raise Wrong(f"{name} is not JSON: {error}") from None


def lines(data, name):
    return [read_json(line, f"{name}, line {number}")
            for number, line in enumerate(data.splitlines(), 1)]


# --- 1 to 3: the files ---------------------------------------------------------------------------

def open_pack(path):
    """Every file of the ZIP by its name."""
    try:
        with zipfile.ZipFile(path) as pack:
            names = pack.namelist()
            need(len(set(names)) == len(names), "two files of the ZIP have one name")
            return {name: pack.read(name) for name in names}
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError,
            struct.error, zipfile.zlib.error) as error:
        raise Wrong(f"the ZIP is damaged: {error}") from None


def check_comment(path):
    """The comment is the SHA-256 of every byte before it."""
    with open(path, "rb") as file:
        data = file.read()
    comment = data[-71:]
    need(comment == b"sha256:" + hashlib.sha256(data[:-71]).hexdigest().encode(),
         "the ZIP was changed: its comment is not the SHA-256 of what stands before it")


def fingerprint(key):
    text = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(text[place:place + 4] for place in range(0, 32, 4))


def check_signature(files, trusted):
    """The manifest, once its signature holds."""
    for name in ("manifest.json", "manifest.sig"):
        need(name in files, f"{name} is missing")
    signed = read_json(files["manifest.sig"], "manifest.sig")
    try:
        key = base64.b64decode(signed["public_key"], validate=True)
        signature = base64.b64decode(signed["signature"], validate=True)
        need(signed["algorithm"] == "Ed25519", "manifest.sig names another algorithm")
        Ed25519PublicKey.from_public_bytes(key).verify(signature, PREFIX + files["manifest.json"])
    except (InvalidSignature, KeyError, TypeError, ValueError):
        raise Wrong("the signature does not hold: manifest.json is not what was signed") from None
    if trusted:
        same = trusted.strip() == signed["public_key"]
        same = same or trusted.replace(" ", "").lower() == fingerprint(key).replace(" ", "")
        need(same, "the pack is signed, but not by the key that you trust")
    manifest = read_json(files["manifest.json"], "manifest.json")
    need(manifest.get("format") == FORMAT, f"the manifest is not {FORMAT}")
    return manifest, signed["public_key"]


def check_files(files, manifest):
    listed = {each["path"]: each for each in manifest["files"]}
    for name in files:
        need(name in listed or name in ("manifest.json", "manifest.sig"),
             f"{name} is in the ZIP but not in the manifest")
    for name, each in listed.items():
        need(name in files, f"{name} is missing")
        digest = hashlib.sha256(files[name]).hexdigest()
        need(len(files[name]) == each["bytes"] and digest == each["sha256"],
             f"{name} is not what was signed: its SHA-256 differs")
        if name.startswith("evidence/papers/"):
            need(name.rsplit("/", 1)[1] == digest, f"{name} is not the paper of that digest")


# --- 4: the journal ------------------------------------------------------------------------------

def netstring(text):
    data = text.encode("utf-8") if isinstance(text, str) else str(text).encode("ascii")
    return str(len(data)).encode("ascii") + b":" + data + b","


def entry_digest(entry):
    fields = ("sequence", "instant", "actor", "kind", "subject", "detail", "previous")
    return hashlib.sha256(b"".join(netstring(entry[field]) for field in fields)).hexdigest()


def check_chain(entries, manifest):
    """Digests, order, neighbours and the head; gives the entries by their sequence."""
    by_sequence = {}
    head = manifest["journal"]
    for entry in entries:
        number = entry["sequence"]
        need(number not in by_sequence and number >= 1, f"entry {number} stands there twice")
        need(entry_digest(entry) == entry["digest"],
             f"entry {number} is not what was chained: its digest differs")
        before = by_sequence.get(number - 1)
        if number == 1:
            need(entry["previous"] == "0" * 64, "entry 1 follows from something")
        elif before is not None:
            need(entry["previous"] == before["digest"],
                 f"entry {number} does not follow from entry {number - 1}")
        by_sequence[number] = entry
    if head["sequence"]:
        need(head["sequence"] in by_sequence, "the journal's head is missing")
        need(by_sequence[head["sequence"]]["digest"] == head["digest"],
             "the journal's head is not the one that was signed")
        need(max(by_sequence) == head["sequence"], "there are entries beyond the head")
    return by_sequence


def check_tree(by_sequence, hidden, manifest):
    parts = {(each["first"], each["last"]): each["hash"] for each in hidden}
    used = set()

    def root(first, last):
        if (first, last) in parts:
            used.add((first, last))
            return bytes.fromhex(parts[first, last])
        if first == last:
            need(first in by_sequence, f"entry {first} is neither shown nor accounted for")
            return hashlib.sha256(b"\0" + bytes.fromhex(by_sequence[first]["digest"])).digest()
        power = 1
        while power * 2 < last - first + 1:
            power *= 2
        middle = first + power - 1
        return hashlib.sha256(b"\1" + root(first, middle) + root(middle + 1, last)).digest()

    size = manifest["journal"]["sequence"]
    found = root(1, size).hex() if size else hashlib.sha256(b"").hexdigest()
    need(used == set(parts), "the tree names parts of the journal that it has no place for")
    need(found == manifest["journal"]["root"],
         "the entries do not give the root of the journal that was signed")


def check_keys(by_sequence, manifest, signer):
    """Each key of the manifest is in the journal, and the signer's is the newest."""
    need(manifest["keys"] and manifest["keys"][0]["public_key"] == signer,
         "the pack is not signed with the newest key that it names")
    for key in manifest["keys"]:
        entry = by_sequence.get(key["sequence"])
        need(entry is not None and entry["kind"] == "performance.signing_key_taken"
             and json.loads(entry["detail"])["event"]["publicKey"] == key["public_key"],
             f"the journal does not name the key of entry {key['sequence']}")


# --- 5: the observations -------------------------------------------------------------------------

def check_observations(rows, by_sequence, manifest):
    """Those that count, after each was found in its entry."""
    standing = []
    for row in rows:
        name = f"observation {row['sequence']}.{row['ordinal']}"
        entry = by_sequence.get(row["sequence"])
        need(entry is not None, f"{name} has no journal entry")
        need(row["sequence"] <= manifest["known_at"], f"{name} was not known then")
        said = json.loads(entry["detail"]).get("observations") or []
        need(row["ordinal"] < len(said), f"{name} is not in its journal entry")
        proof = said[row["ordinal"]]
        same = (proof["measure"], proof["day"], proof["amount"], proof.get("of"),
                proof.get("breakdown", "")) == (
            row["measure"], row["day"], row["amount"], row["of"], row["breakdown"])
        need(same and entry["subject"] == row["subject"],
             f"{name} differs from its journal entry")
        if row["retracted_by"] is None:
            standing.append(Observation(
                (row["sequence"], row["ordinal"]), row["measure"], row["breakdown"],
                datetime.date.fromisoformat(row["day"]), Fraction(row["amount"]),
                None if row["of"] is None else Fraction(row["of"])))
            continue
        retracting = by_sequence.get(row["retracted_by"])
        need(retracting is not None, f"{name} was taken back by an entry that is missing")
        retracts = json.loads(retracting["detail"]).get("retracts") or []
        need({"sequence": row["sequence"], "ordinal": row["ordinal"]} in retracts,
             f"{name} was not taken back by entry {row['retracted_by']}")
    return standing


def check_nothing_left_out(rows, by_sequence, figures, manifest):
    """What the entries shown say of a figure's measure is among the observations."""
    known = {(row["sequence"], row["ordinal"]): row for row in rows}
    wanted = defaultdict(list)
    for figure in figures:
        for operand in figure["operands"]:
            for measure in operand["measures"]:
                wanted[measure].append((operand["breakdown"], figure["from"], figure["through"]))
    for entry in by_sequence.values():
        if entry["sequence"] > manifest["known_at"]:
            continue
        detail = json.loads(entry["detail"])
        for each in detail.get("retracts") or []:
            row = known.get((each["sequence"], each["ordinal"]))
            need(row is None or row["retracted_by"] is not None,
                 f"observation {each['sequence']}.{each['ordinal']} counts, though entry "
                 f"{entry['sequence']} took it back")
        for ordinal, each in enumerate(detail.get("observations") or []):
            for breakdown, first, last in wanted[each["measure"]]:
                mine = breakdown in (None, each.get("breakdown", ""))
                need(not mine or not first <= each["day"] <= last
                     or (entry["sequence"], ordinal) in known,
                     f"observation {entry['sequence']}.{ordinal} was left out")


# --- 6 and 7: the figures ------------------------------------------------------------------------

def full_weeks(evidence, first, last):
    monday = first + datetime.timedelta(days=-first.weekday() % 7)
    weeks = []
    while monday + datetime.timedelta(days=6) <= last:
        sunday = monday + datetime.timedelta(days=6)
        weeks.append(sum((o.amount for o in evidence if monday <= o.day <= sunday), Fraction(0)))
        monday += datetime.timedelta(days=7)
    return weeks


def gathered(gathering, evidence, first, last, still_open):
    """The figure of the evidence; None where nothing is measured."""
    if gathering == "longest" and still_open:
        return max([o.amount for o in evidence] + still_open)
    if not evidence:
        return None
    amounts = [o.amount for o in evidence]
    total = sum(amounts, Fraction(0))
    whole = sum((o.whole or 0 for o in evidence), Fraction(0))
    if gathering in ("count", "sum"):
        return total
    if gathering == "average":
        return total / len(amounts)
    if gathering == "longest":
        return max(amounts)
    if gathering == "shortest":
        return min(amounts)
    if gathering in ("share", "ratio"):
        return None if whole == 0 else total / whole * (100 if gathering == "share" else 1)
    if gathering.startswith("percentile "):
        return sorted(amounts)[-(-int(gathering.split()[1]) * len(amounts) // 100) - 1]
    if gathering in ("lowest week", "average week"):
        weeks = full_weeks(evidence, first, last)
        if not weeks:
            return None
        return min(weeks) if gathering == "lowest week" else sum(weeks, Fraction(0)) / len(weeks)
    if gathering in ("latest", "grade"):
        return max(evidence, key=lambda o: (o.day, o.key)).amount
    if gathering == "days kept":
        return Fraction(len({o.day for o in evidence} - {o.day for o in evidence if o.amount == 0}))
    raise Wrong(f"there is no gathering {gathering}")


def made_of(formula, values):
    """The figure itself, or what a formula makes of two or of one and a number."""
    if not values or values[0] is None or formula is None:
        return values[0] if values else None
    operation = formula["operation"]
    if operation == "product":
        return values[0] * Fraction(formula["factor"])
    if len(values) < 2 or values[1] is None:
        return None
    first, second = values
    if operation in ("ratio", "percent"):
        return None if second == 0 else first / second * (100 if operation == "percent" else 1)
    need(operation in ("difference", "sum"), f"there is no operation {operation}")
    return first - second if operation == "difference" else first + second


def check_figure(figure, evidence, by_sequence):
    name = figure["name"] or f"spending of {figure['project']}"
    first = datetime.date.fromisoformat(figure["from"])
    last = datetime.date.fromisoformat(figure["through"])
    values, count = [], 0
    for operand in figure["operands"]:
        mine = [o for measure in operand["measures"] for o in evidence[measure]
                if first <= o.day <= last
                and (operand["breakdown"] is None or o.breakdown == operand["breakdown"])]
        values.append(gathered(operand["gathering"], mine, first, last,
                               [Fraction(x) for x in operand["open"]]))
        count += len(mine)
    value = made_of(figure["formula"], values)
    said = None if figure["value"] is None else Fraction(figure["value"])
    need(value == said, f"the observations of {name} give {value}, not {said}")
    if said is not None:
        need(figure["observations"] == count,
             f"{count} observations stand behind {name}, not {figure['observations']}")
    check_declared(figure, name, by_sequence)


def check_declared(figure, name, by_sequence):
    declared = by_sequence.get(figure["declared"])
    need(declared is not None, f"the declaration of {name} is missing")
    declaration = json.loads(declared["detail"])["event"].get("declaration")
    if declaration:
        need(declaration["project"] == figure["project"], f"{name} is of another project")
    if declaration and figure["kind"] == "indicator":
        line = declaration["indicators"][figure["position"]]
        need((line["name"], line.get("comparator"), line["target"])
             == (figure["name"], figure["comparator"], figure["target"]),
             f"{name} was declared otherwise")
    bound = by_sequence.get(figure["bound"]) if figure["bound"] else None
    need(bound is not None or not figure["bound"], f"the binding of {name} is missing")
    if bound is not None and bound["kind"] == "performance.indicator_bound":
        binding = json.loads(bound["detail"])["event"]["binding"]
        formula = binding.get("formula") or None
        bound_to = [binding] + ([formula["other"]] if formula and formula.get("other") else [])
        need([([x["measure"]], x["gathering"], x.get("breakdown")) for x in bound_to]
             == [(x["measures"], x["gathering"], x["breakdown"]) for x in figure["operands"]]
             and (formula is None) == (figure["formula"] is None)
             and (formula is None or formula["operation"] == figure["formula"]["operation"]),
             f"{name} was bound otherwise")


def frozen_lines(report):
    """The lines of a submitted self-evaluation, as those of a report."""
    lines = [{"name": x["indicator"]["name"], "target": x["indicator"]["target"],
              "actual": x.get("actual")} for x in report["lines"]]
    return [{"name": report["project"], "indicators": lines}]


def check_frozen(data, manifest, by_sequence):
    """A frozen report is the one whose digest the journal holds since it was submitted."""
    if manifest["frozen"] is None:
        return
    need(hashlib.sha256(data).hexdigest() == manifest["frozen"],
         "the report is not the one that was frozen")
    named = [x for x in by_sequence.values() if x["kind"] == "performance.evaluation_submitted"
             and json.loads(x["detail"])["event"]["report"] == manifest["frozen"]]
    need(named, "no entry of the journal names the frozen report")


def check_report(report, figures, manifest):
    need(report["year"] == manifest["year"], "the report is of another year")
    shown = {}
    if manifest["frozen"] is not None:
        report = {"projects": frozen_lines(report)}
    for project in report.get("projects", []):
        for position, line in enumerate(project["indicators"]):
            shown[project["name"], position] = line
    for figure in figures:
        if figure["kind"] != "indicator":
            continue
        line = shown.get((figure["project"], figure["position"]))
        need(line is not None, f"the report has no line for {figure['name']}")
        need(line["name"] == figure["name"] and line["target"] == figure["target"],
             f"the report's line for {figure['name']} is another")
        need(line["actual"] == figure["printed"],
             f"the report prints {line['actual']} for {figure['name']}, not {figure['printed']}")
        check_printed(figure)


def check_printed(figure):
    """Two decimals, or more where two would hide on which side of the target it lies."""
    try:
        printed = Fraction(figure["printed"])
    except (TypeError, ValueError):
        return
    if figure["operands"] and figure["operands"][0]["gathering"] == "grade":
        return
    need(figure["value"] is not None
         and abs(printed - Fraction(figure["value"])) <= Fraction(1, 200),
         f"{figure['name']} is printed as {figure['printed']}, which is not its value")


# --- all of it -----------------------------------------------------------------------------------

def check(path, trusted=None):
    files = open_pack(path)
    manifest, signer = check_signature(files, trusted)
    check_files(files, manifest)
    names = ("entries.jsonl", "figures.json", "observations.jsonl", "report.json", "tree.jsonl")
    for name in names:
        need(f"evidence/{name}" in files, f"evidence/{name} is missing")
    entries = lines(files["evidence/entries.jsonl"], "entries.jsonl")
    by_sequence = check_chain(entries, manifest)
    check_tree(by_sequence, lines(files["evidence/tree.jsonl"], "tree.jsonl"), manifest)
    check_keys(by_sequence, manifest, signer)
    rows = lines(files["evidence/observations.jsonl"], "observations.jsonl")
    standing = check_observations(rows, by_sequence, manifest)
    evidence = defaultdict(list)
    for observation in standing:
        evidence[observation.measure].append(observation)
    figures = read_json(files["evidence/figures.json"], "figures.json")
    check_nothing_left_out(rows, by_sequence, figures, manifest)
    for figure in figures:
        check_figure(figure, evidence, by_sequence)
    check_frozen(files["evidence/report.json"], manifest, by_sequence)
    check_report(read_json(files["evidence/report.json"], "report.json"), figures, manifest)
    missing = papers_missing(by_sequence, files)
    need(not missing, f"the paper {missing[0] if missing else ''} is missing")
    check_comment(path)
    return {
        "unit": manifest["unit"], "year": manifest["year"], "as_of": manifest["as_of"],
        "figures": len(figures), "observations": len(rows), "entries": len(entries),
        "papers": sum(name.startswith("evidence/papers/") for name in files),
        "head": manifest["journal"]["sequence"], "key": signer,
        "fingerprint": fingerprint(base64.b64decode(signer)),
    }


def papers_missing(by_sequence, files):
    """Papers that the entries name and the pack does not hold."""
    found = []

    def walk(value):
        if isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, dict):
            for name, each in value.items():
                if name in ("paper", "papers"):
                    each = each.get("digest") if isinstance(each, dict) else each
                    texts = each if isinstance(each, list) else [each]
                    found.extend(x for x in texts if isinstance(x, str) and len(x) == 64)
                walk(each)

    for entry in by_sequence.values():
        if '"paper' in entry["detail"]:
            walk(json.loads(entry["detail"]))
    return sorted(x for x in set(found) if f"evidence/papers/{x}" not in files)


def main():
    parser = argparse.ArgumentParser(description="Checks an evidence pack offline.")
    parser.add_argument("pack")
    parser.add_argument("--key", help="the centre's public key in base64, or its fingerprint")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    sys.setrecursionlimit(10_000)
    try:
        found = check(options.pack, options.key)
    except Wrong as wrong:
        print(f"WRONG: {wrong}")
        return 1
    except (KeyError, TypeError, IndexError, ValueError, AttributeError,
            UnicodeDecodeError) as error:
        print(f"WRONG: the pack is not laid out as it should be: {error!r}")
        return 1
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    print(f"SOUND: {found['unit']} {found['year']}, as of {found['as_of']}: "
          f"{found['figures']} figures, {found['observations']} observations, "
          f"{found['entries']} journal entries up to {found['head']}, {found['papers']} papers")
    print(f"signed with the key {found['fingerprint']}"
          + ("" if options.key else " (compare it with the one the centre tells you)"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
