# Every target makes what it needs; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help app test check bench fix clean lock screenshots

BIN := .venv/bin

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

app: .venv/.app ## Start the workbench in the browser
	$(BIN)/workbench open

test: .venv/.dev ## Check everything: style, types, contracts, all tests in a real browser too
	@sh scripts/check_sources.sh
	@sh scripts/get_chromium.sh
	@sh scripts/get_libreoffice.sh
	$(BIN)/python -m pytest -q

check: .venv/.dev ## The quick check before a commit: style, types, contracts, fast tests
	@sh scripts/check_sources.sh
	$(BIN)/python -m pytest -q -m "not browser and not slow"

bench: .venv/.dev ## Measure speed against named alternatives and write docs/benchmarks.md
	$(BIN)/python -m scripts.bench

fix: .venv/.dev ## Format the code and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screenshots: .venv/.dev ## Take the pictures of every page again
	@sh scripts/get_chromium.sh
	$(BIN)/python -m scripts.take_screenshots

lock: .venv/.dev ## Write the lock files again from pyproject.toml
	sh scripts/lock.sh

clean: ## Remove the environment and everything made by tools
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.app: pyproject.toml requirements.lock scripts/make_environment.sh
	@sh scripts/make_environment.sh requirements.lock
	@touch $@

.venv/.dev: pyproject.toml requirements-dev.lock scripts/make_environment.sh
	@sh scripts/make_environment.sh requirements-dev.lock
	@touch $@ .venv/.app
