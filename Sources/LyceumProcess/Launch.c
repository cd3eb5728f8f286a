// The start of a program, with limits and confinement, and its end.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "Confinement.h"
#include "LyceumProcess.h"

// The child is a copy of one thread of this process. Others may have held any lock when it was made, so until it runs its program it may
// only call what a signal handler may call.

// Numbers from here on are moved to where they do not stand in the way of the child's own.
static const int spare = 10;

static int set_limit(int what, long long most, int grace) {
    if (most < 0) return 0;
    struct rlimit limit;
    if (getrlimit(what, &limit) != 0) return errno;
    rlim_t wanted = (rlim_t)most, last = wanted + (rlim_t)grace;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > last) limit.rlim_max = last;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    return setrlimit(what, &limit) == 0 ? 0 : errno;
}

static int set_limits(const struct lyceum_launch *launch) {
    int error = set_limit(RLIMIT_DATA, launch->memory, 0);
    if (!error) error = set_limit(RLIMIT_FSIZE, launch->file_size, 0);
    // At the limit comes a signal that tells why; a second later, for who does not listen, one that kills.
    if (!error) error = set_limit(RLIMIT_CPU, launch->seconds, 1);
    if (!error) error = set_limit(RLIMIT_NOFILE, launch->open_files, 0);
    // An image of its memory would be large, and lie where nobody looks for it.
    if (!error && (launch->rules >= 0 || launch->memory >= 0)) error = set_limit(RLIMIT_CORE, 0, 0);
    return error;
}

// What is open from this number on is closed when the program begins.
static void close_on_start(int first) {
#if defined(__linux__)
#if !defined(SYS_close_range)
#define SYS_close_range 436
#endif
    const unsigned closing = 1 << 2;
    if (syscall(SYS_close_range, (unsigned)first, ~0u, closing) == 0) return;
#endif
    long count = sysconf(_SC_OPEN_MAX);
    if (count < 0 || count > 65536) count = 65536;
    for (int number = first; number < count; number++) {
        int flags = fcntl(number, F_GETFD);
        if (flags >= 0 && !(flags & FD_CLOEXEC)) fcntl(number, F_SETFD, flags | FD_CLOEXEC);
    }
}

static int set_files(const struct lyceum_launch *launch) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0) return errno;
    int wanted[5] = {null, launch->output, launch->errors, launch->reading, launch->writing};
    if (wanted[1] < 0) wanted[1] = null;
    if (wanted[2] < 0) wanted[2] = null;
    int count = launch->reading >= 0 ? 5 : 3;
    for (int index = 0; index < count; index++) {
        wanted[index] = fcntl(wanted[index], F_DUPFD_CLOEXEC, spare);
        if (wanted[index] < 0) return errno;
    }
    for (int index = 0; index < count; index++)
        if (dup2(wanted[index], index) < 0) return errno;
    close_on_start(count);
    return 0;
}

// A program begins with the signals that are blocked in the thread that starts it, and ignores those that this one does, as a shell's
// background jobs ignore an interrupt. It could not be stopped then.
static void reset_signals(void) {
    struct sigaction usual;
    memset(&usual, 0, sizeof usual);
    usual.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; number++) sigaction(number, &usual, NULL);
}

struct failure {
    enum lyceum_step step;
    int error;
};

// In the child. Returns only where it fails.
static struct failure begin(const struct lyceum_launch *launch, int *report, pid_t parent) {
    reset_signals();
    if (launch->has_group && setpgid(0, 0) != 0) return (struct failure){LYCEUM_FORK, errno};
    int moved = fcntl(*report, F_DUPFD_CLOEXEC, spare);
    if (moved < 0) return (struct failure){LYCEUM_FILES, errno};
    *report = moved;
    int rules = -1;
    if (launch->rules >= 0) {
        rules = fcntl(launch->rules, F_DUPFD_CLOEXEC, spare);
        if (rules < 0) return (struct failure){LYCEUM_FILES, errno};
    }
    int error = set_files(launch);
    if (error) return (struct failure){LYCEUM_FILES, error};
    if (launch->folder && chdir(launch->folder) != 0) return (struct failure){LYCEUM_FOLDER, errno};
#if defined(__linux__)
    // It lives only as long as there is somebody who waits for it.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return (struct failure){LYCEUM_FORK, errno};
    if (getppid() != parent) _exit(127);
#else
    (void)parent;
#endif
    if (rules >= 0) {
        error = lyceum_allow_own_process(rules, launch->version);
        if (error) return (struct failure){LYCEUM_CONFINEMENT, error};
    }
    error = set_limits(launch);
    if (error) return (struct failure){LYCEUM_LIMITS, error};
    if (rules >= 0) {
        error = lyceum_confine(rules, launch->version, launch->allows_programs);
        if (error) return (struct failure){LYCEUM_CONFINEMENT, error};
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(launch->path, launch->arguments, launch->variables);
    return (struct failure){LYCEUM_PROGRAM, errno};
}

// The end of a child can be asked for only where the system keeps it.
static void keep_ends(void) {
    struct sigaction action;
    if (sigaction(SIGCHLD, NULL, &action) == 0 && action.sa_handler == SIG_IGN) signal(SIGCHLD, SIG_DFL);
}

struct lyceum_start lyceum_launch(const struct lyceum_launch *launch) {
    // It is closed when the program begins; until then it can take the reason why that cannot be.
    int report[2];
    int error = lyceum_pipe(report);
    if (error) return (struct lyceum_start){0, LYCEUM_FORK, error};
    keep_ends();
    sigset_t all, former;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &former);
    pid_t parent = getpid();
    pid_t process = fork();
    if (process == 0) {
        int writing = report[1];
        struct failure failure = begin(launch, &writing, parent);
        ssize_t written = write(writing, &failure, sizeof failure);
        _exit(written == (ssize_t)sizeof failure ? 127 : 126);
    }
    error = errno;
    pthread_sigmask(SIG_SETMASK, &former, NULL);
    close(report[1]);
    struct failure failure = {LYCEUM_FORK, error};
    ssize_t count = 0;
    if (process > 0) {
        do count = read(report[0], &failure, sizeof failure);
        while (count < 0 && errno == EINTR);
    }
    close(report[0]);
    if (process > 0 && count == 0) return (struct lyceum_start){process, LYCEUM_STARTED, 0};
    int status = 0;
    if (process > 0) while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
    return (struct lyceum_start){0, failure.step, failure.error};
}

struct lyceum_end lyceum_await_end(pid_t process, int has_group, int waits) {
    struct lyceum_end end = {0};
    siginfo_t ended;
    int outcome;
    do {
        memset(&ended, 0, sizeof ended);
        outcome = waitid(P_PID, (id_t)process, &ended, WEXITED | WNOWAIT | (waits ? 0 : WNOHANG));
    } while (outcome != 0 && errno == EINTR);
    if (outcome == 0 && ended.si_pid != process) return end;
    end.has_ended = 1;
    end.signal = SIGKILL;
    if (outcome != 0) return end;
    // It keeps its number until what it left running is killed, too.
    if (has_group) kill(-process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0) if (errno != EINTR) return end;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return end;
}
