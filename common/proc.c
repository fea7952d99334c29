/* proc - the process's own state: name, signals, temporary file. */

#define _DEFAULT_SOURCE /* madvise, where it exists */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <unicode/uclean.h>

#include "proc.h"

enum { LARGE_PAGE = 2 * 1024 * 1024 };

static const char *proc_name = "safi";
static const char *volatile temporary;
static volatile sig_atomic_t signal_seen;
static bool was_closed[3];

/* The first signal asks the run to end in good order; a second one, when a
 * write hangs, ends it here. Only async-signal-safe calls. */
static void
on_signal(int sig)
{
	if (signal_seen) {
		if (temporary)
			unlink(temporary);
		signal(sig, SIG_DFL);
		raise(sig); /* delivered when the handler returns */
	}
	signal_seen = sig;
}

static void
catch_signal(int sig)
{
	struct sigaction act, old;

	if (sigaction(sig, NULL, &old) != 0 || old.sa_handler == SIG_IGN)
		return; /* nohup and background jobs stay deaf */
	memset(&act, 0, sizeof(act));
	act.sa_handler = on_signal; /* no SA_RESTART: reads must end */
	sigemptyset(&act.sa_mask);
	sigaction(sig, &act, NULL);
}

static void *
icu_alloc(const void *context, size_t size)
{
	(void)context;
	return proc_alloc(size);
}

static void *
icu_realloc(const void *context, void *ptr, size_t size)
{
	(void)context;
	return proc_realloc(ptr, size);
}

static void
icu_free(const void *context, void *ptr)
{
	(void)context;
	free(ptr);
}

/* Without this ICU goes on when it gets no memory: it leaves out the names of
 * some months, or crashes. */
static void
give_memory_to_icu(void)
{
	UErrorCode status = U_ZERO_ERROR;

	u_setMemoryFunctions(NULL, icu_alloc, icu_realloc, icu_free, &status);
}

void
proc_init(const char *name)
{
	proc_name = name;
	give_memory_to_icu();
	for (int fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
			continue;
		was_closed[fd] = true;
		/* opened the wrong way round: any use of it still fails */
		if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
			_exit(EXIT_IO);
	}
	catch_signal(SIGINT);
	catch_signal(SIGTERM);
	catch_signal(SIGHUP);
#ifdef SIGXFSZ
	signal(SIGXFSZ, SIG_IGN); /* the write fails, which is reported */
#endif
}

bool
proc_was_closed(int fd)
{
	return fd >= 0 && fd <= 2 && was_closed[fd];
}

int
proc_signal(void)
{
	return signal_seen;
}

void
proc_temporary(const char *path)
{
	temporary = path;
}

static void
remove_temporary(void)
{
	const char *path = temporary;

	temporary = NULL;
	if (path)
		unlink(path);
}

void
proc_end_by_signal(int sig)
{
	sigset_t set;

	remove_temporary();
	signal(sig, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, sig);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(sig);
	_exit(128 + sig);
}

static void
say(const char *s)
{
	ssize_t n = write(STDERR_FILENO, s, strlen(s));

	(void)n; /* no one is left to tell */
}

void
proc_die_memory(void)
{
	remove_temporary();
	say(proc_name);
	say(": out of memory\n");
	_exit(EXIT_IO);
}

void *
proc_alloc(size_t size)
{
	void *ptr = malloc(size ? size : 1);

	if (!ptr)
		proc_die_memory();
	return ptr;
}

void *
proc_realloc(void *ptr, size_t size)
{
	ptr = realloc(ptr, size ? size : 1);
	if (!ptr)
		proc_die_memory();
	return ptr;
}

void *
proc_alloc_large(size_t size)
{
	void *ptr;

	if (posix_memalign(&ptr, LARGE_PAGE, size) != 0)
		proc_die_memory();
#ifdef MADV_HUGEPAGE
	(void)madvise(ptr, size, MADV_HUGEPAGE); /* small ones do as well */
#endif
	return ptr;
}

size_t
proc_size_mul(size_t a, size_t b)
{
	if (b && a > SIZE_MAX / b)
		proc_die_memory();
	return a * b;
}

size_t
proc_size_add(size_t a, size_t b)
{
	if (a > SIZE_MAX - b)
		proc_die_memory();
	return a + b;
}
