"""Every command that writes a workbook, run on the samples one after the other, as an office does in a year.

Usage: office.py CHITRA FOLDER, where CHITRA is the program and FOLDER is empty.
"""
import csv
import pathlib
import subprocess
import sys

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "Samples"

# What a name or a school may hold that some reader could choke on. All of it is text that an office may save.
NAMES = [
    "مريم أحمد", "\u202eGiang Hà\u202c", "Nguyễn\u0323\u0302\u0301 Tổ Hợp", "Z̷̡͙a̸l̶g̵o̷ Văn An", "Trần 👩‍👩‍👧‍👦 🇻🇳 Bình", "Lê 𠜎𠜱 Chi", "_x0041_Dung", "_x000D_",
    "'Em", "\"Hà\", \"Hải\"; Hạnh", "<b>Hoa</b> & ]]> Huệ", "Họ\u00a0và\u200b tên\ufeff", "Kim|cmd", "{0} %s %n ${HOME}", "00123", "1e5", "TRUE", "#REF!", "Ngọc " * 100,
]


def run(program, *arguments, folder, allowed=(0,)):
    done = subprocess.run([program, *map(str, arguments)], cwd=folder, capture_output=True, text=True)
    if done.returncode not in allowed:
        raise SystemExit(f"chitra {arguments[0]} ended {done.returncode}: {done.stderr}")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def naughty(path):
    """A register whose names, payees, banks, schools and decisions are `NAMES`."""
    common = {"ward_code": "11413", "date_of_birth": "2016-03-05", "resolution": "55/2025", "groups": "1.1b", "decision_date": "2026-01-15", "account_no": "0123456789"}
    return write(path, [
        {**common, "child_id": f"{31_216_900_000 + number:012}", "full_name": name, "decision_no": f"{number}/{name}"[:60], "payee_name": name, "bank": name, "school": name}
        for number, name in enumerate(NAMES)])


def year(program, folder):
    naughty(folder / "names.csv")
    wards = ["--wards", SAMPLES / "wards.csv"]
    register = ["--register", SAMPLES / "register", "--register", "names.csv", *wards]

    def chitra(*arguments, allowed=(0,)):
        run(program, *arguments, folder=folder, allowed=allowed)

    chitra("open", "--paid", SAMPLES / "paid-before-2026-05.csv", *wards)
    for month in ["2026-05", "2026-06"]:
        chitra("payout", "--month", month, *register, allowed=(0, 2))
        chitra("close", "--month", month, "--accept-exceptions")
        chitra("treasury", "--month", month, "--offices", SAMPLES / "offices.csv", *wards)
        paid = [{"payment_id": each["payment_id"], "amount": each["amount"], "status": "failed" if number % 10 == 0 else "paid"}
                for number, each in enumerate(rows(folder / f"out/{month}-treasury/payments.csv"))]
        returns = write(folder / f"returns-{month}.csv", paid)
        chitra("reconcile", "--month", month, "--returns", returns, *wards, allowed=(0, 2))
    owed = rows(folder / "out/2026-06/owed.csv")[0]
    back = [{**{column: owed[column] for column in ["ward_code", "child_id", "month", "amount"]}, "date": "2026-07-02", "voucher": "PT1"}]
    chitra("collect", "--file", write(folder / "paid-back.csv", back), *wards, allowed=(0, 2))
    # With a register full of mistakes, so that every sheet of findings is filled.
    chitra("payout", "--month", "2026-07", *register, "--register", SAMPLES / "mistakes/register.csv", allowed=(0, 2))
    budget = write(folder / "budget.csv", [{"year": "2026", "ward_code": ward, "line": "support", "amount": "500000000"} for ward in ["10507", "11413"]])
    chitra("settle", "--year", "2026", "--budget", budget, *wards, allowed=(0, 2))
    for arguments in [["--year", "2027", "--assumptions", SAMPLES / "assumptions.csv"], ["--year", "2026", "--supplement"]]:
        chitra("estimate", *arguments, "--budget", budget, *register, allowed=(0, 2))
    chitra("insurance", "--year", "2026", "--quarter", "2", "--send", "--accept-exceptions", *register, allowed=(0, 2))
    cards = [{"child_id": each["child_id"], "card_no": f"DT{number:08}", "from": "2026-04-01", "to": "2026-06-30", "amount": "200000"}
             for number, each in enumerate(rows(folder / "out/2026-06/ledger.csv")[::3])]
    chitra("insurance", "--year", "2026", "--quarter", "2", "--returns", write(folder / "cards.csv", cards), *wards, allowed=(0, 2))
    chitra("report", "--from", "2026-05", "--to", "2026-06", *register, allowed=(0, 2))
    chitra("template", "register", "--out", "template.xlsx", *wards)
    chitra("explain", "--child", owed["child_id"], "--from", "2026-05", "--to", "2026-06", *register)


if __name__ == "__main__":
    year(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
