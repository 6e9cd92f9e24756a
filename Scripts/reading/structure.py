"""Workbooks held against the schemas of Office Open XML (ECMA-376), and against what these leave to the text of the standard."""
import posixpath
import re
import zipfile

from lxml import etree
from openxml_audit import OpenXmlValidator

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# Sheets are written row by row, so texts stand in their cells (ECMA-376 part 1, 18.3.1.53); the validator would rather see a table of them.
INTENDED = "inline-string cell(s)"


def of_schemas(validator, path):
    """What the schemas, those of Microsoft's Open XML SDK, say against a workbook."""
    for error in validator.validate(path).errors:
        if INTENDED not in error.description:
            yield f"{path}: {error.part_uri}: {error.description} {error.path}".rstrip()


def of_package(path):
    """Parts without a content type, content types and relationships without a part (part 2 of the standard), and `of_sheet`."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = etree.fromstring(parts["[Content_Types].xml"])
    extensions = {each.get("Extension").lower() for each in types.iter(TYPES + "Default")}
    overrides = {each.get("PartName").lstrip("/") for each in types.iter(TYPES + "Override")}
    # Of XML parts "application/xml" tells nothing.
    for name in sorted(parts.keys() - overrides - {"[Content_Types].xml"}):
        if name.rsplit(".", 1)[-1].lower() not in extensions - {"xml"}:
            yield f"{path}: {name}: has no content type"
    for name in overrides - parts.keys():
        yield f"{path}: {name}: has a content type and is missing"
    for name in (name for name in parts if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        for each in etree.fromstring(parts[name]).iter(RELATIONSHIPS + "Relationship"):
            target = each.get("Target")
            if each.get("TargetMode") != "External" and posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/") not in parts:
                yield f"{path}: {name}: {target} is missing"
    styles = len(etree.fromstring(parts["xl/styles.xml"]).find(MAIN + "cellXfs"))
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            for fault in of_sheet(etree.fromstring(parts[name]), styles):
                yield f"{path}: {name}: {fault}"


def of_sheet(sheet, styles):
    """Rows and cells out of order or twice, cells outside their row, styles that the workbook does not have."""
    last_row = 0
    for row in sheet.iter(MAIN + "row"):
        number = int(row.get("r"))
        if not last_row < number <= 1_048_576:
            yield f"row {number} after row {last_row}"
        last_row, last_column = number, 0
        for cell in row:
            match = re.fullmatch(r"([A-Z]{1,3})([0-9]+)", cell.get("r"))
            column = sum((ord(letter) - 64) * 26 ** place for place, letter in enumerate(reversed(match[1]))) if match else 0
            if not match or int(match[2]) != number or not last_column < column <= 16_384:
                yield f"cell {cell.get('r')} in row {number} after column {last_column}"
            last_column = column
            if int(cell.get("s", 0)) >= styles:
                yield f"cell {cell.get('r')} has style {cell.get('s')} of {styles}"


def faults(paths):
    validator = OpenXmlValidator(max_errors=0)
    return [fault for path in paths for fault in [*of_schemas(validator, path), *of_package(path)]]
