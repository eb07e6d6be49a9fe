# Needs Python 3.11 or newer, make and git; brings all the rest. `make` alone lists what there is.

PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	"$$p" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$$p"; break; }; done)
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
ATTRIBUTION ?=
ENTITIES ?=
WORTHINESS ?=
SUREST ?=
TESTS ?=
FAULTS ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check train lock states words schema screens faults \
	bench-workflow bench-intake bench-screens clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 23

setup: $(VENV)/.dev ## make .venv with everything, development tools too

demo: $(VENV)/.runtime ## start the whole desk, with its own database and broker, and something on it
	@exec $(PY) manage.py demo --port $(PORT)

test: $(VENV)/.dev ## run all tests on throw-away servers; TESTS="tests/domain -k word" for some
	@$(PY) -m pytest -n 2 $(TESTS)

check: $(VENV)/.dev ## lint, format, types, floors, templates, migrations, states, API description
	@$(PY) -m factcheck.checks

lock: ## remake both lock files from pyproject.toml
	@test -x $(PY) || $(MAKE) --no-print-directory setup
	@$(PY) -m pip install --quiet 'uv>=0.13'
	@for out in "requirements.lock" "requirements-dev.lock --group dev" \
		"requirements-train.lock --group dev --group train"; do \
		echo "locking $$out"; \
		$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
			--custom-compile-command 'make lock' pyproject.toml --output-file $$out $(LOCK) || exit 1; done

train: $(VENV)/.train ## learn weights again; ENTITIES=texts ATTRIBUTION=marked articles WORTHINESS=marked sentences [SUREST=the surest]
	@test -n "$(ENTITIES)$(ATTRIBUTION)$(WORTHINESS)" || { \
		echo "Say from what: make train ENTITIES=texts.jsonl.gz ATTRIBUTION=articles.jsonl.gz WORTHINESS=sentences.jsonl.gz" >&2; \
		exit 2; }
	@test -z "$(ENTITIES)" || $(PY) -m claims.analysis.training.entities $(ENTITIES)
	@test -z "$(ATTRIBUTION)" || $(PY) -m claims.analysis.training.attribution "$(ATTRIBUTION)"
	@test -z "$(WORTHINESS)" || $(PY) -m claims.analysis.training.worthiness $(WORTHINESS) $(if $(SUREST),--surest $(SUREST))

states: $(VENV)/.dev ## draw the state table into docs/states.md
	@$(PY) manage.py states

words: $(VENV)/.dev ## take the interface's words out of the code into locale/, and say what is not translated
	@$(PY) -m factcheck.catalogue

schema: $(VENV)/.dev ## describe the API in docs/openapi.yaml
	@$(PY) manage.py spectacular --validate --fail-on-warn --file docs/openapi.yaml

screens: $(VENV)/.dev ## photograph every screen into screens/, and those of README and docs/ into docs/pictures/
	@SCREENS=screens $(PY) -m pytest -q -p no:randomly tests/browser
	@$(PY) -m tests.pictures

faults: $(VENV)/.dev ## put the desk under fire, beside plain Celery tasks; FAULTS="races backlog" for some
	@$(PY) -m tests.faults $(FAULTS)

bench-workflow: $(VENV)/.dev ## measure the workflow, each as a ratio to something in the same run
	@$(PY) -m tests.bench workflow

bench-intake: $(VENV)/.dev ## measure how articles are taken in, against spaCy alone
	@$(PY) -m tests.bench intake

bench-screens: $(VENV)/.dev ## measure how fast screens answer a key, with a thousand claims; SAMPLES=20 for fewer
	@$(PY) -m tests.bench screens

clean: ## remove .venv and what tools leave behind; the demo's data in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis static-collected screens

# Stamps say which lock the environment was made from, so that a second run does nothing.
# The runtime lock is a subset of the development lock with the same versions: either may come first.
$(VENV)/.runtime: requirements.lock
	$(call install,$<)

$(VENV)/.dev: requirements-dev.lock
	$(call install,$<)
	@touch $(VENV)/.runtime

$(VENV)/.train: requirements-train.lock
	$(call install,$<)
	@touch $(VENV)/.runtime $(VENV)/.dev

define install
	@if [ -z "$(PYTHON)" ]; then \
		echo "factcheck needs Python 3.11 or newer, with its venv module; none was found on PATH." >&2; exit 1; fi
	@test -x $(PY) || { echo "Making $(VENV) with $(PYTHON)"; "$(PYTHON)" -m venv $(VENV); }
	@echo "Installing what $(1) names: about a minute, the first time"
	@$(PY) -m pip install --no-compile --progress-bar off --require-hashes -r $(1) | $(COUNT)
	@echo "Compiling it, so that the first start is not slow"
	@$(PY) -m compileall -q -j 0 $(VENV)/lib > /dev/null || true
	@touch $@
endef

# pip tells a line a package; a person wants to know how far it is.
COUNT := awk '/^Collecting/ { printf "\r  %d packages found", ++n; fflush() } \
	/^Installing collected/ { printf "\r  %d packages found; unpacking them\n", n; fflush() }'
