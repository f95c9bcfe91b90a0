# `make help` lists the commands. ARGS passes options on: make test ARGS="-k idle", make run ARGS=--windowed
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check format lock media bench soak clean
MAKEFLAGS += --no-print-directory

VENV := .venv/bin
PYTHON := $(VENV)/python
JOBS := $(shell nproc)

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name what; do \
		printf '  make %-10s %s\n' "$$name" "$$what"; done

setup:  ## install what the kiosk needs, into the system and .venv; a second run changes nothing
	@setup/setup.sh run

setup-dev:
	@setup/setup.sh dev

run: setup  ## open the kiosk on this screen, EXHIBITION=folder for your own; without a display, pictures in build/tour
	@setup/run.sh $(if $(EXHIBITION),-C "$(EXHIBITION)") $(ARGS)

test: setup-dev  ## run the tests on all processors; ARGS=--quick: those without window, process and media, in 20 s
	@$(PYTHON) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: setup-dev  ## check code, layers, exhibits and catalogues: all that CI checks besides the tests
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/kiosk check
	$(VENV)/kiosk translate status --strict
	@find locales -name '*.po' -print0 | xargs -0 -r -n 1 msgfmt --check --output-file=/dev/null

format: setup-dev  ## format the code as `make check` requires
	@$(VENV)/ruff check --fix --quiet . || true
	@$(VENV)/ruff format .

lock:  ## update the lock files from pyproject.toml; ARGS=--upgrade upgrades versions
	@setup/lock.sh $(ARGS)

media:  ## make the exhibition's media again with the scripts in media/make
	@setup/setup.sh media
	@for script in maps diagrams ambient film narrate; do $(PYTHON) media/make/$$script.py; done

bench: setup-dev  ## compare the kiosk's start, CPU and memory with those of a bare window
	@$(PYTHON) -m pytest tests/benchmarks -m benchmark -s $(ARGS)

soak: setup-dev  ## simulate thousands of visitors; ARGS="--visits 5000 --seed 1"
	@$(PYTHON) tests/soak/endless.py $(ARGS)

clean:  ## remove generated files; .venv stays
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache vitrine.egg-info
	@find kiosk tests media -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
