// An error that nobody catches ends a program with one sentence.
//
// Top-level code and `@main` hand such an error to the standard library's `swift_errorInMain`, which reports it as a crash:
// a fatal error, a stack trace, a signal. The definition here takes its place.

// Prints the error and ends the process; written in Swift, where errors can be described.
__attribute__((swiftcall)) void lyceum_end_with_error(void *error);

#if defined(__ELF__)

// A weak definition would do beside the shared standard library, but loses against the strong one of the static library, and
// two strong ones collide. So the linker is asked to lead all calls here. It finds its option where Swift's objects leave
// theirs: in a section that the compiler's driver collects from every object of a program. The address sanitizer must not surround the
// text, for the driver takes all that is in the section.
__attribute__((swiftcall)) void __wrap_swift_errorInMain(void *error) { lyceum_end_with_error(error); }

__attribute__((section(".swift1_autolink_entries"), used, no_sanitize("address"))) static const char linker_option[] =
    "-Wl,--wrap=swift_errorInMain";

#else

__attribute__((swiftcall, weak)) void swift_errorInMain(void *error) { lyceum_end_with_error(error); }

#endif
