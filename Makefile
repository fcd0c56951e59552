# The verbs of the project. Each makes the machine ready first; see src/makeready/fresh_machine.py.
#
#   make issue                            PDF and EPUB of manuscript/, into build/
#   make pdf MANUSCRIPT=mine BUILD=out    another manuscript, another place
#   make pdf LAYOUTS=ours ARGS=--verbose  another layout; more for the program
#   make release                          all that leaves the house, in build/release/
#   make publish TARGET=sftp://host/path  the newest of them, on a server; tells first with ARGS=--dry-run
#   make import SOURCE=sent.pdf           what an author sent, as an article of manuscript/

PYTHON ?= python3
MANUSCRIPT ?= manuscript
LAYOUTS ?= layouts
BUILD ?= build
ARGS ?=

ifeq ($(OS),Windows_NT)
VENV := .venv/Scripts
else
VENV := .venv/bin
endif
ifeq ($(shell uname -s),Darwin)
# Homebrew's libraries stand where the loader does not look by itself.
LOADER := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib
endif

# Where Python is told to write no bytecode, each build would compile our own source anew.
RUN := $(LOADER) PYTHONDONTWRITEBYTECODE= PYTHONPATH=src $(VENV)/python
MAKEREADY := $(RUN) -m makeready
BENCH := $(LOADER) PYTHONDONTWRITEBYTECODE= PYTHONPATH=src:tests $(VENV)/python -m bench
FRESH := PYTHONPATH=src $(PYTHON) -m makeready.fresh_machine
DECIDES := pyproject.toml .locks/requirements.lock src/makeready/fresh_machine.py src/makeready/system_libraries.py
FOLDERS := --manuscript "$(MANUSCRIPT)" --layouts "$(LAYOUTS)" --output "$(BUILD)"

.PHONY: issue pdf epub check release publish import test bench soak lint format doctor schema lock clean

issue pdf epub: $(if $(findstring --release,$(ARGS)),.venv/ready-for-checks,.venv/ready)
	@$(MAKEREADY) $@ $(FOLDERS) $(ARGS)

check: $(if $(findstring --no-judges,$(ARGS)),.venv/ready,.venv/ready-for-checks)
	@$(MAKEREADY) $@ $(FOLDERS) $(ARGS)

release: .venv/ready-for-checks
	@$(MAKEREADY) $@ $(FOLDERS) $(ARGS)

publish: .venv/ready-to-publish
	@$(MAKEREADY) publish "$(TARGET)" --output "$(BUILD)" $(ARGS)

# Pandoc comes with the first source that is read by it.
BY_PANDOC := .docx .docm .odt .html .htm .xhtml .md .markdown .DOCX .DOCM .ODT .HTML .HTM .MD
import: $(if $(filter $(BY_PANDOC),$(suffix $(SOURCE))),.venv/ready-for-imports,.venv/ready)
	@$(MAKEREADY) import "$(SOURCE)" $(if $(INTO),--into "$(INTO)") --manuscript "$(MANUSCRIPT)" $(ARGS)

test: $(if $(ARGS),,lint) .venv/ready-for-tests
	@$(RUN) -m pytest --numprocesses=auto --dist=loadfile $(ARGS)

bench: .venv/ready-for-tests
	@$(BENCH) --write $(ARGS)

soak: .venv/ready-for-tests
	@$(BENCH) --write --long $(ARGS)

lint: .venv/ready-for-tests
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --output-format=concise
	@$(RUN) -m mypy

format: .venv/ready-for-tests
	@$(RUN) -m ruff check --fix
	@$(RUN) -m ruff format

doctor: .venv/ready
	@$(MAKEREADY) doctor --layouts "$(LAYOUTS)" $(ARGS)

schema: .venv/ready
	@$(MAKEREADY) schema $(ARGS)

lock: .venv/ready-for-tests
	@$(VENV)/uv pip compile $(LOCKING) --group build pyproject.toml -o .locks/requirements.lock
	@$(VENV)/uv pip compile $(LOCKING) --group build --group imports -c .locks/requirements.lock pyproject.toml \
		-o .locks/requirements-imports.lock
	@$(VENV)/uv pip compile $(LOCKING) --group build --group checks -c .locks/requirements.lock pyproject.toml \
		-o .locks/requirements-checks.lock
	@$(VENV)/uv pip compile $(LOCKING) --group build --group publish -c .locks/requirements.lock pyproject.toml \
		-o .locks/requirements-publish.lock
	@$(VENV)/uv pip compile $(LOCKING) --group build --group tests -c .locks/requirements-checks.lock \
		-c .locks/requirements-publish.lock pyproject.toml -o .locks/requirements-tests.lock

LOCKING := --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11

clean:
	@rm -rf "$(BUILD)" .mypy_cache .ruff_cache .pytest_cache

.venv/ready: $(DECIDES)
	@$(FRESH)

.venv/ready-for-imports: $(DECIDES) .locks/requirements-imports.lock
	@$(FRESH) --imports

.venv/ready-to-publish: $(DECIDES) .locks/requirements-publish.lock
	@$(FRESH) --publishing

.venv/ready-for-checks: $(DECIDES) .locks/requirements-checks.lock $(wildcard src/makeready/preflight/judges/package-lock.json)
	@$(FRESH) --checks

.venv/ready-for-tests: $(DECIDES) .locks/requirements-tests.lock $(wildcard src/makeready/preflight/judges/package-lock.json) \
		$(wildcard tests/judges/package-lock.json)
	@$(FRESH) --tests
