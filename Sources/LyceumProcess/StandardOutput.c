// Whatever ends a program, the lines that it has printed are there.

#include <stdio.h>

// Into a pipe or a file, the C library keeps printed lines back until some thousand bytes are together; a crash or a kill
// would lose them.
__attribute__((constructor)) static void write_lines_when_complete(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
