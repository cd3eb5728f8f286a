// What a child does to itself before it runs its program. Each returns 0 or the system's code.

#ifndef LYCEUM_CONFINEMENT_H
#define LYCEUM_CONFINEMENT_H

// Allows this process to read what the system says of it.
int lyceum_allow_own_process(int rules, int version);

// Confines this process, for ever.
int lyceum_confine(int rules, int version, int allows_programs);

// The part of it that is a filter of system calls. `is_scoped`: whether signals to others are refused without it.
int lyceum_filter(int allows_programs, int is_scoped);

#endif
