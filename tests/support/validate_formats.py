#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate_formats.py FOLDER SCENARIOS: reads every shipped scenario with PyYAML, which speaks YAML 1.1, and holds it and
the outputs in FOLDER against the schemas there with python3-jsonschema. Says what is wrong; status 1 if anything is."""
import json
import pathlib
import sys

import jsonschema
import yaml

folder, scenarios = map(pathlib.Path, sys.argv[1:])
wrong = 0


def validator(name):
    schema = json.loads((folder / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check(rules, document, name):
    global wrong
    for error in rules.iter_errors(document):
        wrong += 1
        print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


for path in sorted(scenarios.glob("*.yaml")):
    check(validator("scenario"), yaml.safe_load(path.read_text()), path.name)
for name in ("summary", "stats", "marks"):
    check(validator(name), json.loads((folder / f"{name}.json").read_text()), name)
for name in ("sweep", "compare"):
    validator(name)
rules = validator("trace")
for line in (folder / "trace.jsonl").read_text().splitlines():
    check(rules, json.loads(line), "trace")
sys.exit(1 if wrong else 0)
