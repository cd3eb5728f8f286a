// Keeps a process from calling the system in ways that Landlock has no rules for: sockets, other processes, the system's settings.
//
// The filter is a short program in the language of the kernel's packet filters, which is run before each call:
// https://docs.kernel.org/userspace-api/seccomp_filter.html. Calls that came to Linux after this was written are refused as unknown.

#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>

#include "Confinement.h"
#include "LyceumProcess.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
static const uint32_t architecture = 0xC000003E;
#else
static const uint32_t architecture = 0xC00000B7;
#endif

// From here on the numbers of calls are the same on all processors, and may be missing in a system's headers.
enum {
    call_pidfd_send_signal = 424, call_io_uring_setup = 425, call_io_uring_register = 427, call_open_tree = 428,
    call_fspick = 433, call_clone3 = 435, call_pidfd_getfd = 438, call_process_madvise = 440,
    call_mount_setattr = 442, call_quotactl_fd = 443, call_memfd_secret = 447, call_process_mrelease = 448,
    call_fchmodat2 = 452, call_setxattrat = 463, call_removexattrat = 466, call_open_tree_attr = 467, last_call = 467,
};

// Refused in every confined program.
static const int refused[] = {
    // Sockets reach other machines, and programs of this one.
    SYS_socket,
    // Other processes: their memory, their group, their speed.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_setsid, SYS_setpriority, SYS_ioprio_set,
    SYS_migrate_pages, SYS_move_pages, SYS_perf_event_open, call_pidfd_getfd, call_process_madvise,
    call_process_mrelease,
    // Memory and messages that processes share by a name.
    SYS_shmget, SYS_shmat, SYS_shmctl, SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_msgctl, SYS_semget, SYS_semop,
    SYS_semtimedop, SYS_semctl, SYS_mq_open, SYS_mq_unlink, SYS_add_key, SYS_request_key, SYS_keyctl,
    // Other views of the files, and ways around their names.
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_open_by_handle_at,
    SYS_fanotify_init, call_mount_setattr, call_open_tree_attr, SYS_quotactl, call_quotactl_fd,
    // Owners and attributes of files, which Landlock does not guard.
    SYS_fchown, SYS_fchownat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr,
    SYS_fremovexattr, call_setxattrat, call_removexattrat,
#if defined(__x86_64__)
    SYS_chown, SYS_lchown, SYS_iopl, SYS_ioperm,
#endif
    // The kernel itself: what few programs need has had the most faults.
    SYS_bpf, SYS_userfaultfd, call_memfd_secret, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load,
    SYS_reboot, SYS_swapon, SYS_swapoff, SYS_syslog, SYS_acct, SYS_vhangup, SYS_sethostname, SYS_setdomainname,
    SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex,
};

// Landlock does not guard the permissions and times of files either. Compilers and scripts set them on what they have just made, where
// nothing depends on it, and give up where they cannot.
static const int pretended[] = {
    SYS_fchmod, SYS_fchmodat, call_fchmodat2, SYS_utimensat,
#if defined(__x86_64__)
    SYS_chmod, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
};

// Signals to a process, which is their first argument.
static const int signals[] = {SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo};

// Settings of a process, which is their first argument; 0 for the one that calls.
static const int settings[] = {
    SYS_prlimit64, SYS_sched_setaffinity, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr,
};

struct instruction {
    uint16_t code;
    uint8_t yes, no;
    uint32_t value;
};

struct program {
    unsigned short count;
    struct instruction *instructions;
};

enum { load = 0x20, is_equal = 0x15, is_greater = 0x25, has_bits = 0x45, answer = 0x06 };

static const uint32_t allow = 0x7FFF0000, kill_process = 0x80000000, fail = 0x00050000;

// Where the call is described: its number, the processor's kind, and the lower halves of its arguments.
enum { of_number = 0, of_architecture = 4, of_first = 16, of_second = 24 };

struct filter {
    struct instruction instructions[400];
    unsigned short count;
};

static void add(struct filter *filter, uint16_t code, uint32_t value, uint8_t yes, uint8_t no) {
    filter->instructions[filter->count++] = (struct instruction){code, yes, no, value};
}

// A call gets an answer.
static void give(struct filter *filter, int call, uint32_t value) {
    add(filter, is_equal, (uint32_t)call, 0, 1);
    add(filter, answer, value, 0, 0);
}

// A call is refused unless its argument is one of two.
static void give_others(struct filter *filter, int call, int argument, uint32_t one, uint32_t other) {
    add(filter, is_equal, (uint32_t)call, 0, 5);
    add(filter, load, (uint32_t)argument, 0, 0);
    add(filter, is_equal, one, 1, 0);
    add(filter, is_equal, other, 0, 1);
    add(filter, answer, allow, 0, 0);
    add(filter, answer, fail | EPERM, 0, 0);
}

// A call is refused where its argument is a certain one.
static void give_this(struct filter *filter, int call, int argument, uint32_t value) {
    add(filter, is_equal, (uint32_t)call, 0, 4);
    add(filter, load, (uint32_t)argument, 0, 0);
    add(filter, is_equal, value, 0, 1);
    add(filter, answer, fail | EPERM, 0, 0);
    add(filter, load, of_number, 0, 0);
}

#define count_of(array) (sizeof(array) / sizeof((array)[0]))

static void add_programs(struct filter *filter, int allows_programs) {
    const uint32_t is_thread = 0x00010000, other_views = 0x7E020000;
    // A filter cannot see what this one is asked for; the C library then takes the older call.
    give(filter, call_clone3, fail | ENOSYS);
    add(filter, is_equal, SYS_clone, 0, 4);
    add(filter, load, of_first, 0, 0);
    if (allows_programs) {
        add(filter, has_bits, other_views, 0, 1);
    } else {
        add(filter, has_bits, is_thread, 1, 0);
    }
    add(filter, answer, fail | EPERM, 0, 0);
    add(filter, answer, allow, 0, 0);
    // It stays in the group by which it is killed. A build begins groups for its parts, and can do without.
    give(filter, SYS_setpgid, fail | (allows_programs ? 0 : EPERM));
    if (allows_programs) return;
    give(filter, SYS_execveat, fail | EPERM);
    give(filter, SYS_memfd_create, fail | EPERM);
#if defined(__x86_64__)
    give(filter, SYS_fork, fail | EPERM);
    give(filter, SYS_vfork, fail | EPERM);
#endif
}

int lyceum_filter(int allows_programs, int is_scoped) {
    struct filter filter;
    filter.count = 0;
    add(&filter, load, of_architecture, 0, 0);
    add(&filter, is_equal, architecture, 1, 0);
    add(&filter, answer, kill_process, 0, 0);
    add(&filter, load, of_number, 0, 0);
    add(&filter, is_greater, last_call, 0, 1);
    add(&filter, answer, fail | ENOSYS, 0, 0);
    for (size_t index = 0; index < count_of(refused); index++) give(&filter, refused[index], fail | EPERM);
    for (int call = call_io_uring_setup; call <= call_io_uring_register; call++) give(&filter, call, fail | EPERM);
    for (int call = call_open_tree; call <= call_fspick; call++) give(&filter, call, fail | EPERM);
    for (size_t index = 0; index < count_of(pretended); index++) give(&filter, pretended[index], fail);
    uint32_t self = (uint32_t)getpid();
    for (size_t index = 0; index < count_of(settings); index++)
        give_others(&filter, settings[index], of_first, self, 0);
    // Programs that it starts have numbers of their own; Landlock knows them as its.
    if (!allows_programs || !is_scoped) {
        for (size_t index = 0; index < count_of(signals); index++)
            give_others(&filter, signals[index], of_first, self, self);
        give(&filter, call_pidfd_send_signal, fail | EPERM);
    }
    // Attributes of a file that can only be read; and letters that are typed into a terminal.
    const uint32_t set_flags = 0x40086602, set_attributes = 0x401C5820, type_letter = 0x5412;
    give_this(&filter, SYS_ioctl, of_second, set_flags);
    give_this(&filter, SYS_ioctl, of_second, set_attributes);
    give_this(&filter, SYS_ioctl, of_second, type_letter);
    add_programs(&filter, allows_programs);
    add(&filter, answer, allow, 0, 0);
    struct program program = {filter.count, filter.instructions};
    // With the flag, older kernels do not slow down the program's own computations.
    const unsigned sets_filter = 1, keeps_speed = 1 << 2;
    if (syscall(SYS_seccomp, sets_filter, keeps_speed, &program) == 0) return 0;
    if (syscall(SYS_seccomp, sets_filter, 0u, &program) == 0) return 0;
    return errno;
}

int lyceum_can_filter(void) {
    // Asked for a filter at no address, a system that has filters says so.
    const int by_filter = 2;
    return prctl(PR_SET_SECCOMP, by_filter, 0, 0, 0) != 0 && errno == EFAULT;
}

#else

int lyceum_filter(int allows_programs, int is_scoped) {
    (void)allows_programs, (void)is_scoped;
    return ENOSYS;
}

int lyceum_can_filter(void) { return 0; }

#endif
