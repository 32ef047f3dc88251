# Everything a checkout can do. `make demo` and `make test` set up what they need by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
CONSTRAINTS = constraints/python$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])').txt

.PHONY: demo run test check bench firmware clean

demo: $(STAMP)
	@tools/system-packages window
	$(BIN)/nmt-sense demo

run: $(STAMP)
	@tools/system-packages window
	$(BIN)/nmt-sense dashboard

test: $(STAMP)
	@tools/system-packages test
	NMT_REQUIRE_BOARD=1 NMT_REQUIRE_XVFB=1 $(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	rm -rf dist
	$(BIN)/python -m build --outdir dist .

bench: $(STAMP)
	$(BIN)/python -m tests.bench

firmware:
	@tools/system-packages firmware
	firmware/build.sh

$(STAMP): pyproject.toml $(wildcard constraints/*.txt)
	@tools/system-packages python
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  $(if $(wildcard $(CONSTRAINTS)),--constraint $(CONSTRAINTS)) --editable '.[dev]'
	touch $@

clean:
	rm -rf build dist $(VENV)
