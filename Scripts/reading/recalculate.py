"""Workbooks as LibreOffice sees them once it has worked out every formula again."""
import pathlib
import subprocess
import tempfile
import zipfile

import values

# One run of LibreOffice 7.4 silently leaves out what comes after some 250 workbooks.
BATCH = 100
# Whatever a file keeps beside a formula is thrown away: 0 is "always".
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def copies(paths, folder):
    """What LibreOffice saves of the workbooks, in their order, in an empty folder."""
    folder = pathlib.Path(folder)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
    # Numbered, since the papers of a ward have the same name in many folders.
    names = [f"{number}.xlsx" for number in range(len(paths))]
    for name, path in zip(names, paths):
        (folder / name).symlink_to(pathlib.Path(path).resolve())
    command = ["soffice", f"-env:UserInstallation=file://{profile.resolve()}", "--headless", "--convert-to", "xlsx", "--outdir", "new"]
    for first in range(0, len(names), BATCH):
        done = subprocess.run(command + names[first:first + BATCH], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"LibreOffice ended {done.returncode}: {done.stderr}")
    new = [folder / "new" / name for name in names]
    missing = [str(path) for path, copy in zip(paths, new) if not copy.exists()]
    if missing:
        raise SystemExit(f"LibreOffice did not read {', '.join(missing)}")
    return new


def formulas(path):
    with zipfile.ZipFile(path) as archive:
        return sum(archive.read(name).count(b"<f>") for name in archive.namelist() if name.startswith("xl/worksheets/"))


def differences(paths):
    """The number of formulas, and a line for each cell that holds something else than LibreOffice finds."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = zip(paths, copies(paths, folder))
        found = [line for path, copy in pairs for line in values.differences(path, values.of_calamine(path), values.of_calamine(copy))]
    return sum(map(formulas, paths)), found
