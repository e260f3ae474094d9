"""Puts the repository's folder on the path, so that corpus and evals can be imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
