# Everything that is done to Timbang has a name here: make help.

SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

LOAD     ?= $(CURDIR)/artifacts/load
N        ?= 1000000
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
TOOL     := go tool -modfile=tools/go.mod
FUZZTIME ?= 20s
say       = @printf '\n== %s\n'

.PHONY: help run build test format vet static dead rules tests bench load kill fuzz census update shots clean

help: ## says what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## builds and starts Timbang on its embedded database with demonstration data
	@tools/need postgres || true
	@$(MAKE) --no-print-directory build
	@exec bin/timbang serve --demo

build: ## builds bin/timbang
	@echo "building bin/timbang; the first time takes a minute or two"
	@mkdir -p bin
	@go build -trimpath -ldflags '-X main.version=$(VERSION)' -o bin/timbang ./cmd/timbang

test: ## installs what tests need (as root on Debian), then runs every check and every test
	$(say) 'programs that the tests need'
	@tools/need postgres chromium pdftotext pdftoppm qpdf ps
	@$(MAKE) --no-print-directory format vet static dead rules tests
	$(say) 'everything passed'

format:
	$(say) 'format: gofmt'
	@wrong=$$(gofmt -l cmd forms internal migrations templates tools); \
	if [ -n "$$wrong" ]; then echo "not formatted (gofmt -w):"; echo "$$wrong"; exit 1; fi

vet:
	$(say) 'go vet'
	@go vet ./...
	@go vet -tags shots ./internal/app

static:
	$(say) 'staticcheck'
	@$(TOOL) staticcheck ./...

dead:
	$(say) 'code that nothing reaches: deadcode'
	@found=$$($(TOOL) deadcode -test ./...); if [ -n "$$found" ]; then echo "$$found"; exit 1; fi

rules:
	$(say) 'house rules'
	@go test ./internal/arch

tests:
	$(say) 'all tests, nothing skipped; generated documents must be up to date'
	@CI=true go test -timeout 25m ./...

kill: ## kills the program and the database a few hundred times under load
	@CI=true TIMBANG_KILLS=$${TIMBANG_KILLS:-300} go test ./internal/app -count 1 -timeout 60m -v -run '^TestWhatWasAcknowledgedSurvivesEveryKill$$'

bench: ## measures, as ratios to a fixed piece of work on the same machine
	@go build -C tools -o ../bin/bench ./bench
	@CI=true go test -run '^$$' -bench . -benchtime 1s ./... | bin/bench

load: ## measures mixed work on 10,000 and on N (1000000) petitions of earlier years
	@tools/need postgres
	@$(MAKE) --no-print-directory build
	@mkdir -p $(LOAD)
	@TIMBANG_DATA=$(LOAD)/small bin/timbang seed --petitions=10000
	@TIMBANG_DATA=$(LOAD)/$(N) bin/timbang seed --petitions=$(N)
	@TIMBANG_LOAD=$(LOAD)/small,$(LOAD)/$(N) CI=true go test -v -count=1 -tags load -timeout 30m -run '^TestLoad$$' ./internal/app

fuzz: ## fuzzes each parser for FUZZTIME (20s)
	@for p in $$(go list ./...); do \
		for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
			printf '\n== %s %s\n' "$$p" "$$f"; \
			go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p; \
		done; \
	done

census: ## counts files, lines and lengths of functions, room by room
	@go build -C tools -o ../bin/census ./census
	@bin/census

update: ## accepts what the golden tests got; read the diff afterwards
	@for p in $$(go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}} {{join .TestImports " "}} {{join .XTestImports " "}}{{end}}' ./... | awk '/testkit\/golden/ { print $$1 }'); do \
		go test $$p -update || true; \
	done
	@git diff --stat

shots: ## pictures of the pages with demonstration data, into artifacts/
	@tools/need postgres chromium
	@mkdir -p artifacts
	@TIMBANG_SHOTS=$(CURDIR)/artifacts CI=true go test -count=1 -tags shots -run '^TestShots$$' ./internal/app
	@ls artifacts

clean: ## removes what was built
	@rm -rf bin artifacts
