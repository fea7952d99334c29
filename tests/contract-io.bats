# Input and output: nothing is lost without a word and a status (every filter).

load lib
load contract

# many N: that many records
many() {
  yes "{\"id\":1,\"text\":\"$NEUTRAL\"}" | head -n "$1"
}

@test "a full disk: status 3 and a message" {
  [ -c /dev/full ] || skip "no /dev/full"
  record >one
  many 20000 >lots
  body() {
    for file in one lots; do
      status 3 "safi-$1" <$file >/dev/full 2>err
      has_line err "^safi-$1: stdout: "
      status 3 "safi-$1" -o /dev/full $file 2>err
      has_line err "^safi-$1: /dev/full: "
    done
    status 3 "safi-$1" --stats=/dev/full <one >out 2>err
    status 3 "safi-$1" --help >/dev/full 2>err
    status 3 "safi-$1" --version >/dev/full 2>err
  }
  each ANY body
  echo '{' >bad
  body() {
    status 3 "safi-$1" --rejects /dev/full <bad >out 2>err
    has_line err "^safi-$1: /dev/full: "
  }
  each RECORDS body
  body() {
    status 3 "safi-$1" --print-config >/dev/full 2>err
  }
  each CONFIGURED body
}

@test "a disk that gets full in a line: the file holds whole lines only" {
  record >one
  many 3000 >lots
  body() {
    # a limit of the file's size does what a full disk does
    (
      trap '' XFSZ
      ulimit -f 100
      status 3 "safi-$1" lots >full 2>err
    )
    has_line err "^safi-$1: stdout: "
    [ "$(wc -c <full)" -le 102400 ]
    "safi-$1" lots | head -c "$(wc -c <full)" | cmp - full
    [ ! -s full ] || [ "$(tail -c 1 full | od -An -c | tr -d ' ')" = '\n' ]
  }
  each ANY body
  body() {
    [ -s full ]
    (
      trap '' XFSZ
      ulimit -f 100
      echo before >after
      status 3 "safi-$1" lots >>after 2>err
    )
    [ "$(head -n 1 after)" = before ]
    [ "$(tail -c 1 after | od -An -c | tr -d ' ')" = '\n' ]
  }
  each RECORDS body
}

@test "a file over the limit of its size: status 3, the old one stays" {
  record >one
  many 3000 >lots
  body() {
    echo old >file
    (
      ulimit -f 100
      status 3 "safi-$1" -o file lots lots 2>err
    )
    has_line err "^safi-$1: file: "
    echo old | cmp - file
    [ "$(find . -type f | wc -l)" = 4 ]
  }
  each ANY body
}

@test "a closed standard output: status 3, unless the output goes elsewhere" {
  record >in
  body() {
    status 3 "safi-$1" <in >&- 2>err
    has_line err "^safi-$1: stdout: "
    status 0 "safi-$1" -o out <in >&-
    "safi-$1" <in | cmp out -
    status 3 "safi-$1" --help >&- 2>err
  }
  each ANY body
}

@test "a closed standard input: status 3, unless there is an operand" {
  record >in
  body() {
    status 3 "safi-$1" <&- >out 2>err
    has_line err "^safi-$1: stdin: "
    status 0 "safi-$1" in <&- >out
  }
  each ANY body
}

@test "a closed standard error does not put messages into a file" {
  { record; echo '{'; } >in
  body() {
    cp in file
    status 1 "safi-$1" -o out --rejects bad file 2>&-
    cmp in file
    echo '{' | cmp - bad
    ! grep -q "safi-$1:" out bad
    status 1 "safi-$1" --stats <in >out 2>&-
  }
  each RECORDS body
}

@test "all three closed" {
  record >in
  body() {
    status 0 "safi-$1" -o out in <&- >&- 2>&-
    "safi-$1" in | cmp out -
  }
  each ANY body
}

@test "a closed pipe ends the run by SIGPIPE; where that is ignored, by 3" {
  many 100000 >in
  body() {
    (
      set +e
      env --default-signal=PIPE "safi-$1" in 2>err | head -c 10 >out
      echo "${PIPESTATUS[0]}" >came
    )
    [ "$(cat came)" = 141 ]
    [ ! -s err ]
    (
      set +e
      env --ignore-signal=PIPE "safi-$1" in 2>err | head -c 10 >out
      echo "${PIPESTATUS[0]}" >came
    )
    [ "$(cat came)" = 3 ]
    [ "$(wc -l <err)" = 1 ]
  }
  env --default-signal=PIPE true 2>/dev/null || skip "env cannot set signals"
  # safi-read holds a document whole; its one record comes in several writes
  each ANY body
}

@test "an operand that cannot be read is reported, the others are done" {
  record >good
  mkdir folder
  body() {
    { "safi-$1" good; "safi-$1" good; } >want
    for bad in missing folder; do
      status 3 "safi-$1" good $bad good >out 2>err
      cmp want out
      [ "$(wc -l <err)" = 1 ]
      has_line err "^safi-$1: $bad: "
    done
    cp good old
    status 3 "safi-$1" -o old good missing good 2>err
    cmp good old
  }
  each ANY body
}

@test "'-' is standard input, '--' ends the options" {
  record >in
  record other >./-in
  body() {
    { "safi-$1" in; "safi-$1" <in; "safi-$1" ./-in; } >want
    if [ "$1" = read ]; then
      status 0 "safi-$1" in - -- -in <in >out
      [ "$(wc -l <out)" = 3 ]
    else
      status 0 "safi-$1" in - -- -in <in >out
      cmp want out
    fi
  }
  each ANY body
}

@test "-o writes what standard output would get, also over its own input" {
  { record; record '[ad_1]\nx'; } >in
  body() {
    "safi-$1" in >want
    cp in file
    chmod 640 file
    status 0 "safi-$1" -o file file
    cmp want file
    [ "$(stat -c %a file 2>/dev/null || stat -f %Lp file)" = 640 ]
    [ "$(find . -name '*file*' | wc -l)" = 1 ]
    (umask 027 && "safi-$1" --output=new in)
    cmp want new
    [ "$(stat -c %a new 2>/dev/null || stat -f %Lp new)" = 640 ]
    rm new
  }
  each RECORDS body
}

@test "-o over a symbolic link replaces the link, not what it points to" {
  body() {
    record '[ad_1]' >target
    cp target before
    ln -sf target link
    status 0 "safi-$1" -o link target
    cmp before target
    "safi-$1" target | cmp link -
  }
  each RECORDS body
}

@test "-o /dev/stdout is standard output, also where that is a file" {
  [ -L /dev/stdout ] || skip "/dev/stdout is no link here"
  record >in
  body() {
    echo before >file
    status 0 "safi-$1" in -o /dev/stdout >>file
    { echo before; "safi-$1" in; } | cmp - file
    [ -L /dev/stdout ]
    "safi-$1" in -o /dev/stdout | cmp <("safi-$1" in) -
  }
  each ANY body
}

@test "-o - is standard output; --rejects and --stats want a file" {
  record >in
  body() {
    "safi-$1" in -o - | cmp <("safi-$1" in) -
    status 2 "safi-$1" --rejects - in 2>err
    status 2 "safi-$1" --stats=- in 2>>err
    [ "$(grep -c "want a file, not '-'" err)" = 2 ]
    [ ! -e ./- ]
  }
  each ANY body
}

@test "a file that cannot be opened for writing: status 2, nothing written" {
  record >in
  body() {
    status 2 "safi-$1" -o none/out in >out 2>err
    status 2 "safi-$1" --stats=none/stats in >>out 2>>err
    status 2 "safi-$1" --rejects none/bad in >>out 2>>err
    [ ! -s out ]
    [ "$(wc -l <err)" = 3 ]
  }
  each ANY body
}

@test "status 2 leaves the files as they were, also those it would have made" {
  record >in
  body() {
    echo old >stats
    echo old >bad
    status 2 "safi-$1" --stats=stats --rejects=bad -o none/out in 2>err
    echo old | cmp - stats
    echo old | cmp - bad
    rm stats bad
    status 2 "safi-$1" --stats=stats --rejects=bad -o none/out in 2>err
    [ "$(find . -type f | sort | tr '\n' ' ')" = './err ./in ' ]
  }
  each ANY body
}

@test "the reason is told also of a file with a long name" {
  record >in
  long=none/$(printf 'x%.0s' $(seq 250))
  body() {
    status 3 "safi-$1" "$long" >out 2>err
    has_line err '^.*x: No such file or directory$'
    status 2 "safi-$1" -o "$long" in >out 2>err
    has_line err '^.*x: No such file or directory$'
    status 2 "safi-$1" -c "$long" in >out 2>err
    has_line err '^.*x: .*No such file or directory$'
    [ "$(wc -c <err)" -le 200 ]
  }
  each ANY body
}

@test "two outputs never go to one file" {
  { record; echo '{'; } >in
  body() {
    for option in --rejects --stats; do
      rm -f file
      status 2 "safi-$1" in $option=file >file 2>err
      has_line err "^safi-$1: '--[a-z]+' wants a file of its own: 'file' is "
      [ ! -s file ]
      status 2 "safi-$1" in $option=file -o file 2>err
      rm -f file
      status 2 "safi-$1" in $option=file >out 2>file
      [ "$(wc -l <file)" = 1 ]
      [ ! -s out ]
    done
    status 2 "safi-$1" in --rejects=file --stats=file >out 2>err
    status 2 "safi-$1" in -o '' 2>err
    [ "$(wc -l <err)" = 1 ]
  }
  each ANY body
}

@test "--strict -o leaves the old file when it stops" {
  { record; echo '{'; record; } >in
  body() {
    echo old >file
    status 1 "safi-$1" --strict -o file in 2>err
    # what came before the bad record is whole; no temporary is left
    [ "$(find . -name '*file*' | wc -l)" = 1 ]
  }
  each RECORDS body
}

# ends SIGNAL STATUS NAME: a run that waits for input is ended by the signal
ends() {
  local pid came=0 i
  rm -rf ends && mkdir ends && cd ends
  echo old >file
  mkfifo fifo
  env --default-signal="$1" "safi-$3" -o file fifo 3>&- &
  pid=$!
  exec 8<>fifo # opened both ways nothing waits for the filter
  { record; record; } >&8
  # until the temporary is there
  for i in $(seq 100); do
    [ "$(find . | wc -l)" -gt 3 ] && break
    sleep 0.05
  done
  kill -s "$1" $pid
  wait $pid || came=$?
  exec 8>&-
  [ "$came" = "$2" ]
  echo old | cmp - file
  [ "$(find . | sort | tr '\n' ' ')" = '. ./fifo ./file ' ]
  cd ..
}

@test "SIGTERM and SIGINT leave the old file and no temporary" {
  env --default-signal=INT true 2>/dev/null || skip "env cannot set signals"
  body() {
    ends TERM 143 "$1"
    ends INT 130 "$1"
  }
  each ANY body
}

@test "after SIGTERM standard output holds whole lines only" {
  body() {
    mkfifo "fifo.$1"
    exec 8<>"fifo.$1"
    many 3000 >&8 3>&- &
    writer=$!
    "safi-$1" "fifo.$1" >out 3>&- 8>&- &
    pid=$!
    sleep 0.2
    kill $pid
    came=0
    wait $pid || came=$?
    kill $writer || true # it may be done, or wait for a reader
    exec 8>&-
    echo "status $came" >&2
    [ "$came" = 143 ]
    [ ! -s out ] || [ "$(tail -c 1 out | od -An -c | tr -d ' ')" = '\n' ]
  }
  each PASSING body
}

@test "--line-buffered writes each record before the next one is read" {
  body() {
    coproc FILTER { "safi-$1" --line-buffered; }
    pid=$FILTER_PID out=${FILTER[0]} in=${FILTER[1]}
    trap '' PIPE # a filter that is gone fails the test, not the run
    for i in 1 2 3; do
      record "x $i." >&"$in"
      read -r -t 60 line <&"$out"
      [[ $line == *"x $i."* ]]
    done
    exec {in}>&-
    wait "$pid"
    trap - PIPE
  }
  each RECORDS body
}

@test "input in single bytes gives the same output" {
  { record; record 'سطر.\n[ad_1]\nx'; echo '{'; } >in
  body() {
    "safi-$1" <in >want 2>/dev/null || true
    dd if=in bs=1 status=none | { "safi-$1" 2>/dev/null || true; } | cmp want -
  }
  each RECORDS body
}

# injected FAULT PATH COMMAND...: the command with faults in the system calls
# on that file
injected() {
  strace -f -qq -o strace.log -e "inject=$1" -P "$2" "${@:3}"
}

injects() {
  needs strace
  sanitized && skip "a sanitizer does not work under strace"
  injected read:error=EINTR:when=1 in true || skip "strace cannot trace here"
}

@test "interrupted and short system calls do not change the output" {
  many 5000 >in
  injects
  body() {
    "safi-$1" <in >want
    for error in EINTR EAGAIN; do
      status 0 injected read:error=$error:when=1+2 in "safi-$1" in >out
      cmp want out
      status 0 injected write:error=$error:when=1+2 "$PWD/out" \
        "safi-$1" in >out
      cmp want out
    done
    # a pipe takes 64 KiB at most: short writes; a slow writer: short reads
    dd if=in bs=4000 status=none | "safi-$1" | cat | cmp want -
  }
  each RECORDS body
}

@test "a read error is status 3, and the old output file stays" {
  many 5000 >in
  injects
  body() {
    echo old >file
    status 3 injected read:error=EIO:when=2 in "safi-$1" -o file in 2>err
    has_line err "^safi-$1: in: "
    echo old | cmp - file
    [ "$(find . -name '*file*' | wc -l)" = 1 ]
  }
  each ANY body
}

@test "a failing fsync, rename or close is status 3 and keeps the old file" {
  record >in
  injects
  body() {
    for fault in fsync:error=EIO rename,renameat,renameat2:error=EACCES; do
      echo old >file
      status 3 strace -f -qq -o strace.log -e "inject=$fault" \
        "safi-$1" -o file in 2>err
      has_line err "^safi-$1: "
      echo old | cmp - file
      [ "$(find . -name '*file*' | wc -l)" = 1 ]
    done
    status 3 injected close:error=EIO "$PWD/out" "safi-$1" in >out 2>err
    has_line err "^safi-$1: "
  }
  each ANY body
}

# A library that lets the FAIL_AT-th allocation of a process fail.
failing_allocations() {
  sanitized && skip "a sanitizer has allocations of its own"
  needs "${CC:-cc}"
  cat >fail.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
static int
fails(void)
{
	static long n;
	const char *at = getenv("FAIL_AT");

	if (!at || ++n != atol(at))
		return 0;
	errno = ENOMEM;
	return 1;
}
void *
malloc(size_t size)
{
	static void *(*next)(size_t);

	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "malloc");
	return fails() ? 0 : next(size);
}
void *
realloc(void *ptr, size_t size)
{
	static void *(*next)(void *, size_t);

	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "realloc");
	return fails() ? 0 : next(ptr, size);
}
END
  "${CC:-cc}" -shared -fPIC -o fail.so fail.c -ldl 2>err &&
    LD_PRELOAD=$PWD/fail.so true 2>>err && [ ! -s err ] ||
    skip "cannot load a library before others"
}

@test "whichever allocation fails: whole records that are right, status 3" {
  failing_allocations
  {
    record '[ad_1]\nأعلنت الحكــــومة مقتل 14 شخصا يوم 5 آذار/مارس 2024.'
    record 'Works e\u0301te\u0301. &amp; ﺍﻟﺠﺪﻳﺪﺓ \u200f 12 ذو القعدة 1445.'
  } >lines
  iconv -f UTF-8 -t WINDOWS-1256//TRANSLIT lines >page || cp lines page
  body() {
    file=lines
    [ "$1" = read ] && file=page
    "safi-$1" $file >want
    for at in {1..40} {50..400..25} {500..8000..500}; do
      came=0
      LD_PRELOAD=$PWD/fail.so FAIL_AT=$at "safi-$1" $file >out 2>err || came=$?
      echo "# allocation $at: status $came" >&2
      if [ $came = 0 ]; then # it came to nothing, or there were fewer
        cmp want out
      else
        [ $came = 3 ]
        [ "$(grep -c 'out of memory$' err)" = 1 ]
        head -c "$(wc -c <out)" want | cmp - out
        [ ! -s out ] || [ "$(tail -c 1 out | od -An -c | tr -d ' ')" = '\n' ]
      fi
    done
  }
  each ANY body
}

@test "out of memory is status 3 and one message" {
  sanitized && skip "a sanitizer wants more memory"
  { printf '{"text":"'; yes 'كلمة ' | tr -d '\n' | head -c 150000000; } >in
  body() {
    (
      ulimit -v 200000
      status 3 "safi-$1" in >/dev/null 2>err
    )
    [ "$(wc -l <err)" = 1 ]
    has_line err "^safi-$1: "
  }
  each RECORDS body
}
