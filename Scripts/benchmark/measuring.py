"""Runs programs and measures them: wall and processor time, memory, stages."""
import json
import os
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from itertools import zip_longest


class Failed(Exception):
    """A program that was measured failed, or its results differ from another's: its times count for nothing."""


@dataclass
class Stage:
    name: str
    end: float  # seconds since the program was started
    wall: float
    cpu: float
    peak: int  # KiB, from the program's start to the end of the stage


@dataclass
class Run:
    wall: float
    cpu: float
    peak: int  # KiB, of the largest process
    is_bound: bool  # the program may have needed less than `peak`
    output: str
    stages: list


def run(command, folder, environment=None, expected=(0,)):
    """Runs a program with `folder` as its working folder, which must be there."""
    timings = os.path.join(folder, ".timings")
    names = [os.path.join(folder, "." + stream) for stream in ("output", "errors")]
    if os.path.exists(timings):
        os.remove(timings)
    variables = {**os.environ, "LC_ALL": "C.UTF-8", "CHITRA_TIMINGS": timings, **(environment or {})}
    with open(names[0], "wb") as output, open(names[1], "wb") as errors:
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    texts = []
    for name in names:
        with open(name, encoding="utf-8", errors="replace") as file:
            texts.append(file.read())
    if process.returncode not in expected:
        raise Failed(f"{os.path.basename(command[0])} {' '.join(command[1:])}\nended with {process.returncode}:\n{texts[1][-2000:]}")
    stages = read_stages(timings, began)
    # The system counts for a program what the process had in use that became it, a copy of this one: it cannot tell of less. Ours says itself.
    peak, floor = usage.ru_maxrss, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    is_bound = not stages and peak <= floor * 1.02
    return Run(wall, usage.ru_utime + usage.ru_stime, stages[-1].peak or peak if stages else peak, is_bound, texts[0], stages)


def read_stages(path, began):
    """The stages that ChiTra writes (Sources/chitra/StageTimes.swift); none of other programs."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [Stage(s["stage"], s["began"] + s["wall"] - began, s["wall"], s["cpu"], s["peak"]) for s in lines]


@dataclass
class Program:
    """One side of a comparison."""
    name: str
    command: list
    folder: str
    prepare: object = None  # makes the folder ready; not timed
    result: object = None  # what must be equal on all sides, from the run; not timed
    environment: dict = None
    expected: tuple = (0,)

    def run(self):
        os.makedirs(self.folder, exist_ok=True)
        if self.prepare:
            self.prepare()
        # A program that brings its output to disk would else wait for what the one before left to be written.
        os.sync()
        return run(self.command, self.folder, self.environment, self.expected)


@dataclass
class Measured:
    """What several runs of one program took, in all or up to the end of a stage."""
    program: str
    walls: list
    cpus: list
    peaks: list
    is_bound: bool = False  # the program may have needed less memory than `peak`
    stages: dict = field(default_factory=dict)  # name: Measured
    ends: list = field(default_factory=list)  # of a stage: seconds since the program was started
    rests: list = field(default_factory=list)  # of a program with stages: seconds that belong to none

    @property
    def wall(self):
        return statistics.median(self.walls)

    @property
    def cpu(self):
        return statistics.median(self.cpus)

    @property
    def peak(self):
        return statistics.median(self.peaks)

    def until(self, stage):
        """From the program's start to the end of a stage: median seconds."""
        return statistics.median(self.stages[stage].ends)

    def cpu_until(self, stage):
        """Processor seconds without the stages after that one."""
        names = list(self.stages)
        return self.cpu - sum(self.stages[name].cpu for name in names[names.index(stage) + 1:])

    @property
    def rest(self):
        """Seconds of the start and between the stages."""
        return statistics.median(self.rests)

    def json(self):
        known = {"program": self.program, "wall": self.wall, "cpu": self.cpu, "peak_kib": self.peak, "peak_is_bound": self.is_bound,
                 "runs": [{"wall": w, "cpu": c, "peak_kib": p} for w, c, p in zip(self.walls, self.cpus, self.peaks)]}
        if self.stages:
            known["stages"] = {name: {"wall": s.wall, "cpu": s.cpu, "peak_kib": s.peak, "until": statistics.median(s.ends)} for name, s in self.stages.items()}
        return known


def measured(name, runs):
    whole = Measured(name, [r.wall for r in runs], [r.cpu for r in runs], [r.peak for r in runs], any(r.is_bound for r in runs), rests=[r.wall - sum(s.wall for s in r.stages) for r in runs])
    for index, first in enumerate(runs[0].stages):
        of_all = [r.stages[index] for r in runs]
        whole.stages[first.name] = Measured(
            first.name, [s.wall for s in of_all], [s.cpu for s in of_all], [s.peak for s in of_all], ends=[s.end for s in of_all])
    return whole


def alternate(programs, runs, warm_up=True):
    """Measures programs in turn, each round beginning with the next one, after a round that is not counted. Results must be equal on all
    sides, in every round."""
    kept = {p.name: [] for p in programs}
    known = None
    for number in range(-1 if warm_up else 0, runs):
        first = number % len(programs)
        for program in programs[first:] + programs[:first]:
            one = program.run()
            if program.result:
                found = program.result(one)
                if known and found != known[1]:
                    sides = f"{known[0]} and {program.name} give" if known[0] != program.name else f"Two runs of {program.name} give"
                    raise Failed(f"{sides} different results: {difference(known[1], found)}")
                known = known or (program.name, found)
            if number >= 0:
                one.output = ""
                kept[program.name].append(one)
    return {name: measured(name, of_one) for name, of_one in kept.items()}


def difference(a, b):
    """Where two results differ first, shortly."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys()):
            if a.get(key) != b.get(key):
                return f"{key}: {a.get(key)} and {b.get(key)}"
    if isinstance(a, str) and isinstance(b, str):
        lines = zip_longest(a.splitlines(), b.splitlines())
        return next((f"line {number}: {one} and {other}" for number, (one, other) in enumerate(lines, 1) if one != other), "line ends")
    return f"{a} and {b}"
