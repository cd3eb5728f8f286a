// What happens to a process before and after its program needs no declaration; what Swift calls has one.

#ifndef LYCEUM_PROCESS_H
#define LYCEUM_PROCESS_H

#include <stddef.h>

/// How a program ended that was run by `lyceum_run_child`.
struct lyceum_child {
    /// Its exit code, where it ended by itself.
    int code;
    /// The signal that ended it; 0 for none.
    int signal;
    /// Whether it was killed because its time was over.
    int is_late;
    /// Why it could not be started; 0 where it was.
    int error;
    /// How many bytes of its standard output were kept.
    size_t count;
};

/// Runs a program to its end: its path and its arguments, with a null pointer behind them.
struct lyceum_child lyceum_run_child(
    char *const arguments[], double seconds, unsigned char *output, size_t room);

/// Limits this process: the bytes that it may allocate, and those of each file that it writes.
void lyceum_limit(size_t memory, size_t file_size);

/// The path of the program that is running, not ended by a null; returns its length, or 0.
size_t lyceum_program(char *path, size_t room);

#endif
