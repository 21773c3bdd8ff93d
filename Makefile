# `make help` reads this file: what follows ## is what it says.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-browser demo run worker check check-files check-house fix \
	words test test-fast attack bench ci migrate revisions tenant flask
SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
PORT ?= 8000
STATE ?= .state
BIN := .venv/bin
PY := $(BIN)/python
FLASK := $(PY) -m flask --app wsgi

export PORT STATE
# A venv may bring node and npm; tests look for chromium on the same PATH.
export PATH := $(CURDIR)/$(BIN):$(PATH)

# The demo's settings, unless the environment already names a database.
WITH_ENV = set -a; [ -n "$$JEMBATAN_DATABASE_URL" ] || [ ! -f "$(abspath $(STATE))/env" ] \
	|| . "$(abspath $(STATE))/env"; set +a;

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard */translations/*/LC_MESSAGES/*.po))
# The rooms that speak; a door reads the domain's catalogue and its own (config/babel.cfg).
ROOMS := tenants web workers
# Tests start many processes: none of them compiles the house again.
COMPILE := $(PY) -m compileall -q config $(ROOMS) wsgi.py
GATHER := -F config/babel.cfg -k _l --add-location=file --no-wrap
UPDATE := -l en -N --ignore-obsolete --ignore-pot-creation-date --no-wrap
ASSETS := web/static/vendor/.stamp

help: ## Say what can be made
	@echo "Jembatan. make demo PORT=8000 STATE=.state is where to begin."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.development $(ASSETS) $(CATALOGUES) ## Install what development needs into .venv and node_modules
	@echo "setup: ready"

demo: .venv/.runtime $(ASSETS) $(CATALOGUES) ## Run the whole product with two regencies; PORT=8000 STATE=.state
	@exec $(PY) -m config.demo --port $(PORT) --state "$(STATE)"

run: setup ## Run only the web, on PORT, with the settings of STATE/env or the environment
	@port=$(PORT); domain=$${JEMBATAN_DOMAIN:-localhost:$(PORT)}; $(WITH_ENV) \
	export JEMBATAN_DOMAIN="$$domain"; \
	exec $(PY) -m gunicorn wsgi:app -w 2 -b 127.0.0.1:$$port --no-control-socket

worker: setup ## Run only a worker, with the same settings
	@$(WITH_ENV) exec $(PY) -m workers

check: setup ## Lint, types, import arrows, templates, architecture
	@$(MAKE) --no-print-directory -j2 -O check-files check-house
	@echo "check: all good"

check-files:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check-house:
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet web
	$(PY) -m pytest -q tests/architecture

fix: setup ## Mend what tools can mend: format, imports
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@echo "fix: done"

words: setup ## Gather what people read into the catalogues, one a room; then translate what is empty
	@pot=$$(mktemp); for room in $(ROOMS); do \
		$(PY) -m babel.messages.frontend --quiet extract $(GATHER) -o $$pot $$room && \
		$(BIN)/pybabel --quiet update $(UPDATE) -i $$pot -d $$room/translations || exit 1; \
	done; rm $$pot
	@echo "words: gathered"

test: setup setup-browser ## Run every test
	@$(COMPILE)
	$(PY) -m pytest -n auto --dist loadgroup --ignore=tests/bench $(PASSED:%=--ignore=%)
	@echo "test: all passed"

test-fast: setup ## Run the tests without browser and crashes
	$(PY) -m pytest -n auto --dist loadgroup --ignore=tests/bench --ignore=tests/browser --ignore=tests/crash
	@echo "test-fast: all passed"

attack: setup ## Attack the walls between tenants
	$(PY) -m pytest tests/attack
	@echo "attack: every attack was refused"

bench: setup ## Measure against the budgets; ONLY=name for one
	@ONLY="$(ONLY)" $(PY) -m tests.bench
	@echo "bench: done"

ci: check ## What CI runs: check, then the tests that are not in it
	@$(MAKE) --no-print-directory test PASSED=tests/architecture
	@echo "ci: all good"

migrate: setup ## Migrate the registry and every tenant
	@$(WITH_ENV) $(FLASK) tenants migrate
	@echo "migrate: done"

revisions: ## Note the digest of each new revision: from then on it may not change
	@cd migrations && for file in */versions/*.py; do \
		grep -q " $$file\$$" revisions.sha256 || sha256sum "$$file" >> revisions.sha256; done
	@echo "revisions: noted"

tenant: setup ## Create a regency: REGION=61.01 SLUG=sambas
	@if [ -z "$(REGION)" ] || [ -z "$(SLUG)" ]; then \
		echo "Which? make tenant REGION=61.01 SLUG=sambas" >&2; exit 2; fi
	@$(WITH_ENV) $(FLASK) tenants create --region $(REGION) --slug $(SLUG)
	@echo "tenant: $(SLUG) is there"

flask: .venv/.runtime ## Run a Flask command on the demo's servers: ARGS="tenants list"
	@$(WITH_ENV) $(FLASK) $(ARGS)

# ---- what the above stand on; each leaves a stamp, so that a second time costs nothing

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12" >&2; exit 1; }
	@if command -v uv >/dev/null; then uv venv --quiet --allow-existing --python $(PYTHON) .venv; \
	else $(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "Please install python3-venv (or uv)." >&2; exit 1; }; fi

# $(call install,FILE): uv where there is one (5 s), else pip (15 s); hashes either way. Both
# compile: where Python may not write bytecode, each process would take seconds longer to start.
install = if command -v uv >/dev/null; \
	then uv pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r $(1); \
	else $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi

.venv/.runtime: requirements.txt | .venv/pyvenv.cfg
	@echo "Installing what the product runs on ..."
	@$(call install,requirements.txt)
	@touch $@

.venv/.development: requirements-dev.txt requirements.txt | .venv/pyvenv.cfg
	@echo "Installing what development needs ..."
	@$(call install,requirements-dev.txt)
	@touch .venv/.runtime $@

NODE_SUFFICES := const [a, b] = process.versions.node.split("."); \
	process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)

node_modules/.stamp: package.json package-lock.json .npmrc | .venv/.runtime
	@node -e '$(NODE_SUFFICES)' 2>/dev/null && command -v npm >/dev/null || { \
		echo "Installing Node.js into .venv ..."; $(call install,requirements-node.txt); }
	@echo "Installing front-end files ..."
	@npm ci --loglevel=error
	@touch $@

$(ASSETS): node_modules/.stamp config/assets.py
	@$(PY) config/assets.py
	@touch $@

%.mo: %.po | .venv/.runtime
	@$(BIN)/pybabel --quiet compile -i $< -o $@

setup-browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium ..."; apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
		else echo "The browser tests need chromium on the PATH; please install it." >&2; exit 1; \
		fi; }
