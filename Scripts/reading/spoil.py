"""Workbooks spoilt in one place each, which the checks must not let pass: what finds nothing in these would find nothing anywhere."""
import pathlib
import re
import zipfile

SHEET = "xl/worksheets/sheet1.xml"
# The part, what is looked for in it, and what stands there instead.
VALUES = {
    "a number": (SHEET, r"<v>[0-9]+</v>", "<v>7</v>"),
    "a text": (SHEET, r"(<is><t[^>]*>)[^<]+", r"\g<1>x"),
}
FORMULAS = {
    "a formula's value": (SHEET, r"(</f><v>)[0-9]+", r"\g<1>7"),
}
STRUCTURE = {
    "elements out of order": (SHEET, r"(?s)(<cols>.*?</cols>)(<sheetData>.*?</sheetData>)", r"\2\1"),
    "an unknown element": (SHEET, r"<sheetData>", "<sheetDatum/><sheetData>"),
    "a wrong attribute": (SHEET, r'orientation="[a-z]+"', 'orientation="sideways"'),
    "a style that is not there": (SHEET, r'(<c r="[A-Z]+[0-9]+") s="[0-9]+"', r'\1 s="99999"'),
    "a cell in the wrong row": (SHEET, r'<c r="A([0-9]+)"', r'<c r="A9\1"'),
    "a row twice": (SHEET, r'<row r="[0-9]+"(.*?<row )r="[0-9]+"', r'<row r="1"\1r="1"'),
    "a colour that is none": ("xl/styles.xml", r'rgb="[0-9A-F]+"', 'rgb="green"'),
    "a part without a type": ("[Content_Types].xml", r'<Override PartName="/xl/worksheets/sheet1.xml"[^>]*/>', ""),
    "a part that is missing": ("xl/_rels/workbook.xml.rels", r"worksheets/sheet1.xml", "worksheets/sheet99.xml"),
}


def spoilt(path, folder, part, pattern, text):
    copy = pathlib.Path(folder) / "spoilt.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name == part:
                data, count = re.subn(pattern, text, data, count=1)
                if count != 1:
                    raise SystemExit(f"{path}: {part} has no {pattern} to spoil")
            new.writestr(name, data)
    return copy
