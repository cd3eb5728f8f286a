// What happens to a process before and after its program needs no declaration; what Swift calls has one.

#ifndef LYCEUM_PROCESS_H
#define LYCEUM_PROCESS_H

#include <stddef.h>
#include <sys/types.h>

/// A program that is to be started. A number of an open file is -1 for none, and so is a limit.
struct lyceum_launch {
    /// The program's file, from the root.
    const char *path;
    /// Its name and its arguments, with a null pointer behind them.
    char *const *arguments;
    /// All its variables, `NAME=value`, with a null pointer behind them.
    char *const *variables;
    /// The folder that it begins in; null for that of this process.
    const char *folder;
    /// Where its standard output and its standard error go; -1 for nowhere.
    int output, errors;
    /// What it has as its files 3, to read from, and 4, to write to.
    int reading, writing;
    /// Whether it begins a group of processes.
    int has_group;
    /// What it may allocate, how large a file it may write, in bytes; how long it may compute; how many files it may have open.
    long long memory, file_size, seconds, open_files;
    /// The rules that it is confined by, of `lyceum_rules`; -1 where it is not confined.
    int rules;
    /// The version of Landlock that the rules are for.
    int version;
    /// Whether a confined program may start others.
    int allows_programs;
};

/// At which step the start of a program failed.
enum lyceum_step {
    LYCEUM_STARTED, LYCEUM_FORK, LYCEUM_FILES, LYCEUM_FOLDER, LYCEUM_LIMITS, LYCEUM_CONFINEMENT, LYCEUM_PROGRAM
};

struct lyceum_start {
    pid_t process;
    enum lyceum_step step;
    /// The system's code for why.
    int error;
};

/// Starts a program. The thread that calls this must not end before the program does, which is killed then.
struct lyceum_start lyceum_launch(const struct lyceum_launch *launch);

/// How a program ended.
struct lyceum_end {
    int has_ended;
    /// Its exit code, where it ended by itself.
    int code;
    /// The signal that ended it; 0 for none.
    int signal;
};

/// Looks whether a program has ended, or waits for it; then what is left of its group is killed, and its number is free.
struct lyceum_end lyceum_await_end(pid_t process, int has_group, int waits);

/// Makes a pipe that other children do not inherit: its end to read from, and the one to write to. Returns 0, or the system's code.
int lyceum_pipe(int ends[2]);

/// The path of the program that is running, not ended by a null; returns its length, or 0.
size_t lyceum_program(char *path, size_t room);

/// The files of the libraries that this process has loaded, one on a line; returns the length of the text, cut off at the room.
size_t lyceum_libraries(char *paths, size_t room);

/// The version of Landlock that this system has; 0 for none.
int lyceum_landlock(void);

/// Whether this system can keep a program from calling it in certain ways.
int lyceum_can_filter(void);

/// What a path may be used for.
enum lyceum_right { LYCEUM_READ = 1, LYCEUM_WRITE = 2, LYCEUM_RUN = 4 };

/// Makes rules for a version of Landlock. Returns their number as a file, or the negative of the system's code.
int lyceum_rules(int version);

/// Allows a use of what is at a path, and below it. Returns 0 or the system's code.
int lyceum_allow(int rules, int version, const char *path, int rights);

#endif
