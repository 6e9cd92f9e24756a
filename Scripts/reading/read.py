"""Reads workbooks with other people's programs and tells what does not agree. Usage: read.py FILE ...

The first workbook is also spoilt, and must be found spoilt: it has numbers, texts and formulas on its first sheet.
"""
import pathlib
import sys
import tempfile

import recalculate
import spoil
import structure
import values


def unnoticed(path):
    """What was spoilt in a workbook and not found."""
    def values_differ(copy):
        return [*values.differences(path, values.of_openpyxl(path), values.of_calamine(copy))]

    checks = [(spoil.VALUES, values_differ), (spoil.FORMULAS, lambda copy: recalculate.differences([copy])[1]),
              (spoil.STRUCTURE, lambda copy: structure.faults([copy]))]
    for faults, check in checks:
        for name, fault in faults.items():
            with tempfile.TemporaryDirectory() as folder:
                if not check(spoil.spoilt(path, folder, *fault)):
                    yield name


def main(paths):
    missed = [*unnoticed(paths[0])]
    if missed:
        raise SystemExit(f"Spoilt on purpose and not found: {', '.join(missed)}. The checks themselves are wrong.")
    cells, unlike = values.of_two_readers(paths)
    print(f"openpyxl and calamine: {len(paths)} workbooks, {cells} cells, {len(unlike)} differences", flush=True)
    formulas, other = recalculate.differences(paths)
    print(f"LibreOffice: {formulas} formulas worked out again, {len(other)} differences", flush=True)
    faults = structure.faults(paths)
    print(f"Schemas of Office Open XML: {len(faults)} faults", flush=True)
    print(*unlike, *other, *faults, sep="\n")
    return 1 if unlike or other or faults else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(name) for name in sys.argv[1:]]))
