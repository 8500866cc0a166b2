"""The output folder: what is put there, in one step where the system allows it, and what of it is ours."""

from __future__ import annotations

from sitegen.output.placing import Made, Placed, Staging, staging
from sitegen.output.scratch import sweep
from sitegen.output.values import MANIFEST, OutputError, Written

__all__ = ["MANIFEST", "Made", "OutputError", "Placed", "Staging", "Written", "staging", "sweep"]
