"""Holds a report's printed forms against what it says: an independent reader of all three.

    paper.py TRUTH.json PAPER.pdf PAPER.xlsx PAPER.docx

TRUTH.json is what `forms read --json` of the paper has to give. The PDF is read with pdftotext, the
workbook with openpyxl, the Word document with python-docx. Prints what is missing; nothing when all
figures are the same.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal

import docx
import openpyxl

NUMBER = re.compile(r"^-?\d[\d,]*(\.\d+)?")


def tight(text):
    return re.sub(r"\s", "", text or "")


def plain(text):
    """A figure as a decimal with what follows it: `1,234.50元` is (1234.50, 元)."""
    text = tight(text)
    found = NUMBER.match(text)
    if not found:
        return text
    return Decimal(found.group().replace(",", "")).normalize(), text[found.end() :]


def figures(document):
    """What each row of the paper has to show, by the name that the row bears."""
    rows = []
    for line in document["indicators"]:
        shown = [line["printed"], line["actual"], line["weight"], line["points"], line["note"]]
        rows.append((line["name"], [text for text in shown if text]))
    execution = document["execution"]
    if execution:
        shown = [execution[key] for key in ("initial", "budget", "spent", "weight", "points")]
        rate = execution["rate"] and execution["rate"] + "%"
        rows.append(("年度资金总额", [text for text in shown + [rate] if text]))
    return rows


def cell(value, pattern):
    """A cell of a workbook as it is shown, with its decimals and its unit."""
    if value is None:
        return ""
    if not isinstance(value, (int, float)):
        return str(value)
    decimals = len(re.match(r"[#,0]*\.?(0*)", pattern.replace("#,##", "")).group(1))
    unit = "".join(re.findall(r'"([^"]*)"', pattern))
    exact = Decimal(repr(value))
    if pattern.endswith("%"):
        exact, unit = exact * 100, "%"
    return f"{exact:.{decimals}f}{unit}"


def workbook(path):
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield [tight(cell(one.value, one.number_format)) for one in row]


def document(path):
    for table in docx.Document(path).tables:
        for row in table.rows:
            yield [tight(one.text) for one in row.cells]


def missing_rows(kind, rows, truth):
    """Figures that no row of the table shows beside the name they belong to."""
    rows = [row for row in rows if any(row)]
    used = set()
    for form in truth:
        for name, wanted in figures(form):
            name = tight(name)
            place = next(
                (
                    index
                    for index, row in enumerate(rows)
                    if index not in used and name in row and shows(row, wanted)
                ),
                None,
            )
            if place is None:
                yield f"{kind}: no row says {name} with {wanted}"
            else:
                used.add(place)


def shows(row, wanted):
    have = Counter(plain(text) for text in row if text)
    return all(have[figure] >= count for figure, count in Counter(map(plain, wanted)).items())


def missing_words(path, truth):
    """Figures that the text of the PDF has less often than it should."""
    text = tight(
        subprocess.run(
            ["pdftotext", "-raw", "-nopgbrk", path, "-"], check=True, capture_output=True
        ).stdout.decode()
    ).replace(",", "")
    wanted = Counter()
    for form in truth:
        for name, shown in figures(form):
            wanted.update(tight(one).replace(",", "") for one in [name, *shown])
    for figure, count in wanted.items():
        if text.count(figure) < count:
            yield f"pdf: {figure} stands {text.count(figure)} times, should {count}"


def main():
    truth_path, pdf, xlsx, word = sys.argv[1:5]
    with open(truth_path, encoding="utf-8") as file:
        truth = json.load(file)["documents"]
    found = [
        *missing_words(pdf, truth),
        *missing_rows("xlsx", workbook(xlsx), truth),
        *missing_rows("docx", document(word), truth),
    ]
    print("\n".join(found))


if __name__ == "__main__":
    main()
