// The files that the running program consists of.

#define _GNU_SOURCE
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#else
#include <link.h>
#endif

#include "LyceumProcess.h"

size_t lyceum_program(char *path, size_t room) {
#if defined(__APPLE__)
    uint32_t size = (uint32_t)room;
    return _NSGetExecutablePath(path, &size) == 0 ? strlen(path) : 0;
#else
    ssize_t count = readlink("/proc/self/exe", path, room);
    return count > 0 ? (size_t)count : 0;
#endif
}

#if !defined(__APPLE__)
struct list {
    char *text;
    size_t count, room;
};

static int add(struct dl_phdr_info *library, size_t size, void *context) {
    (void)size;
    struct list *list = context;
    size_t count = library->dlpi_name ? strlen(library->dlpi_name) : 0;
    if (count == 0 || list->count + count + 1 > list->room) return 0;
    memcpy(list->text + list->count, library->dlpi_name, count);
    list->count += count;
    list->text[list->count++] = '\n';
    return 0;
}
#endif

size_t lyceum_libraries(char *paths, size_t room) {
#if defined(__APPLE__)
    (void)paths;
    (void)room;
    return 0;
#else
    struct list list = {paths, 0, room};
    dl_iterate_phdr(add, &list);
    return list.count;
#endif
}
