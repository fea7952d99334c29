# safi - small filters that clean, split and tag news text. GNU make.
#
# Everything that is made lies in build/ (or B=DIR) and bin/ (or DIR/bin), so
# that differently built trees live side by side: make CC=clang B=build-clang

CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
DESTDIR ?=
B ?= build
BIN = $(if $(filter build,$(B)),bin,$(B)/bin)

WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
	-Wstrict-prototypes -Wmissing-prototypes -Wcast-qual \
	-Wwrite-strings -Wvla
, := ,
PACKAGES = icu-uc icu-i18n yaml-0.1 libpcre2-8
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS := $(or $(shell pkg-config --libs $(PACKAGES) 2>/dev/null), \
	-licui18n -licuuc -licudata -lyaml -lpcre2-8)
# a filter starts faster when it loads only the libraries that it calls
AS_NEEDED := $(if $(filter Linux,$(shell uname -s)),-Wl$(,)--as-needed)

COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -I. $(PKG_CFLAGS) \
	$(CPPFLAGS) $(CFLAGS) $(WARNINGS)
LINK = $(CC) $(CFLAGS) $(LDFLAGS)
LIBS = $(AS_NEEDED) $(PKG_LIBS) $(LDLIBS)

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-fno-omit-frame-pointer
FUZZ_SECONDS ?= 10

names = $(notdir $(basename $(wildcard $(1))))
FILTERS = $(call names,filters/*.c)
UNITS = $(call names,tests/unit/*.c)
FUZZERS = $(filter-out replay,$(call names,tests/fuzz/*.c))
TOOLS = $(call names,tests/tools/*.c)

LIB = $(B)/libsafi.a
LIB_OBJECTS = $(patsubst %.c,$(B)/%.o,$(wildcard common/*.c common/*/*.c))
PROGRAMS = $(FILTERS:%=$(BIN)/safi-%)
# what has code for one processor, and the filters without it, for a test
PORTABLE = $(patsubst %.c,$(B)/portable/%.o,$(shell grep -l HAVE_AVX2_CODE \
	common/*.c common/*/*.c))
CHECKS = $(FILTERS:%=$(B)/portable/safi-%) $(UNITS:%=$(B)/unit/%) $(FUZZERS:%=$(B)/replay/%) \
	$(TOOLS:%=$(B)/tools/%)
SOURCES = $(wildcard common/*.[ch] common/*/*.[ch] filters/*.[ch] tests/*/*.[ch])

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all help test check asan asan-tests fuzz fuzz-run lint format bench tests \
	install uninstall clean FORCE

all: $(LIB) $(PROGRAMS) $(B)/config ## build the filters into bin/ (the default)

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' \
		$(firstword $(MAKEFILE_LIST))
	@echo 'Variables: CC CFLAGS LDFLAGS B PREFIX DESTDIR FUZZ_SECONDS BENCH_SIZE'

test: tests ## run every test (check is the same)
	tests/run $(B) $(BIN)

check: test

asan: ## build with ASan and UBSan into build-asan/ and run every test
	$(MAKE) B=build-asan CFLAGS='-O1 -g $(SANITIZE)' test

asan-tests:
	$(MAKE) B=build-asan CFLAGS='-O1 -g $(SANITIZE)' tests

fuzz: ## fuzz every parser and filter for FUZZ_SECONDS each (needs clang)
	$(MAKE) B=build-fuzz CC=clang \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link $(SANITIZE)' fuzz-run

lint: ## check format, code, scripts and man pages with what is installed
	scripts/lint

format: ## lay out the C sources
	clang-format -i $(SOURCES)

bench: tests ## measure CPU time against other tools
	scripts/bench $(B) $(BIN)

install: all ## install to $(DESTDIR)$(PREFIX)
	scripts/install-files install '$(DESTDIR)$(PREFIX)' $(BIN)

uninstall: ## remove what install put there
	scripts/install-files uninstall '$(DESTDIR)$(PREFIX)' $(BIN)

clean: ## remove everything that was made
	rm -rf build build-* bin

tests: all $(CHECKS) ## build what tests need; then tests/run build bin NAME

fuzz-run: $(FUZZERS:%=$(B)/fuzz/%)
	scripts/fuzz $(B) $(FUZZ_SECONDS) $(FUZZERS)

$(BIN)/safi-%: $(B)/filters/%.o $(LIB)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

# objects that are named first stand for those of the same name in the archive
$(B)/portable/safi-%: $(B)/filters/%.o $(PORTABLE) $(LIB)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(B)/portable/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -DSAFI_PORTABLE -MMD -MP -c -o $@ $<

$(B)/unit/%: $(B)/tests/unit/%.o $(LIB)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(B)/replay/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(LIB)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(LIB)
	@mkdir -p $(@D)
	$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(B)/tools/%: $(B)/tests/tools/%.o $(LIB)
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

# made anew, so that no object of a file that is gone stays in it
$(LIB): $(LIB_OBJECTS)
	@rm -f $@.new
	$(AR) rcs $@.new $^
	@mv $@.new $@

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<

# another compiler or other flags: everything is compiled again
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE)' | cmp -s - $@ || echo '$(COMPILE)' >$@

# filters look for the configuration beside the folder that they are in
$(B)/config:
	@mkdir -p $(@D)
	@ln -sfn '$(CURDIR)/config' $@

-include $(patsubst %.c,$(B)/%.d,$(filter %.c,$(SOURCES))) $(PORTABLE:.o=.d)
