"""Puts this folder on the path, so that tests in any folder can share what stands here.

Property tests draw the same examples every time; `TOCSIN_FRESH=1` draws new ones, for a nightly run.
No example has a deadline: tests never assert times.

Commands and the Python API read by rules here, so that what a test expects changes with the rules alone and not with the
next training; what the trained model adds has tests of its own, which ask for it.
"""

import os

from hypothesis import settings

os.environ["TOCSIN_EXTRACTOR"] = "rules"

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("fresh", derandomize=False, deadline=None)
settings.load_profile("fresh" if os.environ.get("TOCSIN_FRESH") else "same")
