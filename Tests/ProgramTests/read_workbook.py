"""Prints a workbook as JSON: what a person would see, and whether its sums are right. Usage: read_workbook.py FILE"""
import datetime
import json
import re
import sys

import openpyxl
from openpyxl.utils import range_boundaries


def text(value):
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    return str(value)


def formulas(sheet, shown):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            value = shown[cell.coordinate].value
            match = re.fullmatch(r"=SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", cell.value)
            total = None
            if match:
                left, top, right, bottom = range_boundaries(match.group(1))
                cells = shown.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right, values_only=True)
                total = sum(int(v) for r in cells for v in r if isinstance(v, (int, float)))
            yield {"cell": cell.coordinate, "formula": cell.value, "sum": total,
                   "value": int(value) if isinstance(value, (int, float)) and value == int(value) else None}


plain = openpyxl.load_workbook(sys.argv[1])
shown = openpyxl.load_workbook(sys.argv[1], data_only=True)
json.dump({"sheets": [{
    "name": sheet.title,
    "footer": " | ".join(part.text or "" for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right)),
    "paper": int(sheet.page_setup.paperSize or 0),
    "fitToWidth": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage),
    "rows": [[text(v) for v in row] for row in shown[sheet.title].iter_rows(values_only=True)],
    "texts": [v for row in shown[sheet.title].iter_rows(values_only=True) for v in row if isinstance(v, str)],
    "formulas": list(formulas(sheet, shown[sheet.title])),
} for sheet in plain.worksheets]}, sys.stdout, ensure_ascii=False)
