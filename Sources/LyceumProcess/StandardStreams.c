// A program whose standard input, output or error is closed has the null device there.
//
// The system gives a new file the lowest number that is free. Where one of these is closed, a log or a student's own file would get
// its number, and what is printed would be written into the file.

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

__attribute__((constructor)) static void open_missing_streams(void) {
    for (int number = 0; number <= 2; number++) {
        if (fcntl(number, F_GETFD) >= 0 || errno != EBADF) continue;
        // Those below are open: this one is the lowest that is free.
        if (open("/dev/null", O_RDWR) < 0) return;
    }
}
