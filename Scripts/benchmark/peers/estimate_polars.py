#!/usr/bin/env python3
"""The estimate of a year (basis `existing`, with the insurance line) in Polars.

    estimate_polars.py REGISTER_DIR WARDS YEAR OUT.csv          (YEAR 2026 to 2030; environment: POLARS_MAX_THREADS, default 2)

Covers what estimate_duckdb.py covers, in the same way: a child is reduced to a handful of months, children that are then equal are
counted together, and only these patterns are laid out over the months. Sets of groups are bits (policy.py).
"""
import os
import sys
from datetime import date, timedelta

os.environ.setdefault("POLARS_MAX_THREADS", "2")
import polars as pl

import policy

c = pl.col


def month_of(name):
    return c(name).dt.year().cast(pl.Int32) * 12 + c(name).dt.month().cast(pl.Int32) - 1


def has(bits):
    return (c("open") & bits) != 0


def patterns(register, jan, dec, changes):
    """Children that are equal in everything that matters within the year, counted together."""
    types = dict.fromkeys(policy.COLUMNS, pl.String) | dict.fromkeys(policy.DAYS, pl.Date) | dict.fromkeys(policy.AMOUNTS, pl.Int64)
    types["allowance_coefficient"] = pl.Float64

    def clip(month):
        return month.clip(jan - 1, dec + 1)

    def last_held(name, month, years):
        """The last month paid for a fact that ends on an anniversary of a day: none where that is reached by the decision day."""
        reached = c(name) <= c("decision_date") if years == 0 else c(name).dt.offset_by(f"{years}y") <= c("decision_date")
        return pl.when(c(month) + 12 * years > c("start")).then(c(month) + 12 * years).when(reached).then(0).otherwise(c(month) + 12 * years)

    sixth = c("birth") + 72
    insured_from = (pl.when(c("other_insurance").is_not_null()).then(None)  # the 6th birthday is before the year, after it, or in it
                    .when(sixth < jan).then(jan - 1).when(sixth > dec).then(dec + 1).when(sixth < jan + 9).then(jan + 9)
                    .when(c("date_of_birth").dt.offset_by("6y") <= c("decision_date")).then(c("start")).otherwise(sixth + 1))
    first_day = pl.lit(None, pl.Date)  # the rates of the decision day, where the first month is in the year
    for day in changes:
        first_day = pl.when(c("decision_date") >= day).then(pl.lit(day)).otherwise(first_day)
    has_category = c("allowance_category").is_not_null()
    return (
        pl.scan_csv(f"{register}/*.csv", schema=types)
        .with_columns(start=month_of("decision_date"), birth=month_of("date_of_birth"), exit_month=month_of("poverty_exit_date"),
                      mother_month=month_of("mother_date_of_birth"), end_month=month_of("end_date"))
        .group_by(
            "ward_code", "groups", "allowance_amount", "allowance_category",
            coefficient=(c("allowance_coefficient") * 10_000).round().cast(pl.Int32),
            f=c("in_facility").is_not_null(), p=c("poor_household").is_not_null(), s=c("survivor_benefit").is_not_null(), a=c("social_allowance").is_not_null(),
            other_support=c("other_city_support").fill_null(0),
            first_month=pl.max_horizontal("start", jan),
            first_day=pl.when(c("start") >= jan).then(first_day),
            last_month=clip(pl.min_horizontal(last_held("date_of_birth", "birth", 16), last_held("end_date", "end_month", 0), policy.LAST_MONTH)),
            exit_last=clip(last_held("poverty_exit_date", "exit_month", 3)),
            mother_last=clip(last_held("mother_date_of_birth", "mother_month", 18)),
            third_birthday=pl.when(has_category).then(clip(c("birth") + 36)),
            fourth_birthday=pl.when(has_category).then(clip(c("birth") + 48)),
            insured_from=insured_from,
        )
        .agg(children=pl.len().cast(pl.Int64))
        .filter(c("first_month") <= c("last_month"))
        .collect(engine="streaming")
    )


def with_bits(pattern):
    """Adds the groups that no flag excludes, and of several allowance categories the highest, by age."""
    texts = pattern["groups"].unique().to_list()
    named = {t: sum(policy.BIT[g] for g in set(t.split(";"))) for t in texts}
    categories = [(t, *policy.tenths_of(t)) for t in pattern["allowance_category"].drop_nulls().unique().to_list()]
    category = pl.DataFrame(categories, schema={"allowance_category": pl.String, "through_3": pl.Int64, "under_4": pl.Int64, "from_4": pl.Int64}, orient="row")
    flag = {"f": c("f"), "p": c("p") | ((c("named") & policy.POOR) != 0), "s": c("s"),
            "a": c("a") | (c("allowance_amount").fill_null(0) + c("coefficient").fill_null(0) > 0) | c("allowance_category").is_not_null()}
    groups = c("named")
    for name, holds in flag.items():
        groups = pl.when(holds).then(groups & (0xFFFF - policy.EXCLUDED_BY[name])).otherwise(groups)
    return (pattern.join(category, on="allowance_category", how="left")
            .with_columns(named=c("groups").replace_strict(named, return_dtype=pl.Int64)).with_columns(groups=groups))


def main(register, wards, year, out):
    year = int(year)
    jan, dec = year * 12, year * 12 + 11
    ward_rows = policy.read_wards(wards)
    months = range(max(jan, policy.FIRST_MONTH), min(dec, policy.LAST_MONTH) + 1)
    eves = [policy.first_day(m) - timedelta(days=1) for m in months]
    changes = policy.changes(ward_rows, date(year, 1, 1), date(year, 12, 31))
    level = pl.DataFrame(policy.levels(ward_rows, sorted({*eves, *changes})), schema=["ward_code", "day", "line", "multiple"], orient="row")
    month = pl.DataFrame([(m, e, policy.rate("assistance_standard_city", policy.first_day(m)), policy.premium(m)) for m, e in zip(months, eves)],
                         schema={"month": pl.Int32, "eve": pl.Date, "city_standard": pl.Int64, "premium": pl.Int64}, orient="row")

    standard = c("city_standard")
    tenths = pl.when(c("month") <= c("third_birthday")).then("through_3").when(c("month") < c("fourth_birthday")).then("under_4").otherwise("from_4")
    allowance = pl.coalesce("allowance_amount", (c("coefficient") * standard + 5_000) // 10_000, (tenths * standard + 5) // 10)
    closed = (pl.when(c("month") > c("exit_last")).then(policy.EXIT).otherwise(0) + pl.when(c("month") > c("mother_last")).then(policy.MOTHER).otherwise(0))
    # One number says level and group: the highest level wins, of equal levels the highest bit.
    best = pl.max_horizontal(pl.when(has(policy.TOP_UP) & (c("line") > c("allowance"))).then((c("line") - c("allowance")) * 65536 + (c("open") & policy.TOP_UP)),
                             pl.when(has(policy.LINE)).then(c("line") * 65536 + (c("open") & policy.LINE)),
                             pl.when(has(policy.MULTIPLE)).then(c("multiple") * 65536 + (c("open") & policy.MULTIPLE)))
    outcome = (
        with_bits(patterns(register, jan, dec, changes)).lazy()
        .join(month.lazy(), how="cross").filter(c("month").is_between("first_month", "last_month"))
        .with_columns(day=pl.when((c("month") == c("first_month")) & c("first_day").is_not_null()).then("first_day").otherwise("eve"),
                      allowance=allowance, open=c("groups") & (0xFFFF - closed))
        .join(level.lazy(), on=["ward_code", "day"])
        .with_columns(best=best, insured=has(policy.INSURED) & (c("month") >= c("insured_from")).fill_null(False))
        .group_by("ward_code", "month", "premium", "insured", best=pl.when(c("best") // 65536 > c("other_support")).then("best"))
        .agg(c("children").sum())
        .collect(engine="streaming")
    )

    sets = (outcome["best"].drop_nulls() % 65536).unique().to_list()
    names = {s: policy.group_of(s) for s in sets}
    paid = outcome.filter(c("best").is_not_null()).select("ward_code", "month", "children", line=(c("best") % 65536).replace_strict(names, return_dtype=pl.String),
                                                          amount=c("children") * (c("best") // 65536))
    insured = outcome.filter("insured").select("ward_code", "month", "children", line=pl.lit("insurance"), amount=c("children") * c("premium"))
    (pl.concat([paid, insured]).group_by("ward_code", "line", "month").agg(c("children").sum(), c("amount").sum())
     .sort("ward_code", "line", "month")
     .select(pl.lit(year).alias("year"), "ward_code", "line",
             month=pl.format("{}-{}", c("month") // 12, (c("month") % 12 + 1).cast(pl.String).str.zfill(2)),
             basis=pl.lit("existing"), children="children", amount="amount")
     .write_csv(out))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
