// A program that is run to its end, with a limit of time; and the limits that it sets itself.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

#include "LyceumProcess.h"

extern char **environ;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

// A pipe that other children do not inherit: they would keep it open.
static int open_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

// This process's variables; but a crash is to end the program at once, and not to be searched for its causes first, which takes Swift's
// runtime half a minute on a busy machine.
static char **variables(void) {
    static const char name[] = "SWIFT_BACKTRACE=";
    static char quiet[] = "SWIFT_BACKTRACE=enable=no";
    size_t count = 0;
    while (environ && environ[count]) count++;
    char **copy = malloc((count + 2) * sizeof *copy);
    if (!copy) return NULL;
    size_t kept = 0;
    for (size_t index = 0; index < count; index++)
        if (strncmp(environ[index], name, sizeof name - 1) != 0) copy[kept++] = environ[index];
    copy[kept++] = quiet;
    copy[kept] = NULL;
    return copy;
}

static int start(char *const arguments[], int output, pid_t *process) {
    char **environment = variables();
    if (!environment) return ENOMEM;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    short flags = POSIX_SPAWN_SETPGROUP;
#if defined(__APPLE__)
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    // A group of its own, so that all that it starts can be killed with it.
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, flags);
    int error = posix_spawn(process, arguments[0], &actions, &attributes, arguments, environment);
    free(environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

struct lyceum_child lyceum_run_child(
    char *const arguments[], double seconds, unsigned char *output, size_t room) {
    struct lyceum_child child = {0};
    int ends[2];
    if (open_pipe(ends) != 0) {
        child.error = errno;
        return child;
    }
    pid_t process = 0;
    child.error = start(arguments, ends[1], &process);
    close(ends[1]);
    if (child.error != 0) {
        close(ends[0]);
        return child;
    }
    double deadline = now() + seconds;
    unsigned char rest[4096];
    int is_open = 1;
    int status = 0;
    for (;;) {
        double left = deadline - now();
        if (left <= 0) {
            child.is_late = 1;
            kill(-process, SIGKILL);
            while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
            break;
        }
        if (is_open) {
            struct pollfd request = {ends[0], POLLIN, 0};
            int ready = poll(&request, 1, left < 1 ? (int)(left * 1000) + 1 : 1000);
            if (ready > 0) {
                int is_full = child.count == room;
                ssize_t count = read(
                    ends[0], is_full ? rest : output + child.count, is_full ? sizeof rest : room - child.count);
                if (count > 0 && !is_full) child.count += (size_t)count;
                if (count == 0 || (count < 0 && errno != EINTR)) is_open = 0;
            }
            continue;
        }
        siginfo_t ended = {0};
        // It keeps its number until what it left running is killed, too.
        if (waitid(P_PID, (id_t)process, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == process) {
            kill(-process, SIGKILL);
            while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
            break;
        }
        struct timespec pause = {0, 1000000};
        nanosleep(&pause, NULL);
    }
    close(ends[0]);
    if (WIFSIGNALED(status)) child.signal = WTERMSIG(status);
    if (WIFEXITED(status)) child.code = WEXITSTATUS(status);
    return child;
}

static void limit(int what, size_t most) {
    struct rlimit limit;
    if (getrlimit(what, &limit) != 0) return;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most) limit.rlim_max = most;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(what, &limit);
}

void lyceum_limit(size_t memory, size_t file_size) {
    limit(RLIMIT_DATA, memory);
    limit(RLIMIT_FSIZE, file_size);
    limit(RLIMIT_CORE, 0);
}

size_t lyceum_program(char *path, size_t room) {
#if defined(__APPLE__)
    uint32_t size = (uint32_t)room;
    return _NSGetExecutablePath(path, &size) == 0 ? strlen(path) : 0;
#else
    ssize_t count = readlink("/proc/self/exe", path, room);
    return count > 0 ? (size_t)count : 0;
#endif
}
