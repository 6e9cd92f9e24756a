"""The parts of the benchmark: what is measured, against what, and what is to be reached."""
import glob
import json
import os
import shutil
import subprocess
from dataclasses import dataclass

import results
from measuring import Failed, Program, alternate, run

GOAL = 1_000_000  # the children for whom the targets are set
WARDS = 114
READING, WRITTEN = "reading the register", "writing tables"


@dataclass
class Register:
    folder: str
    children: int

    @property
    def files(self):
        return os.path.join(self.folder, "register")

    @property
    def wards(self):
        return os.path.join(self.folder, "wards.csv")

    @property
    def size(self):
        return results.file_size(self.files)

    @property
    def arguments(self):
        return ["--register", self.files, "--wards", self.wards]


class Parts:
    def __init__(self, options, work, programs, peers, report, say):
        self.children, self.runs, self.wards = options.children, options.runs, options.wards
        self.work, self.peers, self.report, self.say = work, peers, report, say
        self.chitra, self.make_register = programs
        self.registers = {}
        self.estimates = {}  # children: Measured, of one file a ward
        self.payout_peaks = {}  # children: KiB

    # What is measured with

    def register(self, children, *options):
        """A register, made when it is first asked for."""
        key = (children, *options)
        if key not in self.registers:
            folder = os.path.join(self.work, "register-" + "-".join(str(part).strip("-") for part in key))
            self.say(f"making up {children:,} children")
            done = subprocess.run([self.make_register, "--children", str(children), "--ward-count", str(self.wards), "--out", folder, *options],
                                  capture_output=True, text=True)
            if done.returncode:
                raise Failed(done.stderr)
            self.registers[key] = Register(folder, children)
        return self.registers[key]

    def forget(self, register):
        """Makes room on the disk."""
        shutil.rmtree(register.folder)
        self.registers = {key: other for key, other in self.registers.items() if other is not register}

    def folder(self, name):
        return os.path.join(self.work, "run-" + name)

    def program(self, name, command, result=None, prepare=None, environment=None, expected=(0,)):
        """A program that begins in an empty folder each time."""
        folder = self.folder(name)

        def begin():
            shutil.rmtree(folder)
            os.mkdir(folder)
            if prepare:
                prepare(folder)

        return Program(name, command, folder, begin, result, environment, expected)

    def ours(self, name, *arguments, **rest):
        return self.program(name, [self.chitra, *map(str, arguments)], **rest)

    def theirs(self, part, program, *arguments, **rest):
        """A list of one peer, or of none, which is told."""
        if not self.peers.has(program):
            self.report.not_compared(part, program, self.peers.missing[program])
            return []
        return [self.program(program, self.peers.command(program, *arguments), environment=self.peers.environment, **rest)]

    def faster(self, what, goal, ours, theirs, at_goal, stage=None):
        """A target of how many times faster we are than the fastest of them. `stage`: ours ends with it; else with the process."""
        if not theirs:
            self.report.target(what, f"{goal} times faster", "", None)
            return
        fastest = min(theirs, key=lambda t: t.wall)
        ratio = fastest.wall / (ours.until(stage) if stage else ours.wall)
        processor = fastest.cpu / (ours.cpu_until(stage) if stage else ours.cpu)
        self.report.target(what, f"{goal} times faster", f"{ratio:.2f} times ({processor:.2f} in processor time)", ratio >= goal, at_goal, ratio=ratio,
                           processor_ratio=processor, peer=fastest.program)

    # Reading

    def read(self):
        for layout, options in [("one file", ["--one-file"]), (f"{self.wards} files", [])]:
            register = self.register(self.children, *options)
            count = str(self.children)
            programs = [self.ours("chitra check", "check", "--month", "2026-05", "--json", *register.arguments, result=lambda r: str(results.rows_checked(r)))]
            programs += self.theirs("read", "read_duckdb.py", register.files, "typed", result=lambda r: r.output.strip())
            if self.peers.has("read_duckdb.py"):
                programs.append(self.program("starting Python and DuckDB", [self.peers.python, "-c", "import duckdb; duckdb.connect()"],
                                             environment=self.peers.environment))
            self.say(f"reading {self.children:,} rows in {layout}")
            found = alternate(programs, self.runs)
            if results.rows_checked(programs[0].run()) != int(count):
                raise Failed("rows are missing")
            ours = found["chitra check"]
            self.report.comparison(f"Reading {self.children:,} rows, {register.size / 1e6:,.0f} MB in {layout}", "read", found, self.children, register.size)
            at_goal = self.children == GOAL
            theirs = [found["read_duckdb.py"]] if "read_duckdb.py" in found else []
            self.faster(f"reading, {layout}: from our start to the last row, DuckDB's whole process (typed)", 3, ours, theirs, at_goal, READING)
            if theirs:
                start = found["starting Python and DuckDB"].wall
                ratio = (theirs[0].wall - start) / ours.stages[READING].wall
                self.report.target("the same, start-up off on both sides", "", f"{ratio:.2f} times", None, ratio=ratio)
            peak = ours.stages[READING].peak * 1024
            self.report.target(f"reading, {layout}: memory under the file's size", f"{register.size / 1e6:,.0f} MB", f"{peak / 1e6:,.0f} MB",
                               peak < register.size, at_goal, bytes=peak)

    # The estimate of a year

    def estimate_of(self, register):
        return self.ours("chitra estimate", "estimate", "--year", 2027, *register.arguments,
                         result=lambda _: results.text_of(os.path.join(self.folder("chitra estimate"), "out/estimate-2027/estimate.csv")))

    def table_of(self, register):
        """The same numbers without workbooks, which is what the peers write."""
        name = "chitra estimate --table-only"
        return self.ours(name, "estimate", "--year", 2027, "--table-only", *register.arguments,
                         result=lambda _: results.text_of(os.path.join(self.folder(name), "out/estimate-2027-table/estimate.csv")))

    def estimate(self):
        for layout, options in [("one file", ["--one-file"]), (f"{self.wards} files", [])]:
            register = self.register(self.children, *options)
            programs = [self.estimate_of(register), self.table_of(register)]
            for peer in ("estimate_polars.py", "estimate_duckdb.py"):
                programs += self.theirs("estimate", peer, register.files, register.wards, 2027, "estimate.csv",
                                        result=lambda _, name=peer: results.text_of(os.path.join(self.folder(name), "estimate.csv")))
            self.say(f"estimating 2027 for {self.children:,} children in {layout}")
            found = alternate(programs, self.runs)
            ours, table, *theirs = [found[p.name] for p in programs]
            if not options:
                self.estimates[self.children] = ours
            self.report.comparison(f"The estimate of 2027, {self.children:,} children in {layout}", "estimate", found, self.children, register.size)
            at_goal = self.children == GOAL
            self.faster(f"estimate, {layout}: register to estimate.csv, whole processes (--table-only)", 3, table, theirs, at_goal)
            self.faster("the same with all years and comparisons, to the end of writing tables", 3, ours, theirs, at_goal, WRITTEN)
            self.faster(f"the same, our whole process with {self.wards + 1} workbooks", 3, ours, theirs, at_goal)
            # What a peer needed is not known where it is only a bound.
            least = None if any(t.is_bound for t in theirs) else min((t.peak for t in theirs), default=None)
            for name, measured in [("--table-only", table), (f"with {self.wards + 1} workbooks", ours)]:
                self.report.target(f"estimate, {layout}: less memory than either, {name}", f"{least * 1024 / 1e6:,.0f} MB" if least else "",
                                   f"{measured.peak * 1024 / 1e6:,.0f} MB", least and measured.peak < least, at_goal, bytes=measured.peak * 1024)

    # A month

    def draft(self, folder, register, month, *options):
        """Drafts a month into the store of a folder, not measured, and closes it."""
        common = ["--store", "chitra.sqlite", "--out", "out"]
        done = run([self.chitra, "payout", "--month", month, "--json", *register.arguments, *common, *options], folder, expected=(0, 2))
        run([self.chitra, "close", "--month", month, "--draft", json.loads(done.output)["draft"], *common], folder)
        return done

    def payout(self):
        children = self.children // 10
        register = self.register(children)
        before = self.folder("months before")
        os.makedirs(before)
        for number in range(1, 5):
            self.say(f"closing 2026-0{number} for {children:,} children")
            self.draft(before, register, f"2026-0{number}", *(["--nothing-paid-before"] if number == 1 else []))

        def with_store(folder):
            for path in glob.glob(os.path.join(glob.escape(before), "chitra.sqlite*")):
                shutil.copy(path, folder)

        def ledger(name):
            return lambda _: results.regular_of_ledger(os.path.join(self.folder(name), "out/2026-05/ledger.csv"))

        month, new = "chitra payout", "chitra payout, nothing closed before"
        arguments = ["payout", "--month", "2026-05", "--json", *register.arguments]
        programs = [self.ours(month, *arguments, prepare=with_store, result=ledger(month), expected=(0, 2)),
                    self.ours(new, *arguments, "--nothing-paid-before", result=ledger(new), expected=(0, 2))]
        programs += self.theirs("payout", "payout_python.py", register.files, register.wards, "2026-05", "out",
                                result=lambda _: results.totals_of_summary(os.path.join(self.folder("payout_python.py"), "out/summary.xlsx")))
        programs += self.limit(register)
        self.say(f"paying {children:,} children")
        found = alternate(programs, self.runs)
        self.say("counting cells")
        cells = {p.name: results.cells_written(p.folder) for p in programs}
        title = f"Payout of May 2026, {children:,} children in {self.wards} wards"
        self.report.comparison(title, "payout", found, children, None, cells)
        self.payout_peaks[children] = max(found[month].peak, found[new].peak)
        at_goal = self.children == GOAL
        python = [found["payout_python.py"]] if "payout_python.py" in found else []
        for name, what in [(month, "a month like any other"), (new, "a new store, with arrears since January")]:
            self.faster(f"payout, {what}: everything included, payout_python.py's whole process", 4, found[name], python, at_goal)
            limit = found.get("xlsx_limit")
            share = limit and (cells[name] / found[name].wall) / (cells["xlsx_limit"] / limit.wall)
            self.report.target(f"payout, {what}: cells a second of the whole run, of those of plain C", "60 %", f"{share:.0%}" if share else "",
                               share and share >= 0.6, at_goal, share=share)

    def limit(self, register):
        """The workbooks in plain C; the cells are made ready beforehand, as the peer wants it."""
        if not self.peers.has("xlsx_limit"):
            self.report.not_compared("payout", "xlsx_limit", self.peers.missing["xlsx_limit"])
            return []
        cells = os.path.join(self.work, "cells.tsv")
        run(self.peers.command("xlsx_limit_prepare.py", register.files, register.wards, "2026-05", cells), self.work, self.peers.environment)
        return [self.program("xlsx_limit", [self.peers.limit, cells, "out", str(os.cpu_count())], prepare=lambda f: os.makedirs(os.path.join(f, "out/wards")),
                             result=lambda _: results.totals_of_summary(os.path.join(self.folder("xlsx_limit"), "out/summary.xlsx")))]

    # Growth

    def growth(self):
        self.growth_of_the_estimate()
        self.growth_of_the_months()

    def growth_of_the_estimate(self):
        sizes = [size for size in (self.children // 100, self.children // 10, self.children, self.children * 10) if size > self.wards]
        fixed = self.time_to_estimate(self.wards)
        each = {}
        for size in sizes:
            each[size] = (self.time_to_estimate(size) - fixed) / (size - self.wards)
            print(f"estimate of {size:,} children: {each[size] * 1e6:.2f} µs a child, start-up off", flush=True)
        spread = max(each.values()) / min(each.values())
        self.report.target(f"growth: time per child of the estimate, {sizes[0]:,} to {sizes[-1]:,} children, start-up off", "within 1.3", f"{spread:.2f}",
                           spread <= 1.3, self.children == GOAL, spread=spread, microseconds_per_child={size: t * 1e6 for size, t in each.items()})

    def time_to_estimate(self, children):
        """Seconds from the start to estimate.csv. A child in each ward tells what does not depend on the children."""
        if children not in self.estimates:
            register = self.register(children)
            self.say(f"estimating 2027 for {children:,} children")
            # Short runs scatter more, and long ones take long.
            is_long = children > self.children
            runs = max(1, self.runs // 2) if is_long else self.runs * 4 if children <= 20_000 else self.runs
            self.estimates[children] = alternate([self.estimate_of(register)], runs, warm_up=not is_long)["chitra estimate"]
            self.report.comparison(f"The estimate of 2027, {children:,} children", "growth", {"chitra estimate": self.estimates[children]}, children, register.size)
            if is_long:
                self.forget(register)
        return self.estimates[children].until(WRITTEN)

    def growth_of_the_months(self):
        """Every month from January 2026 to December 2030 is paid and closed; the first and the last are then measured in turn."""
        children = max(self.children // 100, self.wards)
        register = self.register(children, "--lasting", "--month", "2026-01")
        folder = self.folder("all months")
        os.makedirs(folder)
        months = [f"{year}-{month:02d}" for year in range(2026, 2031) for month in range(1, 13)]
        walls = {}
        for month in months[:-1]:
            if month.endswith("-01"):
                self.say(f"paying and closing the months of {month[:4]} for {children:,} children")
            walls[month] = self.draft(folder, register, month, *(["--nothing-paid-before"] if month == months[0] else [])).wall

        def with_store(to):
            for path in glob.glob(os.path.join(glob.escape(folder), "chitra.sqlite*")):
                shutil.copy(path, to)

        names = [f"chitra payout, month {number}" for number in (1, len(months))]
        programs = [
            self.ours(names[0], "payout", "--month", months[0], "--json", "--nothing-paid-before", *register.arguments, expected=(0, 2)),
            self.ours(names[1], "payout", "--month", months[-1], "--json", *register.arguments, prepare=with_store, expected=(0, 2)),
        ]
        self.say("measuring the first month and the last")
        found = alternate(programs, self.runs * 2)
        paid = {}
        for name, month in zip(names, (months[0], months[-1])):
            wards = results.regular_of_ledger(os.path.join(self.folder(name), "out", month, "ledger.csv"))
            paid[name] = sum(count for count, _ in wards.values())
        self.report.comparison(f"The first month and the last of 60, {children:,} children ({paid[names[0]]:,} and {paid[names[1]]:,} paid)", "growth", found, children)
        ratio = found[names[1]].wall / found[names[0]].wall
        self.report.target("growth: month 60 against month 1", "within 1.25", f"{ratio:.2f}", ratio <= 1.25, self.children == GOAL, ratio=ratio, seconds_of_month=walls)

    # Memory

    def memory(self):
        at_goal = self.children == GOAL
        for children, most in [(self.children // 10, 200), (self.children, 600)]:
            if children not in self.payout_peaks:
                register = self.register(children)
                self.say(f"paying {children:,} children in a new store")
                name = "chitra payout, nothing closed before"
                program = self.ours(name, "payout", "--month", "2026-05", "--json", "--nothing-paid-before", *register.arguments, expected=(0, 2))
                found = alternate([program], 1, warm_up=False)
                self.report.comparison(f"Payout of May 2026, {children:,} children", "memory", found, children)
                self.payout_peaks[children] = found[name].peak
                shutil.rmtree(self.folder(name))
            self.below(f"payout of {children:,} children, with arrears since January", self.payout_peaks[children], most, at_goal)
        children = self.children * 10
        self.time_to_estimate(children)
        self.below(f"estimate of {children:,} children", self.estimates[children].peak, 3000, at_goal)

    def below(self, what, peak, most, at_goal):
        """`most` in MB, `peak` in KiB."""
        peak *= 1024
        self.report.target(f"memory: {what}", f"under {most:,} MB", f"{peak / 1e6:,.0f} MB", peak < most * 1e6, at_goal, bytes=peak)

    # Start

    def start(self):
        self.say("starting")
        programs = [self.ours("chitra --help", "--help"), self.ours("chitra rates", "rates")]
        found = alternate(programs, 20)
        self.report.comparison("Start", "start", found, None)
        for name, one in found.items():
            self.report.target(f"start: {name}", "under 30 ms", f"{one.wall * 1000:.0f} ms", one.wall < 0.03, seconds=one.wall)
