"""What programs wrote, in a form that can be compared; counted cells."""
import csv
import glob
import json
import os
import re
import zipfile


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def rows_checked(run):
    """The rows that `chitra check --json` read."""
    return json.loads(run.output)["rows"]["read"]


def regular_of_ledger(path):
    """Ward: (rows, đồng) of the regular payments in ledger.csv."""
    wards = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "regular":
                count, amount = wards.get(row["ward_code"], (0, 0))
                wards[row["ward_code"]] = (count + 1, amount + int(row["amount"]))
    return wards


def totals_of_summary(path):
    """Ward: (rows, đồng) in the summary.xlsx of payout_python.py and xlsx_limit.c: columns B, D and E."""
    wards = {}
    with zipfile.ZipFile(path) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode()
    for row in re.findall(r"<row [^>]*>(.*?)</row>", text, re.DOTALL):
        cells = {column: content for column, content in re.findall(r'<c r="([A-Z]+)\d+"[^>/]*>(.*?)</c>', row)}
        code = re.search(r"<t[^>]*>(\d{5})</t>", cells.get("B", ""))
        if code:
            values = [int(float(re.search(r"<v>(.*?)</v>", cells[column])[1])) for column in "DE"]
            if values[0]:
                wards[code[1]] = tuple(values)
    return wards


def cells_written(folder):
    """The cells in all sheets of all workbooks below a folder."""
    count = 0
    for path in sorted(glob.glob(os.path.join(glob.escape(folder), "**", "*.xlsx"), recursive=True)):
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    with book.open(name) as sheet:
                        rest = b""
                        while block := sheet.read(1 << 20):
                            block = rest + block
                            count += block.count(b"<c ")
                            rest = block[-2:]
    return count


def file_size(folder):
    return sum(os.path.getsize(path) for path in glob.glob(os.path.join(glob.escape(folder), "*.csv")))
