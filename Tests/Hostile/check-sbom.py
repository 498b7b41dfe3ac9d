#!/usr/bin/env python3
"""Holds a software bill of materials against the schema of CycloneDX 1.6, and against the list of parts in ARCHITECTURE.md.

    check-sbom.py FILE"""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

text = Path(sys.argv[1]).read_text()
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
if fault:
    sys.exit(f"this is no CycloneDX: {fault}")
bill = json.loads(text)
named = Path(__file__).resolve().parents[2].joinpath("ARCHITECTURE.md").read_text().lower()
# What our own parts bring along is in the bill; what we chose ourselves is in the table too.
ours = {ref for one in bill["dependencies"] if one["ref"] == "kbgen" for ref in one["dependsOn"]}
missing = [part["name"] for part in bill["components"] if part["bom-ref"] in ours and part["name"].lower() not in named]
if not ours or missing:
    sys.exit(f"ARCHITECTURE.md gives no reason for {missing}")
print(f"{len(bill['components'])} parts, {len(ours)} of them of our own choice")
