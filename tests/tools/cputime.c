/*
 * cputime - runs a command several times with standard output thrown away and
 * prints the CPU seconds (user and system) of each run, a line each, its
 * children included.
 *
 *	cputime RUNS 'cat f | cat'
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* CPU time of all children that were waited for. */
static double
children(void)
{
	struct rusage use;

	getrusage(RUSAGE_CHILDREN, &use);
	return seconds(use.ru_utime) + seconds(use.ru_stime);
}

static int
run(const char *command)
{
	int null, status;
	pid_t pid = fork();

	if (pid < 0)
		return -1;
	if (pid == 0) {
		null = open("/dev/null", O_WRONLY);
		if (null >= 0)
			dup2(null, STDOUT_FILENO);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid ? status : -1;
}

int
main(int argc, char **argv)
{
	double before;
	int i, runs = argc == 3 ? atoi(argv[1]) : 0;

	if (runs < 1) {
		(void)fputs("usage: cputime RUNS COMMAND\n", stderr);
		return 2;
	}
	for (i = 0; i < runs; i++) {
		before = children();
		if (run(argv[2]) != 0) {
			(void)fprintf(stderr, "cputime: %s failed\n", argv[2]);
			return 1;
		}
		printf("%.4f\n", children() - before);
	}
	return 0;
}
