// Pipes to other programs.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "LyceumProcess.h"

int lyceum_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#else
    if (pipe(ends) != 0) return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETNOSIGPIPE, 1);
    return 0;
#endif
}

ssize_t lyceum_write(int pipe, const void *bytes, size_t count) {
#if defined(__linux__)
    // The signal goes to the thread that writes. One that came before belongs to somebody else, and stays.
    sigset_t broken, former, waiting;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    sigpending(&waiting);
    pthread_sigmask(SIG_BLOCK, &broken, &former);
    ssize_t written = write(pipe, bytes, count);
    int error = errno;
    if (written < 0 && error == EPIPE && !sigismember(&waiting, SIGPIPE)) {
        struct timespec none = {0, 0};
        while (sigtimedwait(&broken, NULL, &none) < 0 && errno == EINTR) {}
    }
    pthread_sigmask(SIG_SETMASK, &former, NULL);
    errno = error;
    return written;
#else
    return write(pipe, bytes, count);
#endif
}
