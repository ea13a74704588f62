# `make run` and `make test` need Python >= 3.11 with venv; all else they fetch into .venv by themselves.

PYTHONS := python3.13 python3.12 python3.11 python3
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: run test test-long test-all check format clean preview picture bench bench-full
.DEFAULT_GOAL := run

run: .venv/.for-running
	@$(PY) -m bot

test: .venv/.for-developing
	$(PY) -m pytest -m "not long"

# What test-all adds to test.
test-long: .venv/.for-developing
	$(PY) -m pytest -m long

test-all: test test-long

check: .venv/.for-developing
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: .venv/.for-developing
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .


# The bot in a local browser page that looks like Discord: no token, no network.
preview: .venv/.for-preview
	@$(PY) -m tests.tools.preview

# The README's picture of a reply; needs Chromium.
picture: .venv/.for-preview
	@$(PY) -m tests.tools.picture

# A reply inside Discord's machinery; our search beside others, on made-up sentences or on CORPUS=file, one a line; briefings
# under stress.
BENCH = $(PY) -m tests.bench $(if $(CORPUS),--corpus $(CORPUS))
bench: .venv/.for-bench
	@$(PY) -m tests.bench.discord_reply
	@$(BENCH)
	@$(PY) -m tests.bench.briefings

bench-full: .venv/.for-bench
	@$(PY) -m tests.bench.discord_reply
	@$(BENCH) --size 10000 100000 1000000
	@$(PY) -m tests.bench.briefings

clean:
	rm -rf .venv data .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.made:
	@for python in $(PYTHONS); do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && found=$$python && break; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "No Python 3.11 or newer found (tried: $(PYTHONS)). Install one, for example: apt install python3 python3-venv" >&2; exit 1; \
	fi; \
	echo "Making .venv with $$($$found --version) ..."; \
	if ! $$found -m venv --clear .venv >/dev/null 2>&1 || ! $(PY) -m pip --version >/dev/null 2>&1; then \
	  rm -rf .venv; \
	  echo "$$found cannot make a virtual environment. Install its venv package: apt install $$(basename $$found)-venv (Debian, Ubuntu), then run make again." >&2; exit 1; \
	fi; \
	touch $@

.venv/.for-running: .venv/.made pyproject.toml
	@echo "Installing what the bot needs into .venv ..."
	@$(PIP) --editable . && $(PY) -m compileall -q bot
	@touch $@

.venv/.for-developing: .venv/.made pyproject.toml
	@echo "Installing what the bot, its tests and its checks need into .venv ..."
	@$(PIP) --editable '.[dev]' && $(PY) -m compileall -q bot
	@touch $@ .venv/.for-running

.venv/.for-preview: .venv/.for-developing pyproject.toml
	@echo "Installing what the preview needs into .venv ..."
	@$(PIP) --editable '.[dev,preview]'
	@touch $@

.venv/.for-bench: .venv/.for-developing pyproject.toml
	@echo "Installing what the benchmark compares with into .venv ..."
	@$(PIP) --editable '.[dev,bench]'
	@touch $@
