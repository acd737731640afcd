# Clippings. `make run` serves the archive, `make test` proves it, `make check` is what CI runs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
SEEDS ?= seeds
BIN := .venv/bin
# The files of tests are spread over the cores; one worker runs the whole of a file, which makes its archives once.
PYTEST := $(BIN)/pytest -n auto --dist loadfile

export CLIPPINGS_HOST := $(HOST)
export CLIPPINGS_PORT := $(PORT)

.PHONY: help run test check lint types imports tests docs bench screenshots lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

run: .venv/compiled ## Install, ingest SEEDS (default: seeds/), serve on HOST:PORT; SEEDS= PORT= HOST= CLIPPINGS_DB= change it
	@exec $(BIN)/clippings serve --ingest "$(SEEDS)"

test: .venv/dev ## Install what tests need, Chromium too when it may, and run every test
	@tools/chromium.sh
	$(PYTEST)

check: .venv/dev ## Lint, types, import rules, tests, docs: what CI runs
	@tools/chromium.sh
	$(MAKE) --no-print-directory lint types imports docs
	$(PYTEST)

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

docs: .venv/dev
	$(BIN)/python -m tools.docs --check

bench: .venv/bench ## Print the benchmark tables
	.venv/bench-env/bin/python -m benchmarks

screenshots: .venv/dev ## Make the pictures of the README from the running program
	$(BIN)/python -m tools.screenshots

lock: ## Lock the dependencies again (needs uv)
	for group in "" dev bench; do \
	  uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 \
	    pyproject.toml --group build $${group:+--group $$group} -o requirements/$${group:-run}.txt || exit 1; \
	done

clean: ## Remove the virtual environment and caches, keep the archive
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp for each set of packages: installed again only when its lock file changes.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "clippings: needs Python 3.11 or newer; set PYTHON=" >&2; exit 1; }
	$(PYTHON) -m venv .venv

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMMAND := $(INSTALL) --no-deps --no-build-isolation --editable .
COMPILE := $(BIN)/python -m compileall -q app

.venv/run: requirements/run.txt pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements/run.txt
	@$(COMMAND) && touch $@

# Where Python is told to write no bytecode (PYTHONDONTWRITEBYTECODE), each start would compile anew what has changed since.
.venv/compiled: .venv/run $(shell find app -name '*.py')
	@$(COMPILE) && touch $@

.venv/dev: requirements/dev.txt pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@$(COMMAND) && $(COMPILE) && touch $@ .venv/run

.venv/bench: requirements/bench.txt
	$(PYTHON) -m venv .venv/bench-env
	.venv/bench-env/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@
