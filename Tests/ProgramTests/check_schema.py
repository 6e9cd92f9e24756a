"""Checks JSON objects, one a line of standard input, against a JSON Schema (draft 2020-12). Prints every fault; exit status 1 where there is one.
With --branches it prints `branch NAME` for the branch of the schema's `oneOf` that an object is, and the faults in the branch that it is nearest to."""
import json, sys
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

schema = json.load(open(sys.argv[-1]))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
faults = 0
for number, line in enumerate(sys.stdin, 1):
    instance = json.loads(line)
    for error in validator.iter_errors(instance):
        nearest = best_match([error])
        print(f"{number}: {'/'.join(map(str, nearest.absolute_path))}: {error.message[:300]} {nearest.message[:300]}")
        faults += 1
    if "--branches" in sys.argv:
        for branch in schema["oneOf"]:
            if validator.evolve(schema={**branch, "$defs": schema["$defs"]}).is_valid(instance):
                print("branch", branch["$ref"].split("/")[-1])
sys.exit(faults > 0)
