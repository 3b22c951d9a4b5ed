# koppel: see README.md. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Debian and Ubuntu packages that the build needs beside the Swift toolchain.
APT_PACKAGES := ca-certificates git pkg-config libxml2-dev libarchive-dev libcurl4-openssl-dev libxlsxwriter-dev libsqlite3-dev

# Tests and checks share one debug build, in which a warning is an error and a module may import only what
# Package.swift says it depends on.
STRICT := -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error

# The modules that compute are optimised for tests too (Package.swift), which takes most of the time off them.
export KOPPEL_OPTIMISE_TESTS := 1

# Servers that tests start for themselves. They are unpacked and not installed: what is installed would start and listen.
TEST_SERVERS := .build/test-servers
TEST_SERVER_PACKAGES := openssh-server vsftpd stunnel4 libwrap0

SAMPLE := Samples/antwerp-wholesaler/exports
KOPPEL := .build/release/koppel
# How many companies `make accuracy` simulates, and other options of the program behind it.
SEEDS ?= 40
ACCURACY_OPTIONS ?=
PLAN_OPTIONS ?=
# Options of the program in $(BENCHMARKS): `--case csv`, `--runs 3`, `--size 0.1`, `--scale 1`.
BENCH_OPTIONS ?=
BENCHMARKS := Tests/Benchmarks
BENCH_PYTHON := $(BENCHMARKS)/.build/python
SWIFT_FOLDERS := Package.swift Sources Tests Plugins

# How long `make fuzz` tries each target.
FUZZ_SECONDS ?= 60
# Files to begin with beside our own seeds, where they are there.
FUZZ_SAMPLES ?= ../shared/samples

.PHONY: help deps build man demo readme test check lint debug-build run-tests accuracy fuzz format clean
.PHONY: bench bench-peers bench-test screenshots page-speed plan-quality readers test-servers

help:
	@echo 'make deps    install what the build needs (apt packages; skipped where they are there)'
	@echo 'make build   release build: $(KOPPEL)'
	@echo 'make man     the manual page and completions for bash, zsh and fish, in .build/manual'
	@echo 'make demo    import a sample company; map, gaps, next step and report in demo/'
	@echo 'make test    every test'
	@echo 'make test-servers  unpack the servers (OpenSSH, vsftpd, stunnel) that tests of transfers start; part of test'
	@echo 'make check   format, warnings, imports, every test: what has to pass before a change is merged'
	@echo 'make accuracy  how right the maps are on companies whose truth is known; SEEDS=200 for more of them'
	@echo 'make plan-quality  how good plans are on public and generated instances, beside cbc, highs and scip'
	@echo 'make bench   measure beside DuckDB, xmllint, lxml and Desbordante; BENCH_OPTIONS="--case csv" for a part'
	@echo 'make readers  programs of others that tests read our forms with (networkx, pm4py, axe…; skipped without them)'
	@echo 'make fuzz    libFuzzer on every reader and the columns; FUZZ_SECONDS=600 for longer'
	@echo 'make readme  write the real output of a run, and the picture of its map, into README.md'
	@echo 'make screenshots  pictures of the workbench for README.md (needs chromium)'
	@echo 'make page-speed  how long the workbench takes to show fifty systems and to scroll (needs chromium)'
	@echo 'make format  lay out the Swift files'
	@echo 'make clean   remove what was built'

deps:
	@command -v swift > /dev/null || { \
	  echo 'there is no "swift" on the PATH; Koppel needs Swift 6.1 or later' >&2; \
	  echo '  Try: https://www.swift.org/install/' >&2; exit 1; }
	@missing=''; \
	for package in $(APT_PACKAGES); do \
	  dpkg-query --show --showformat='$${db:Status-Status}' "$$package" 2> /dev/null | grep --quiet '^installed$$' \
	    || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	as_root=''; \
	if [ "$$(id -u)" != 0 ]; then \
	  command -v sudo > /dev/null || { \
	    echo "these packages are missing:$$missing" >&2; \
	    echo "  Try, as root: apt-get install$$missing" >&2; exit 1; }; \
	  as_root='sudo'; \
	fi; \
	echo "installing$$missing"; \
	$$as_root apt-get update --quiet --quiet; \
	DEBIAN_FRONTEND=noninteractive $$as_root apt-get install --quiet --quiet --yes --no-install-recommends $$missing

build: deps
	swift build --configuration release --product koppel

man: build
	@mkdir -p .build/manual
	@$(KOPPEL) manual > .build/manual/koppel.1
	@for shell in bash zsh fish; do $(KOPPEL) manual --completion $$shell > .build/manual/koppel.$$shell; done
	@echo 'The manual page and completions: .build/manual'

demo: build
	@mkdir -p demo && rm -rf demo/*
	@$(KOPPEL) import $(SAMPLE) --workspace demo/company.koppel --timings
	@$(KOPPEL) map --workspace demo/company.koppel | tee demo/map.txt; echo
	@$(KOPPEL) gaps --workspace demo/company.koppel | tee demo/gaps.txt; echo
	@$(KOPPEL) next --workspace demo/company.koppel | tee demo/next.txt; echo
	@$(KOPPEL) map --format svg --workspace demo/company.koppel > demo/map.svg
	@$(KOPPEL) report --workspace demo/company.koppel --output demo/report.html
	@echo 'The report: demo/report.html'

readme: deps debug-build
	KOPPEL_RECORD=1 swift test --skip-build $(STRICT) --filter "ReadmeTests|InvoiceRuleListTests"

screenshots: deps debug-build
	KOPPEL_RECORD=1 swift test --skip-build $(STRICT) --filter ScreenshotTests

page-speed: build debug-build
	KOPPEL_MEASURE=1 KOPPEL_PROGRAM=$(CURDIR)/$(KOPPEL) swift test --skip-build $(STRICT) --filter PageSpeedTests

test: deps test-servers debug-build run-tests

check: deps test-servers lint debug-build run-tests

lint:
	swift format lint --strict --parallel --recursive $(SWIFT_FOLDERS)

debug-build:
	swift build --build-tests $(STRICT)

test-servers:
	@[ ! -e $(TEST_SERVERS)/complete ] || exit 0; \
	command -v apt-get > /dev/null && command -v dpkg > /dev/null || { \
	  echo 'no apt-get here: tests of transfers run with the servers that are installed' >&2; exit 0; }; \
	mkdir -p $(TEST_SERVERS)/packages && cd $(TEST_SERVERS)/packages; \
	fetch() { apt-get download --quiet --quiet $(TEST_SERVER_PACKAGES) 2> log; }; \
	fetch || { apt-get update --quiet --quiet 2>> log && fetch; } || { \
	  echo 'the servers for tests of transfers could not be fetched; those tests are skipped' >&2; cat log >&2; exit 0; }; \
	for package in *.deb; do dpkg --extract "$$package" ..; done; \
	touch ../complete

# The tests that serve pages or files run after the others and one by one: a server in a process whose threads all wait for
# other tests answers nobody.
SERVING := FetchingTests|KoppelWebTests|Workbench[A-Za-z]*Tests|PageSpeedTests

# All lines go to a file; what failed and the closing lines are shown.
run-tests:
	@echo 'running the tests; every line is in .build/tests.log'
	@swift test --skip-build $(STRICT) --skip '$(SERVING)' > .build/tests.log 2>&1 || { $(SHOW_FAILURES); }
	@swift test --skip-build $(STRICT) --no-parallel --filter '$(SERVING)' >> .build/tests.log 2>&1 || { $(SHOW_FAILURES); }
	@grep --extended-regexp 'Test run with [0-9]+ tests? in' .build/tests.log

SHOW_FAILURES := grep --extended-regexp '^✘|^error: |Fatal error' .build/tests.log | head --lines 100; \
  tail --lines 5 .build/tests.log; exit 1

accuracy: deps
	@swift build --configuration release --product accuracy
	@.build/release/accuracy --seeds $(SEEDS) $(ACCURACY_OPTIONS)

# How good plans are on instances with known optima, which lie beside the repository; with cbc beside it where it is there.
plan-quality: deps
	@swift build --configuration release --product plan-quality
	@.build/release/plan-quality $(PLAN_OPTIONS)

bench: build bench-peers
	swift build --configuration release --package-path $(BENCHMARKS)
	@$(BENCHMARKS)/.build/release/benchmarks run $(BENCH_OPTIONS)

# What Koppel is measured beside, in a Python environment of its own. A peer that can't be had is left out of the results.
bench-peers:
	@mkdir -p $(BENCHMARKS)/.build
	@[ -x $(BENCH_PYTHON)/bin/pip ] || python3 -m venv $(BENCH_PYTHON) || { \
	  rm -rf $(BENCH_PYTHON); \
	  echo 'no Python environment could be made (Debian: apt-get install python3-venv): its peers are skipped' >&2; \
	  exit 0; }
	@[ -x $(BENCH_PYTHON)/bin/pip ] || exit 0; \
	while read -r peer; do \
	  $(BENCH_PYTHON)/bin/pip install --quiet --disable-pip-version-check "$$peer" || echo "skipped: $$peer" >&2; \
	done < $(BENCHMARKS)/Peers/requirements.txt
	@command -v xmllint > /dev/null || echo 'skipped: xmllint (Debian: apt-get install libxml2-utils)' >&2

# Readers and checkers that we did not write, in a Python environment of their own; tests that need one skip without it.
readers:
	@[ -x .build/readers/bin/pip ] || python3 -m venv .build/readers
	@rm -f .build/readers/complete
	@.build/readers/bin/pip install --quiet --disable-pip-version-check --requirement Tests/KoppelTests/Readers/requirements.txt
	@touch .build/readers/complete
	@command -v dot > /dev/null || echo 'skipped: Graphviz (Debian: apt-get install graphviz)' >&2

bench-test:
	swift test --package-path $(BENCHMARKS)

# The flag of the sanitizers is given again to the compiler: of several -sanitize only the last one counts for coverage.
fuzz: deps
	KOPPEL_FUZZ=1 swift build --configuration release --scratch-path .build/fuzz --product fuzz \
	  --sanitize=address --sanitize=fuzzer -Xswiftc -parse-as-library -Xswiftc -sanitize=fuzzer,address
	Tests/Fuzzing/run.sh .build/fuzz/release/fuzz $(FUZZ_SECONDS) .build/fuzzing $(FUZZ_SAMPLES)

format:
	swift format --in-place --parallel --recursive $(SWIFT_FOLDERS)

clean:
	swift package clean
	rm -rf demo
