"""Puts this folder on the path, so that tests in any folder can share what stands here.

Property tests draw the same examples every time; `TOCSIN_FRESH=1` draws new ones, for a nightly run.
No example has a deadline: tests never assert times.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("fresh", derandomize=False, deadline=None)
settings.load_profile("fresh" if os.environ.get("TOCSIN_FRESH") else "same")
