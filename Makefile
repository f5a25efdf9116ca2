PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo serve quick test lint update pictures bench

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	$(BIN)/python -m compileall -q checker  # pip does it for a wheel, not for an editable install
	touch $@

demo: $(VENV)/ready ## check one sample; it has findings, which is no failure of the demo
	@$(BIN)/checker check samples/01-harbour.txt --fail-on never
	@echo "Next: $(BIN)/checker fix samples/01-harbour.txt --diff   shows what would be fixed (docs/tutorial.md goes on from there)"

serve: $(VENV)/ready ## install what the editor's page needs, and open it
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[serve]"
	@$(BIN)/checker serve

quick: $(VENV)/ready ## the fast tests, in under a minute, while you work on a change
	$(BIN)/python -m pytest -n auto -q -m "not slow"

test: $(VENV)/ready ## every test, with coverage; those of the HTML report need a browser, without which they are skipped
	@scripts/install_browser.sh || [ -z "$$CI" ]
	@scripts/install_languagetool.sh || [ -z "$$CI" ]
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

update: $(VENV)/ready ## write the samples' reports, the rules' pages and the outputs in the documentation anew
	$(BIN)/python scripts/build_rule_docs.py
	UPDATE=1 $(BIN)/python -m pytest -n auto -q tests/samples tests/test_docs.py tests/config/test_configuration_reference.py

pictures: $(VENV)/ready ## pictures of the editor's page for its tutorial, from the real page
	@scripts/install_browser.sh
	$(BIN)/python scripts/make_pictures.py

bench: $(VENV)/ready ## speed beside peers, and what is found of planted defects, in one run
	@$(BIN)/python -m compileall -q checker
	$(BIN)/python bench/run.py
	$(BIN)/python bench/serve.py
