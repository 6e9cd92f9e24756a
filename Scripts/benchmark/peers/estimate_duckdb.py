#!/usr/bin/env python3
"""The estimate of a year (basis `existing`, with the insurance line) in DuckDB.

    estimate_duckdb.py REGISTER_DIR WARDS YEAR OUT.csv          (YEAR 2026 to 2030; environment: THREADS, default 2)

For registers of make-register: one decision a child under 55/2025, no moves, no duplicates, canonical columns in order.
The rules that are covered are covered in general: several groups (highest only), exclusions, windows, top-up and the
allowance's own timing, end, age, month-after timing, wards whose area changes.

How: every fact of a child ends in a known month, so a child is reduced to a handful of months, clipped to the year. Children that
are then equal are counted together (1,000,000 children make about 150,000 patterns), and only patterns are laid out over the months.
Sets of groups are bits (policy.py), so that everything is arithmetic on columns.
"""
import os
import sys
from datetime import date, timedelta

import duckdb

import policy

QUERY = """
WITH child AS (
  SELECT *, month_of(decision_date) AS start, month_of(date_of_birth) AS birth, month_of(poverty_exit_date) AS exit_month,
         month_of(mother_date_of_birth) AS mother_month, month_of(end_date) AS end_month
  FROM register),

pattern AS (
  SELECT ward_code, groups, allowance_amount, allowance_coefficient, allowance_category, coalesce(other_city_support, 0) AS other_support,
         in_facility IS NOT NULL AS f, poor_household IS NOT NULL AS p, survivor_benefit IS NOT NULL AS s, social_allowance IS NOT NULL AS a,
         greatest(start, $jan) AS first_month,
         CASE WHEN start >= $jan THEN $first_day END AS first_day,      -- the rates of the decision day, where the first month is in the year
         clip(least(last_held(date_of_birth, birth, 16), last_held(end_date, end_month, 0), $over)) AS last_month,
         clip(last_held(poverty_exit_date, exit_month, 3)) AS exit_last,
         clip(last_held(mother_date_of_birth, mother_month, 18)) AS mother_last,
         CASE WHEN allowance_category IS NOT NULL THEN clip(birth + 36) END AS third_birthday,
         CASE WHEN allowance_category IS NOT NULL THEN clip(birth + 48) END AS fourth_birthday,
         CASE WHEN other_insurance IS NOT NULL THEN NULL                -- the 6th birthday is before the year, after it, or in it
              WHEN birth + 72 < $jan THEN $jan - 1 WHEN birth + 72 > $dec THEN $dec + 1
              WHEN birth + 72 < $jan + 9 THEN $jan + 9 WHEN date_of_birth + to_years(6) <= decision_date THEN start ELSE birth + 73 END AS insured_from,
         count(*) AS children
  FROM child GROUP BY ALL),

-- The groups that no flag excludes; of several allowance categories the highest, by age.
eligible AS (
  SELECT * EXCLUDE groups, $through_3 AS through_3, $under_4 AS under_4, $from_4 AS from_4,
         named & ~(CASE WHEN f THEN $by_f ELSE 0 END | CASE WHEN p OR named & $poor <> 0 THEN $by_p ELSE 0 END | CASE WHEN s THEN $by_s ELSE 0 END
                   | CASE WHEN a OR coalesce(allowance_amount, 0) + coalesce(allowance_coefficient, 0) > 0 OR allowance_category IS NOT NULL THEN $by_a ELSE 0 END) AS groups
  FROM (SELECT *, $named AS named FROM pattern WHERE first_month <= last_month)),

pattern_month AS (
  SELECT ward_code, month, children, other_support, insured_from, line, multiple,
         groups & ~(CASE WHEN month > exit_last THEN $exit ELSE 0 END | CASE WHEN month > mother_last THEN $mother ELSE 0 END) AS open,
         coalesce(allowance_amount, CAST(round(allowance_coefficient * city_standard) AS BIGINT),
                  (CASE WHEN month <= third_birthday THEN through_3 WHEN month < fourth_birthday THEN under_4 ELSE from_4 END * city_standard + 5) // 10) AS allowance
  FROM eligible
  JOIN month ON month BETWEEN first_month AND last_month
  JOIN level USING (ward_code)
  WHERE level.day = CASE WHEN month = first_month AND first_day IS NOT NULL THEN first_day ELSE eve END),

-- One number says level and group: the highest level wins, of equal levels the highest bit.
outcome AS MATERIALIZED (
  SELECT ward_code, month, CASE WHEN best >> 16 > other_support THEN best END AS best, insured, sum(children)::BIGINT AS children
  FROM (SELECT *, open & $insured <> 0 AND month >= insured_from AS insured,
               greatest(CASE WHEN open & $top_up <> 0 AND line > allowance THEN (line - allowance) * 65536::BIGINT + (open & $top_up) END,
                        CASE WHEN open & $line <> 0 THEN line * 65536::BIGINT + (open & $line) END,
                        CASE WHEN open & $multiple <> 0 THEN multiple * 65536::BIGINT + (open & $multiple) END) AS best
        FROM pattern_month WHERE open <> 0)
  GROUP BY ALL)

SELECT $year AS year, ward_code, line, printf('%d-%02d', month // 12, month % 12 + 1) AS month, 'existing' AS basis,
       CAST(sum(children) AS BIGINT) AS children, CAST(sum(children * amount) AS BIGINT) AS amount
FROM (SELECT ward_code, code AS line, month, children, best >> 16 AS amount
      FROM outcome JOIN group_bit ON bit <= best & 65535 AND best & 65535 < bit * 2
      UNION ALL
      SELECT ward_code, 'insurance', month, children, premium FROM outcome JOIN month USING (month) WHERE insured)
GROUP BY ALL ORDER BY ward_code, line, month
"""


def table(con, name, columns, rows):
    """A small table from rows, handed over as one list a column."""
    names = columns.split(", ")
    con.execute(f"CREATE TEMP TABLE {name} AS SELECT " + ", ".join(f"unnest(?) AS {c}" for c in names), [list(column) for column in zip(*rows)])


def main(register, wards, year, out):
    year = int(year)
    jan, dec = year * 12, year * 12 + 11
    con = duckdb.connect(config={"threads": os.environ.get("THREADS", "2")})
    con.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")  # it knows no sizes of CSV files, and would hash the large side

    types = {c: "VARCHAR" for c in policy.COLUMNS} | {c: "DATE" for c in policy.DAYS} | {c: "BIGINT" for c in policy.AMOUNTS}
    types["allowance_coefficient"] = "DECIMAL(6,4)"
    con.execute(f"""CREATE TEMP VIEW register AS SELECT * FROM read_csv('{register}/*.csv', header = true, auto_detect = false,
                    delim = ',', quote = '"', escape = '"', columns = {types})""")

    ward_rows = policy.read_wards(wards)
    months = range(max(jan, policy.FIRST_MONTH), min(dec, policy.LAST_MONTH) + 1)
    eves = [policy.first_day(m) - timedelta(days=1) for m in months]
    changes = policy.changes(ward_rows, date(year, 1, 1), date(year, 12, 31))
    table(con, "level", "ward_code, day, line, multiple", policy.levels(ward_rows, sorted({*eves, *changes})))
    table(con, "month", "month, eve, city_standard, premium",
          [(m, e, policy.rate("assistance_standard_city", policy.first_day(m)), policy.premium(m)) for m, e in zip(months, eves)])
    table(con, "group_bit", "code, bit", list(policy.BIT.items()))

    # The month of a day; a month clipped to the year and its neighbours; and the last month paid for a fact that ends on the nth
    # anniversary of a day: none where that is reached by the decision day.
    con.execute("CREATE TEMP MACRO month_of(d) AS year(d) * 12 + month(d) - 1")
    con.execute(f"CREATE TEMP MACRO clip(m) AS greatest(least(m, {dec + 1}), {jan - 1})")
    con.execute("""CREATE TEMP MACRO last_held(d, m, n) AS CASE WHEN m + 12 * n > start THEN m + 12 * n
                   WHEN m IS NOT NULL AND d + to_years(n) <= decision_date THEN 0 ELSE m + 12 * n END""")

    named = " | ".join(f"CASE WHEN contains(groups, '{code}') THEN {bit} ELSE 0 END" for code, bit in policy.BIT.items())
    tenths = [", ".join(f"CASE WHEN contains(allowance_category, '{c}') THEN {t[k]} END" for c, t in policy.CATEGORIES.items()) for k in range(3)]
    first_day = "CASE " + " ".join(f"WHEN decision_date >= DATE '{d}' THEN DATE '{d}'" for d in reversed(changes)) + " END"
    values = {"jan": jan, "dec": dec, "over": policy.LAST_MONTH, "year": year, "named": named, "first_day": first_day,
              "through_3": f"greatest({tenths[0]})", "under_4": f"greatest({tenths[1]})", "from_4": f"greatest({tenths[2]})", "poor": policy.POOR,
              "exit": policy.EXIT, "mother": policy.MOTHER, "insured": policy.INSURED, "top_up": policy.TOP_UP, "line": policy.LINE, "multiple": policy.MULTIPLE,
              **{"by_" + flag: b for flag, b in policy.EXCLUDED_BY.items()}}
    query = QUERY
    for name in sorted(values, key=len, reverse=True):
        query = query.replace("$" + name, str(values[name]))
    con.execute(f"COPY ({query}) TO '{out}' (HEADER, DELIMITER ',')")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
