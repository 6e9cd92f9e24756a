"""Tables in Markdown, and the machine."""
import os
import platform
import subprocess


def said(*command):
    """The first line that a tool prints about itself; empty where it is not there."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[0] if lines else ""


def value_of(path, key, separator=":"):
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                name, _, value = line.partition(separator)
                if name.strip() == key:
                    return value.strip().strip('"')
    except OSError:
        pass
    return ""


def machine():
    memory = value_of("/proc/meminfo", "MemTotal").removesuffix(" kB")
    return {
        "processor": value_of("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(), "cores": os.cpu_count(),
        "memory_gib": round(int(memory) / 1024 ** 2, 1) if memory else None,
        "system": value_of("/etc/os-release", "PRETTY_NAME", "=") or platform.platform(), "kernel": platform.release(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def tools(peers):
    return {
        "swift": said("swift", "--version"), "libxlsxwriter": value_of("/usr/include/xlsxwriter.h", "#define LXW_VERSION", " \""),
        "commit": said("git", "rev-parse", "--short", "HEAD"), "python": platform.python_version(), **peers.versions,
        **({"cc": said("cc", "--version")} if peers.has("xlsx_limit") else {}),
    }


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "|".join("---" if i == 0 else "---:" for i in range(len(header))) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def large(value):
    return f"{value:,.0f}"


def mib(kib):
    return f"{kib / 1024:,.0f}"


class Report:
    """What was found, printed as it is found and kept for JSON."""

    def __init__(self):
        self.measurements = []
        self.targets = []
        self.failures = []

    def comparison(self, title, part, measured, rows, size=None, cells=None):
        """One table: every program, and the stages of ours. `rows` and `size` (bytes) are those of the register."""
        print(f"\n**{title}**\n")
        header = ["", "wall s", "CPU s", "peak MiB"] + (["rows/s"] if rows else []) + (["MB/s"] if size else []) + (["cells", "cells/s"] if cells else [])
        lines = []
        for name, one in measured.items():
            spread = f"{seconds(one.wall)} ({seconds(min(one.walls))} to {seconds(max(one.walls))})" if len(one.walls) > 1 else seconds(one.wall)
            known = (cells or {}).get(name)
            lines.append([f"`{name}`", spread] + self.figures(one, rows, size)
                         + (([large(known), large(known / one.wall)] if known else ["", ""]) if cells else []))
            for stage in one.stages.values():
                lines.append([f"&emsp;{stage.program}", seconds(stage.wall)] + self.figures(stage, rows, size) + (["", ""] if cells else []))
            if one.stages:
                lines.append(["&emsp;start, and between the stages", seconds(one.rest)] + [""] * (len(header) - 2))
            entry = {"part": part, "title": title, **one.json()}
            if rows:
                entry |= {"rows": rows, "rows_per_second": rows / one.wall}
            if size:
                entry |= {"bytes": size, "bytes_per_second": size / one.wall}
            if known:
                entry |= {"cells": known, "cells_per_second": known / one.wall}
            self.measurements.append(entry)
        print(table(header, lines), flush=True)

    @staticmethod
    def figures(one, rows, size):
        peak = ("< " if one.is_bound else "") + mib(one.peak)
        return [seconds(one.cpu), peak] + ([large(rows / one.wall)] if rows else []) + ([f"{size / 1e6 / one.wall:,.0f}"] if size else [])

    def target(self, what, goal, found, is_reached, size_is_goal=True, **figures):
        """`is_reached`: None where it was not measured, or nothing is to be reached."""
        if is_reached is None:
            verdict = "not compared" if goal else ""
        else:
            verdict = ("reached" if is_reached else "not reached") + ("" if size_is_goal else ", at another size")
        self.targets.append({"target": what, "goal": goal, "found": found, "verdict": verdict, **figures})

    def not_compared(self, part, program, why):
        print(f"\nnot compared: `{program}` ({part}): {why}")

    def failed(self, part, error):
        print(f"\n**{part} failed**: {error}\n", flush=True)
        self.failures.append({"part": part, "error": str(error)})

    def verdicts(self):
        print("\n**Targets**\n")
        rows = [[t["target"], t["goal"], t["found"], t["verdict"]] for t in self.targets]
        print(table(["", "goal", "found", ""], rows + [[f["part"], "", "", "failed, see above"] for f in self.failures]))
