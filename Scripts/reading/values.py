"""Workbooks as two readers see them, cell by cell, and where they see different things. Usage: values.py FILE ..."""
import datetime
import math
import sys

import openpyxl
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook


def of_openpyxl(path):
    """Values by sheet and cell; of a formula the value that the file keeps beside it."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): plain(cell.value)
            for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")}


def of_calamine(path):
    book = CalamineWorkbook.from_path(path)
    return {(name, f"{openpyxl.utils.get_column_letter(column)}{row}"): plain(value, is_decoded=True)
            for name in book.sheet_names
            for row, cells in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
            for column, value in enumerate(cells, 1) if value != ""}


def plain(value, is_decoded=False):
    """One form for what readers give as a day or an instant, as a whole number or a fraction, as `A` or `_x0041_` (ECMA-376 part 1, 22.9.2.19)."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return unescape(value) if isinstance(value, str) and not is_decoded else value


def is_same(one, other):
    """Fractions in 14 digits, since LibreOffice keeps 15; all else exactly."""
    return type(one) is type(other) and (math.isclose(one, other, rel_tol=1e-14) if isinstance(one, float) else one == other)


def differences(path, one, other):
    """A line for each cell that is not the same, in kind as well as in value."""
    for sheet, cell in sorted(one.keys() | other.keys()):
        a, b = one.get((sheet, cell)), other.get((sheet, cell))
        if not is_same(a, b):
            yield f"{path}: {sheet}!{cell}: {a!r} and {b!r}"


def of_two_readers(paths):
    """The number of cells, and the differences."""
    count, found = 0, []
    for path in paths:
        cells = of_openpyxl(path)
        count += len(cells)
        found += differences(path, cells, of_calamine(path))
    return count, found


if __name__ == "__main__":
    count, found = of_two_readers(sys.argv[1:])
    print(*found, f"{count} cells", sep="\n")
    sys.exit(1 if found or not count else 0)
