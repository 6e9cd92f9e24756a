"""Holds a table against a Table Schema with the package `frictionless`, which knows nothing of ChiTra.

Usage: validate_table.py [--convert] SCHEMA FILE
Prints {"schema": [errors of the schema], "rows": {line: {column: [what is wrong]}}, "table": [errors of the table], "count": rows}.

--convert follows the recipe of the schema's description: the file is read in its encoding and with its delimiter, what stands above the
header and empty rows are dropped, Vietnamese headers become the English names, cells are trimmed and brought to form NFC.
"""
import csv
import io
import json
import os
import re
import sys
import tempfile
import unicodedata

from frictionless import Resource, Schema, system


def header_key(text):
    return " ".join(unicodedata.normalize("NFC", text).lower().replace("\ufeff", "").split())


def convert(path, schema):
    data = open(path, "rb").read()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", errors="replace")
    names = {header_key(field["name"]): field["name"] for field in schema["fields"]}
    names |= {header_key(field["title"]): field["name"] for field in schema["fields"]}
    required = {field["name"] for field in schema["fields"] if field["constraints"].get("required")}
    for delimiter in ",;\t":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows, line = [], 1
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
        for index, (_, row) in enumerate(rows[:20]):
            header = [names.get(header_key(cell), cell.strip()) for cell in row]
            if required <= set(header):
                body = [(line, [unicodedata.normalize("NFC", cell.strip()) for cell in row]) for line, row in rows[index + 1:]]
                body = [(line, row) for line, row in body if any(row) and header_key(row[0]) != header_key(rows[index][1][0])]
                return header, body
    sys.exit("no header")


def main():
    schema_path, path = sys.argv[-2:]
    schema = json.load(open(schema_path))
    if "--convert" in sys.argv:
        header, body = convert(path, schema)
        lines = [line for line, _ in body]
        copy = tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8", delete=False)
        with copy:
            writer = csv.writer(copy)
            writer.writerow(header)
            writer.writerows(row for _, row in body)
        path = copy.name
    else:
        lines = None
    errors = {"schema": [], "rows": {}, "table": [], "count": 0}
    try:
        descriptor = Schema.from_descriptor(schema)
        with system.use_context(trusted=True):
            # Cells are told by their columns' names; without a limit, so that each is told.
            report = Resource(path=path, schema=descriptor, encoding="utf-8").validate(limit_errors=1_000_000)
        errors["schema"] = [error.message for error in report.errors]
        for task in report.tasks:
            errors["count"] = task.stats.get("rows", 0)
            for error in task.errors:
                if hasattr(error, "row_number"):
                    line = lines[error.row_number - 2] if lines else error.row_number
                    columns = errors["rows"].setdefault(str(line), {})
                    columns.setdefault(getattr(error, "field_name", ""), []).append(error.note)
                else:
                    errors["table"].append(error.message)
    finally:
        if lines is not None:
            os.unlink(path)
    json.dump(errors, sys.stdout, ensure_ascii=False)


main()
