#!/usr/bin/env python3
"""The payment lists of one month, as a good office developer would make them today: Polars, XlsxWriter, both cores.

    payout_python.py REGISTER_DIR WARDS MONTH OUTDIR            (environment: WORKERS, default 2)

Reads the register, computes what is due for MONTH (RULES 1-3; no store, so no arrears and no recoveries), and writes
OUTDIR/wards/<ward>.xlsx, each with the sheet 'Danh sách chi trả', and OUTDIR/summary.xlsx.
For registers of make-register: one decision a child under 55/2025, no moves, no duplicates.
"""
import multiprocessing
import os
import sys
from datetime import timedelta

import xlsxwriter

import policy

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Số định danh", "Nhóm", "Mức hưởng", "Truy lĩnh", "Truy thu", "Thực nhận", "Người nhận", "Số tài khoản", "Ngân hàng",
          "Ký nhận", "Ghi chú"]
WIDTHS = [6, 28, 12, 15, 8, 14, 14, 14, 14, 28, 18, 14, 14, 16]
TOP = 5  # the first row of data, from 0; the header stands one row above


def due(register, wards, month):
    """What is due for `month`: {(ward code, ward name): the rows of its list}, the wards by code, the children by number."""
    os.environ.setdefault("POLARS_MAX_THREADS", "2")
    import polars as pl  # here, so that the writing processes, which fork before this, need not load it
    c = pl.col
    first = policy.first_day(month)
    eve = first - timedelta(days=1)
    standard = policy.rate("assistance_standard_city", first)
    month_of = lambda name: c(name).dt.year().cast(pl.Int32) * 12 + c(name).dt.month().cast(pl.Int32) - 1
    anniversary = lambda name, years: c(name).dt.offset_by(f"{years}y")

    # E: the day whose facts decide the month: the last day before it, or, in a first month, the decision day.
    types = dict.fromkeys(policy.COLUMNS, pl.String) | dict.fromkeys(policy.DAYS, pl.Date) | dict.fromkeys(policy.AMOUNTS, pl.Int64)
    types["allowance_coefficient"] = pl.Float64
    rows = (pl.scan_csv(f"{register}/*.csv", schema=types)
            .filter(month_of("decision_date") <= month)
            .with_columns(e=pl.when(month_of("decision_date") == month).then("decision_date").otherwise(eve))
            .filter(anniversary("date_of_birth", 16) > c("e"), c("end_date").is_null() | (c("end_date") > c("e")))
            .collect())

    # What a level is made of on the days that can decide this month.
    ward_rows = policy.read_wards(wards)
    levels = policy.levels(ward_rows, [eve] + [first + timedelta(days=i) for i in range(31)])
    rows = rows.join(pl.DataFrame(levels, schema=["ward_code", "e", "line", "multiple"], orient="row"), on=["ward_code", "e"])

    # The social allowance: the amount as given, else by the coefficient, else the highest of the categories at the child's age.
    stage = pl.when(month_of("date_of_birth") + 36 >= month).then(0).when(month_of("date_of_birth") + 48 > month).then(1).otherwise(2)
    texts = rows["allowance_category"].drop_nulls().unique().to_list()
    tenths = pl.DataFrame([(t, k, n) for t in texts for k, n in enumerate(policy.tenths_of(t))],
                          schema={"allowance_category": pl.String, "stage": pl.Int32, "tenths": pl.Int64}, orient="row")
    ten_thousandths = (c("allowance_coefficient") * 10_000).round().cast(pl.Int64)
    rows = (rows.with_columns(stage=stage).join(tenths, on=["allowance_category", "stage"], how="left")
            .with_columns(allowance=pl.coalesce("allowance_amount", (ten_thousandths * standard + 5_000) // 10_000, (c("tenths") * standard + 5) // 10)))

    # The groups that no flag excludes and whose window is open.
    named = {t: sum(policy.BIT[g] for g in set(t.split(";"))) for t in rows["groups"].unique()}
    rows = rows.with_columns(named=c("groups").replace_strict(named, return_dtype=pl.Int64)).with_columns(open="named")
    for bits, closes in [(policy.EXCLUDED_BY["f"], c("in_facility").is_not_null()),
                         (policy.EXCLUDED_BY["p"], c("poor_household").is_not_null() | ((c("named") & policy.POOR) != 0)),
                         (policy.EXCLUDED_BY["s"], c("survivor_benefit").is_not_null()),
                         (policy.EXCLUDED_BY["a"], c("social_allowance").is_not_null() | c("allowance_category").is_not_null()
                          | (c("allowance_amount").fill_null(0) + c("allowance_coefficient").fill_null(0) > 0)),
                         (policy.EXIT, anniversary("poverty_exit_date", 3) <= c("e")),
                         (policy.MOTHER, anniversary("mother_date_of_birth", 18) <= c("e"))]:
        rows = rows.with_columns(open=pl.when(closes).then(c("open") & (0xFFFF - bits)).otherwise("open"))

    # The highest level wins, of equal levels the highest bit: one number says both.
    has = lambda bits: (c("open") & bits) != 0
    best = pl.max_horizontal(pl.when(has(policy.TOP_UP) & (c("line") > c("allowance"))).then((c("line") - c("allowance")) * 65536 + (c("open") & policy.TOP_UP)),
                             pl.when(has(policy.LINE)).then(c("line") * 65536 + (c("open") & policy.LINE)),
                             pl.when(has(policy.MULTIPLE)).then(c("multiple") * 65536 + (c("open") & policy.MULTIPLE)))
    rows = rows.with_columns(best=best)
    group = {bits: policy.group_of(bits) for bits in (rows["best"].drop_nulls() % 65536).unique()}
    paid = (rows.filter(c("best") // 65536 > c("other_city_support").fill_null(0)).sort("ward_code", "child_id")
            .select("ward_code", "full_name", (c("date_of_birth") - pl.date(1899, 12, 30)).dt.total_days().alias("born"), "child_id",
                    (c("best") % 65536).replace_strict(group, return_dtype=pl.String).alias("group"), c("best") // 65536,
                    c("payee_name").fill_null(c("full_name")), c("account_no").fill_null(""), c("bank").fill_null("")))
    parts = paid.partition_by("ward_code", maintain_order=True, as_dict=True, include_key=False)
    return {(code, name): parts[code,].rows() if (code,) in parts else [] for code, name in sorted({w[0]: w[1] for w in ward_rows}.items())}


def formats(book):
    base = {"font_name": "Times New Roman", "font_size": 12}
    cell = base | {"border": 1}
    return {
        "title": book.add_format(base | {"bold": True, "font_size": 14}),
        "note": book.add_format(base | {"italic": True}),
        "header": book.add_format(cell | {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#D9E1F2"}),
        "text": book.add_format(cell),
        "day": book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "center"}),
        "money": book.add_format(cell | {"num_format": "#,##0"}),
        "total": book.add_format(cell | {"bold": True}),
        "total_money": book.add_format(cell | {"bold": True, "num_format": "#,##0"}),
    }


def sheet_top(book, name, f, title, lines, header, widths):
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP - 1)
    sheet.freeze_panes(TOP, 0)
    sheet.set_footer("&CTrang &P/&N")
    for k, width in enumerate(widths):
        sheet.set_column(k, k, width)
    sheet.write_string(0, 0, title, f["title"])
    for k, line in enumerate(lines):
        sheet.write_string(1 + k, 0, line, f["note"])
    for k, text in enumerate(header):
        sheet.write_string(TOP - 1, k, text, f["header"])
    return sheet


def write_ward(job):
    """One ward's workbook. Cells are written by type, which spares XlsxWriter guessing it 14 times a row."""
    path, month, code, name, rows = job
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    f = formats(book)
    sheet = sheet_top(book, "Danh sách chi trả", f, f"DANH SÁCH CHI TRẢ THÁNG {month % 12 + 1:02d}/{month // 12}",
                      [f"{name} ({code})", "Lưu hành nội bộ. Đơn vị tính: đồng"], HEADER, WIDTHS)
    string, number, blank = sheet.write_string, sheet.write_number, sheet.write_blank
    text, day, money = f["text"], f["day"], f["money"]
    r = TOP
    total = 0
    for full_name, born, child, group, amount, payee, account, bank in rows:
        number(r, 0, r - TOP + 1, text)
        string(r, 1, full_name, text)
        number(r, 2, born, day)
        string(r, 3, child, text)
        string(r, 4, group, text)
        number(r, 5, amount, money)
        number(r, 6, 0, money)
        number(r, 7, 0, money)
        number(r, 8, amount, money)
        string(r, 9, payee, text)
        string(r, 10, account, text) if account else blank(r, 10, None, text)
        string(r, 11, bank, text) if bank else blank(r, 11, None, text)
        blank(r, 12, None, text)
        blank(r, 13, None, text)
        total += amount
        r += 1
    for k in range(len(HEADER)):
        if k == 1:
            sheet.write_string(r, k, "Tổng cộng", f["total"])
        elif 5 <= k <= 8 and rows:
            column = "ABCDEFGHI"[k]
            sheet.write_formula(r, k, f"=SUM({column}{TOP + 1}:{column}{r})", f["total_money"], total if k in (5, 8) else 0)
        else:
            sheet.write_blank(r, k, None, f["total"])
    book.close()
    return code, name, len(rows), total


def write_summary(path, month, totals):
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    f = formats(book)
    sheet = sheet_top(book, "Tổng hợp", f, f"TỔNG HỢP CHI TRẢ THÁNG {month % 12 + 1:02d}/{month // 12}", ["Đơn vị tính: đồng"],
                      ["STT", "Mã xã", "Xã, phường", "Số trẻ", "Số tiền"], [6, 10, 32, 12, 20])
    r = TOP
    for code, name, children, amount in totals:
        sheet.write_number(r, 0, r - TOP + 1, f["text"])
        sheet.write_string(r, 1, code, f["text"])
        sheet.write_string(r, 2, name, f["text"])
        sheet.write_number(r, 3, children, f["money"])
        sheet.write_number(r, 4, amount, f["money"])
        r += 1
    sheet.write_blank(r, 0, None, f["total"])
    sheet.write_blank(r, 1, None, f["total"])
    sheet.write_string(r, 2, "Tổng cộng", f["total"])
    sheet.write_formula(r, 3, f"=SUM(D{TOP + 1}:D{r})", f["total_money"], sum(t[2] for t in totals))
    sheet.write_formula(r, 4, f"=SUM(E{TOP + 1}:E{r})", f["total_money"], sum(t[3] for t in totals))
    book.close()


def main(register, wards, month, outdir):
    year, number = map(int, month.split("-"))
    month = year * 12 + number - 1
    if not policy.FIRST_MONTH <= month <= policy.LAST_MONTH:
        sys.exit("MONTH is 2026-01 to 2030-12")
    os.makedirs(os.path.join(outdir, "wards"), exist_ok=True)
    # The processes fork before Polars is loaded and its threads start.
    with multiprocessing.get_context("fork").Pool(int(os.environ.get("WORKERS", "2"))) as pool:
        lists = due(register, wards, month)
        jobs = [(os.path.join(outdir, "wards", code + ".xlsx"), month, code, name, rows) for (code, name), rows in lists.items()]
        jobs.sort(key=lambda j: -len(j[4]))  # the largest first, so that both processes end together
        totals = sorted(pool.imap_unordered(write_ward, jobs))
    write_summary(os.path.join(outdir, "summary.xlsx"), month, totals)
    print(f"{sum(t[2] for t in totals)} children, {sum(t[3] for t in totals)} dong", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
