/* A file system that fails as FAIL says, for the files of a database: preloaded by a test. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int fails(int fd, const char *how, const char *ending) {
    const char *wanted = getenv("FAIL");
    char link[64], name[4096];
    if (!wanted || strcmp(wanted, how)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0) return 0;
    name[length] = 0;
    size_t end = strlen(ending);
    return (size_t)length > end && !strcmp(name + length - end, ending);
}

static void *mapped(const char *name, void *at, size_t size, int prot, int flags, int fd, off_t off) {
    void *(*next)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, name);
    if (fd >= 0 && fails(fd, "mmap", "-shm")) { errno = ENODEV; return MAP_FAILED; }
    return next(at, size, prot, flags, fd, off);
}
void *mmap(void *a, size_t s, int p, int f, int fd, off_t o) { return mapped("mmap", a, s, p, f, fd, o); }
void *mmap64(void *a, size_t s, int p, int f, int fd, off_t o) { return mapped("mmap64", a, s, p, f, fd, o); }

static int locked(const char *name, int fd, int cmd, void *arg) {
    int (*next)(int, int, ...) = dlsym(RTLD_NEXT, name);
    if (cmd == F_SETLK) {
        if (fails(fd, "shm-lock", "-shm") || fails(fd, "lock", ".db")) { errno = ENOLCK; return -1; }
    }
    return next(fd, cmd, arg);
}
int fcntl(int fd, int cmd, ...) {
    va_list list; va_start(list, cmd); void *arg = va_arg(list, void *); va_end(list);
    return locked("fcntl", fd, cmd, arg);
}
int fcntl64(int fd, int cmd, ...) {
    va_list list; va_start(list, cmd); void *arg = va_arg(list, void *); va_end(list);
    return locked("fcntl64", fd, cmd, arg);
}

#define READ(NAME) \
    ssize_t NAME(int fd, void *to, size_t size, off_t off) { \
        ssize_t (*next)(int, void *, size_t, off_t) = dlsym(RTLD_NEXT, #NAME); \
        if (fails(fd, "read", ".db")) { errno = EIO; return -1; } \
        return next(fd, to, size, off); \
    }
READ(pread)
READ(pread64)
#define WRITE(NAME) \
    ssize_t NAME(int fd, const void *from, size_t size, off_t off) { \
        ssize_t (*next)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, #NAME); \
        if (fails(fd, "write", "-wal")) { errno = EIO; return -1; } \
        return next(fd, from, size, off); \
    }
WRITE(pwrite)
WRITE(pwrite64)
