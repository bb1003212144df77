"""Reads a workbook with openpyxl and prints what it holds as JSON: an independent reader."""

import datetime
import json
import sys

import openpyxl


def told(cell):
    value = cell.value
    if isinstance(value, datetime.datetime):
        return ["date", value.isoformat(), cell.number_format]
    if isinstance(value, bool) or value is None:
        return ["none", None, cell.number_format]
    if isinstance(value, (int, float)):
        return ["number", str(value), cell.number_format]
    return ["formula" if cell.data_type == "f" else "text", value, cell.number_format]


book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
print(
    json.dumps(
        {
            "sheet": sheet.title,
            "frozen": sheet.freeze_panes,
            "rows": [[told(cell) for cell in row] for row in sheet.iter_rows()],
        }
    )
)
