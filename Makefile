# Everything happens in .venv; nothing needs root, or a network beyond the package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE ?= config.toml

.PHONY: run test lint bench clean lock help

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: $(VENV)/.run ## Collect the sources and publish into output/
	@$(BIN)/publisher --config $(SITE) build

test: $(VENV)/.dev ## Run the whole test suite
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## Measure, beside what it claims to beat
	$(BIN)/python -m benchmarks

clean: ## Remove what the other targets made, except the database and output/
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

lock: ## Pin the dependencies anew (maintainers)
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -q pip-tools
	$(VENV)-lock/bin/pip-compile -q --strip-extras --no-emit-index-url --no-emit-find-links --generate-hashes -o requirements/run.lock pyproject.toml
	$(VENV)-lock/bin/pip-compile -q --strip-extras --no-emit-index-url --no-emit-find-links --generate-hashes --extra dev -o requirements/dev.lock pyproject.toml
	rm -rf $(VENV)-lock

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@echo "Setting up $(VENV) (once, about a minute) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml requirements/run.lock | $(VENV)/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/run.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/dev.lock | $(VENV)/bin/python
	@echo "Installing the development tools …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.run
