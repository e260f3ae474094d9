# `make demo` and `make test` are the two commands of the README; both call `make setup` first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= $(TOCSIN_SHARED)

.PHONY: setup demo test browser shots lint docs evals clean

setup: $(STAMP)  ## make .venv with everything installed

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,docs,web,neural]'
	touch $@

demo: setup  ## code the samples, print incidents, claims and their evidence
	$(BIN)/python samples/demo.py

test: setup browser lint  ## everything needed to test, then the tests
	$(BIN)/python -m pytest -n 2

browser:  ## Chromium for the tests of the page, where it can be had
	tools/browser.sh

shots: setup browser  ## pictures of every view, wide and narrow, light and dark, into build/shots
	$(BIN)/python tools/shots.py

lint: setup
	$(BIN)/ruff format --check src tests evals samples corpus tools training
	$(BIN)/ruff check src tests evals samples corpus tools training
	$(BIN)/mypy
	$(BIN)/lint-imports
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/site

docs: setup  ## serve the documentation on loopback
	$(BIN)/mkdocs serve

evals: setup  ## print the yardsticks; needs SHARED=FOLDER with the public data
	$(BIN)/python -m pip install --quiet -e '.[evals]'
	$(BIN)/python -m evals.gold_score --shared $(SHARED)
	$(BIN)/python -m evals.corpus --brief
	$(BIN)/python -m evals.muc --shared $(SHARED) --split dev

clean:
	rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
