# Marsad: `make demo` shows what it does, `make test` checks everything. Works with GNU make 3.81 and newer.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
# The first Python of the machine that is new enough; override with `make PYTHON=/path/to/python`.
NEW    := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$p -c '$(NEW)' 2>/dev/null; then echo $$p; break; fi; done)
A ?= HEAD
B ?= .

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help install demo test lint packs eval eval-compare misses floors bench soak readme lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

install: $(STAMP) ## make .venv with the pinned requirements; does nothing when nothing changed

$(STAMP): pyproject.toml requirements/dev.txt
	@test -n "$(PYTHON)" || { echo "Marsad needs Python 3.11 or newer and found none (try: make PYTHON=/path/to/python3)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP) ## read the example reports and show the claims in them
	@$(BIN)/marsad read examples/*.txt
	@echo
	@echo "Next: $(BIN)/marsad read FILE...          your own reports (.txt or .jsonl; - for standard input)"
	@echo "      $(BIN)/marsad read --json FILE      the same for machines; the fields are in docs/data-model.md"
	@echo "      $(BIN)/marsad explain FILE          which rule found what, and what was rejected and why"
	@echo "      docs/why.md, docs/limits.md         what it is for, and what it does not do"

test: lint packs ## every check: style, types, packs, tests, and the floors of the evaluation
	$(BIN)/python -m pytest

lint: $(STAMP) ## style and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src evals docs

packs: $(STAMP) ## validate the packs only
	$(BIN)/marsad packs check

eval: $(STAMP) ## score the reader on the gold sets that are there
	$(BIN)/python -m evals.run --set all

eval-compare: $(STAMP) ## compare two revisions on the same articles: make eval-compare A=main B=.
	$(BIN)/python -m evals.compare $(A) $(B)

misses: $(STAMP) ## count the causes of error into evals/misses.md
	$(BIN)/python -m evals.misses

floors: $(STAMP) ## pin the floors of the evaluation anew (never lowers one)
	$(BIN)/python -m evals.gate --update

bench: $(STAMP) ## start-up, memory, articles a second, growth with length
	$(BIN)/python -m evals.bench

soak: $(STAMP) ## the property tests, with many times the examples
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m hypothesis tests

readme: $(STAMP) ## put the real output into the READMEs' example
	$(BIN)/python docs/update_readme.py

lock: ## compile requirements/*.txt anew from requirements/*.in
	@test -x $(VENV)-lock/bin/uv || { $(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet -r requirements/lock.in; }
	cd requirements && for name in runtime dev; do \
		../$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-emit-find-links --custom-compile-command "make lock" --upgrade $$name.in -o $$name.txt || exit 1; done

clean: ## remove everything that was made here
	rm -rf $(VENV) $(VENV)-lock build dist evals/out .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
