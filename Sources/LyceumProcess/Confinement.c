// Confines a process: what it may read, write and run, by Landlock, which Linux has since 5.13; and no power of the superuser's.
//
// The numbers are those of the kernel's documentation, https://docs.kernel.org/userspace-api/landlock.html. They are written out because
// a system's headers are often older than its kernel.

#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>

#include "Confinement.h"
#include "LyceumProcess.h"

#if defined(__linux__)

#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };

struct ruleset {
    uint64_t files, network, scopes;
};

struct __attribute__((packed)) path_rule {
    uint64_t allowed;
    int32_t parent;
};

enum {
    right_execute = 1 << 0, right_write = 1 << 1, right_read = 1 << 2, right_list = 1 << 3,
    right_remove_folder = 1 << 4, right_remove = 1 << 5, right_make_folder = 1 << 7, right_make_file = 1 << 8,
    right_make_pipe = 1 << 10, right_make_link = 1 << 12, right_refer = 1 << 13, right_truncate = 1 << 14,
};

// All rights to files that a version knows: those that are not allowed are refused.
static uint64_t known_rights(int version) {
    int count = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (UINT64_C(1) << count) - 1;
}

int lyceum_landlock(void) {
    const unsigned asks_version = 1;
    long version = syscall(create_ruleset, NULL, (size_t)0, asks_version);
    return version > 0 ? (int)version : 0;
}

int lyceum_rules(int version) {
    struct ruleset ruleset = {known_rights(version), version >= 4 ? 3 : 0, version >= 6 ? 3 : 0};
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    long rules = syscall(create_ruleset, &ruleset, size, 0u);
    return rules >= 0 ? (int)rules : -errno;
}

int lyceum_allow(int rules, int version, const char *path, int rights) {
    int place = open(path, O_PATH | O_CLOEXEC);
    if (place < 0) return errno;
    uint64_t allowed = 0;
    const uint64_t of_files = right_execute | right_write | right_read | right_truncate | 1 << 15;
    if (rights & LYCEUM_READ) allowed |= right_read | right_list;
    if (rights & LYCEUM_RUN) allowed |= right_execute;
    if (rights & LYCEUM_WRITE)
        allowed |= right_write | right_truncate | right_remove_folder | right_remove | right_make_folder
            | right_make_file | right_make_pipe | right_make_link | right_refer;
    struct stat status;
    int error = fstat(place, &status) == 0 ? 0 : errno;
    if (!error) {
        if (!S_ISDIR(status.st_mode)) allowed &= of_files;
        struct path_rule rule = {allowed & known_rights(version), place};
        const int below_path = 1;
        if (syscall(add_rule, rules, below_path, &rule, 0u) != 0) error = errno;
    }
    close(place);
    return error;
}

int lyceum_allow_own_process(int rules, int version) {
    return lyceum_allow(rules, version, "/proc/self", LYCEUM_READ);
}

// The superuser, as whom graders run in containers, is held back by permissions and limits no more than before only as far as files go.
static void drop_powers(void) {
    struct {
        uint32_t version;
        int process;
    } header = {0x20080522, 0};
    struct {
        uint32_t effective, permitted, inheritable;
    } powers[2];
    memset(powers, 0, sizeof powers);
    if (syscall(SYS_capget, &header, powers) != 0) return;
    const uint32_t of_files = 1 << 1 | 1 << 2;
    uint32_t kept = powers[0].permitted & of_files;
    memset(powers, 0, sizeof powers);
    powers[0].effective = kept;
    powers[0].permitted = kept;
    syscall(SYS_capset, &header, powers);
}

int lyceum_confine(int rules, int version, int allows_programs) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    drop_powers();
    if (syscall(restrict_self, rules, 0u) != 0) return errno;
    return lyceum_filter(allows_programs, version >= 6);
}

#else

int lyceum_landlock(void) { return 0; }

int lyceum_rules(int version) {
    (void)version;
    return -ENOSYS;
}

int lyceum_allow(int rules, int version, const char *path, int rights) {
    (void)rules, (void)version, (void)path, (void)rights;
    return ENOSYS;
}

int lyceum_allow_own_process(int rules, int version) {
    (void)rules, (void)version;
    return ENOSYS;
}

int lyceum_confine(int rules, int version, int allows_programs) {
    (void)rules, (void)version, (void)allows_programs;
    return ENOSYS;
}

#endif
