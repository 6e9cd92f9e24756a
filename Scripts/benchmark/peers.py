"""The programs that ChiTra is compared with, and what they need."""
import os
import shutil
import subprocess
import sys

PACKAGES = {"duckdb": "duckdb==2.0.0", "polars": "polars==2.1.0", "xlsxwriter": "XlsxWriter==3.3.1"}
NEEDS = {"read_duckdb.py": ["duckdb"], "estimate_duckdb.py": ["duckdb"], "estimate_polars.py": ["polars"],
         "payout_python.py": ["polars", "xlsxwriter"], "xlsx_limit": ["polars", "xlsxwriter"]}


class Peers:
    """`missing` tells why a program is not compared."""

    def __init__(self, folder, work, venv):
        self.folder = folder and os.path.abspath(folder)
        self.missing = {}
        self.versions = {}
        self.python = os.path.join(venv, "bin", "python")
        self.limit = os.path.join(work, "xlsx_limit")
        threads = str(os.cpu_count())
        self.environment = {"THREADS": threads, "POLARS_MAX_THREADS": threads, "WORKERS": threads, "CHITRA_TIMINGS": "",
                            "PYTHONPYCACHEPREFIX": os.path.join(work, "pycache")}
        if not self.folder:
            self.missing = dict.fromkeys(NEEDS, "no --peers DIR given")
            return
        self._install(venv)
        self._compile()

    def _install(self, venv):
        lacking = {}
        try:
            if not os.path.exists(self.python):
                # The system's own, since another one in PATH may be a wrapper without a Python behind it.
                system = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
                subprocess.run([system, "-m", "venv", venv], check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            lacking = dict.fromkeys(PACKAGES, f"no venv could be made: {reason(error)}")
        for module, package in PACKAGES.items():
            if module in lacking:
                continue
            ask = [self.python, "-c", f"import {module}; print({module}.__version__)"]
            try:
                found = subprocess.run(ask, capture_output=True, text=True)
                if found.returncode or found.stdout.strip() != package.split("==")[1]:
                    subprocess.run([self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package], check=True, capture_output=True, text=True)
                    found = subprocess.run(ask, check=True, capture_output=True, text=True)
                self.versions[package.split("==")[0]] = found.stdout.strip()
            except (OSError, subprocess.CalledProcessError) as error:
                lacking[module] = f"{package} cannot be installed: {reason(error)}"
        for program, modules in NEEDS.items():
            source = os.path.join(self.folder, "xlsx_limit.c" if program == "xlsx_limit" else program)
            why = next((lacking[m] for m in modules if m in lacking), None)
            if not os.path.exists(source):
                why = f"{source} is not there"
            if why:
                self.missing[program] = why

    def _compile(self):
        if "xlsx_limit" in self.missing:
            return
        compiler = next((c for c in ("cc", "gcc", "clang") if shutil.which(c)), None)
        if not compiler:
            self.missing["xlsx_limit"] = "there is no C compiler"
            return
        try:
            subprocess.run([compiler, "-O2", "-o", self.limit, os.path.join(self.folder, "xlsx_limit.c"), "-lxlsxwriter", "-lpthread"],
                           check=True, capture_output=True, text=True)
        except subprocess.CalledProcessError as error:
            self.missing["xlsx_limit"] = f"it cannot be compiled: {reason(error)}"

    def has(self, program):
        return program not in self.missing

    def command(self, program, *arguments):
        return [self.python, os.path.join(self.folder, program), *map(str, arguments)]


def reason(error):
    """The last line of what a tool said."""
    said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
    return said[-1] if said else "no reason given"
