"""Fills in the template of a register as a person would, and writes the CSV file that Excel saves of it.

Usage: fill_template.py TEMPLATE SCHEMA REGISTER OUTPUT vi|en
REGISTER is a CSV file with the English names, from whose rows the template is filled. OUTPUT shows each cell in the format that it has,
with the separators of a Vietnamese or an English Excel. Prints what the workbook's own validations would have refused.
"""
import csv
import datetime
import json
import sys

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

CHOICES = {"M": "Nam", "F": "Nữ", "yes": "x", "died": "chết", "moved": "chuyển đi", "ineligible": "không đủ điều kiện", "refused": "từ chối"}


def typed(text, shape):
    """What Excel makes of a text that is typed into a cell of that format."""
    if shape == "@":
        return text
    if "yy" in shape:
        return datetime.datetime.strptime(text, "%Y-%m-%d")
    return int(text) if "#" in shape else float(text.replace(",", "."))


def shown(value, shape, language):
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int):
        return f"{value:,}".replace(",", "." if language == "vi" else ",")
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if language == "vi" else ".")
    return value


def allowed(book, rule, value):
    if rule.type == "list":
        sheet, area = rule.formula1.rsplit("!", 1)
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
        cells = book[sheet.strip("'")].iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right, values_only=True)
        return value in [cell for row in cells for cell in row]
    lowest, highest = float(rule.formula1), float(rule.formula2)
    if rule.type == "textLength":
        return lowest <= len(value) <= highest
    if rule.type == "date":
        value = (value - datetime.datetime(1899, 12, 30)).days
    return not isinstance(value, str) and lowest <= value <= highest


template, schema, register, output, language = sys.argv[1:]
book = openpyxl.load_workbook(template)
sheet = book.worksheets[0]
titles = {field["title"]: field["name"] for field in json.load(open(schema))["fields"]}
names = [titles[cell.value] for cell in sheet[1]]
shapes = [sheet.column_dimensions[get_column_letter(index + 1)].number_format for index in range(len(names))]
rules = {}
for rule in sheet.data_validations.dataValidation:
    if rule.type:
        for area in rule.sqref.ranges:
            rules[area.min_col - 1] = rule
            assert (area.min_row, area.max_row) == (2, 5001), area
refused = []
for line, row in enumerate(csv.DictReader(open(register, encoding="utf-8-sig", newline="")), start=2):
    for index, name in enumerate(names):
        text = CHOICES.get(row[name], row[name])
        if not text:
            continue
        value = typed(text, shapes[index])
        if index in rules and not allowed(book, rules[index], value):
            refused.append(f"{line} {name}")
        cell = sheet.cell(line, index + 1, value)
        cell.number_format = shapes[index]
book.save(template + ".filled.xlsx")

sheet = openpyxl.load_workbook(template + ".filled.xlsx").worksheets[0]
with open(output, "w", encoding="utf-8-sig", newline="") as file:
    writer = csv.writer(file, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    for cells in sheet.iter_rows():
        writer.writerow([shown(cell.value, cell.number_format, language) for cell in cells])
json.dump({"refused": refused, "ruled": sorted(names[index] for index in rules), "shapes": dict(zip(names, shapes))}, sys.stdout)
