/*
 * proc - what belongs to the process as a whole and has no other home: its
 * name, the signals that ask it to end, the temporary file that must not
 * outlive it, and the two ways to die. The only mutable file-scope state of
 * the project is in proc.c, because a signal handler can be given no context.
 */

#ifndef SAFI_PROC_H
#define SAFI_PROC_H

#include "base.h"

enum exit_status {
	EXIT_DONE = 0,  /* done; also when rules cut something */
	EXIT_BAD = 1,   /* done, but some input was bad; each was reported */
	EXIT_USAGE = 2, /* usage or configuration; nothing was read */
	EXIT_IO = 3     /* I/O or memory failure; the output is incomplete */
};

/*
 * Names the process for messages (name is borrowed for ever), makes sure that
 * descriptors 0, 1 and 2 are taken, so that no file of ours gets one of these
 * numbers, and catches SIGINT, SIGTERM and SIGHUP. SIGPIPE is left alone;
 * SIGXFSZ is ignored, so that a file over its limit is an error like others.
 * ICU gets its memory from here, so that it too dies when there is none. To be
 * called once, before anything else.
 */
void proc_init(const char *name);

/* True when descriptor fd (0 to 2) was closed when the process began. */
bool proc_was_closed(int fd);

/* The signal that asked the process to end, or 0. Reads and writes that were
 * interrupted fail with EINTR: look here then. */
int proc_signal(void);

/* Registers path (borrowed, NULL to forget) as a file to remove if the
 * process ends early. At most one. */
void proc_temporary(const char *path);

/* Removes the temporary, restores the signal's default action and raises it,
 * so that the parent sees the true cause (130, 143). */
_Noreturn void proc_end_by_signal(int sig);

/* Out of memory, or a size that no memory can hold: one message made without
 * allocating, the temporary removed, status 3. */
_Noreturn void proc_die_memory(void);

/* malloc and realloc that never return NULL: they die. */
void *proc_alloc(size_t size);
void *proc_realloc(void *ptr, size_t size);

/* malloc for what lives as long as the process: in large pages where the system
 * has them, since some megabytes of small ones take it milliseconds. */
void *proc_alloc_large(size_t size);

/* a * b, or death by memory when it does not fit. */
size_t proc_size_mul(size_t a, size_t b);

/* a + b, likewise. */
size_t proc_size_add(size_t a, size_t b);

#endif
