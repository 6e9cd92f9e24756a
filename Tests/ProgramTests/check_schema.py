"""Checks JSON objects, one a line of standard input, against a JSON Schema (draft 2020-12). Prints every fault; exit status 1 where there is one."""
import json, sys
from jsonschema import Draft202012Validator

schema = json.load(open(sys.argv[1]))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
faults = 0
for number, line in enumerate(sys.stdin, 1):
    for error in validator.iter_errors(json.loads(line)):
        print(f"{number}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
        faults += 1
sys.exit(faults > 0)
