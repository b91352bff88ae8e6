/* A disk that fails: preloaded into the worker, it counts every operation that changes something below one
 * folder, and at the Nth lets it fail (once, or from then on) or cuts the power. Knows nothing of Jiahe.
 *
 * A power cut keeps, drops or tears (at 512 bytes) every write that no fsync has followed, and takes back
 * the last few changes of names. Names are kept as journaling file systems keep them: in order, and an
 * fsync makes durable everything up to the last change of the name of what was synced.
 *
 * JIAHE_FAIL_UNDER folder, _HOW count|once|always|cut, _AT N, _ERRNO number, _SEED, _GRAVE a folder for what
 * was removed, _COUNT where to write a letter for each operation: o opened to create or empty, w written,
 * t truncated, s synced, d folder synced, r renamed, u removed, m folder made. Counting begins when the
 * program makes the folder ".arm". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SECTOR 512

enum how { COUNT, ONCE, ALWAYS, CUT };
enum kind { CREATE, REMOVE, RENAME, MKDIR, RMDIR };

struct change { /* of a file's bytes, not yet synced */
    struct change *before, *after;
    int is_write;
    off_t at, size_before;
    size_t length, old_length;
    char *old, *fresh;
};
struct file {
    struct file *next;
    dev_t dev;
    ino_t ino;
    int fd;
    struct change *first, *last;
};
struct naming { /* a change of names */
    enum kind kind;
    ino_t ino;
    char *path, *other, *saved;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static enum how how;
static int armed, error_number, busy;
static long count, fail_at, saved_count;
static unsigned long long dice;
static char under[PATH_MAX], grave[PATH_MAX];
static size_t under_length;
static char *kinds;
static struct file *files;
static struct naming *namings;
static long naming_count, settled;

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("JIAHE_FAIL_HOW");
    const char *folder = getenv("JIAHE_FAIL_UNDER");
    if (!text || !folder || !realpath(folder, under)) return;
    under_length = strlen(under);
    how = !strcmp(text, "once") ? ONCE : !strcmp(text, "always") ? ALWAYS : !strcmp(text, "cut") ? CUT : COUNT;
    fail_at = getenv("JIAHE_FAIL_AT") ? atol(getenv("JIAHE_FAIL_AT")) : 0;
    error_number = getenv("JIAHE_FAIL_ERRNO") ? atoi(getenv("JIAHE_FAIL_ERRNO")) : EIO;
    dice = getenv("JIAHE_FAIL_SEED") ? strtoull(getenv("JIAHE_FAIL_SEED"), NULL, 10) : 1;
    if (getenv("JIAHE_FAIL_GRAVE")) snprintf(grave, sizeof grave, "%s", getenv("JIAHE_FAIL_GRAVE"));
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("JIAHE_FAIL_COUNT");
    FILE *out = path && kinds ? fopen(path, "w") : NULL;
    if (out) fwrite(kinds, 1, (size_t)count, out), fclose(out);
}

static unsigned throw(unsigned below) {
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return below ? (unsigned)((dice >> 33) % below) : 0;
}

/* The absolute path, when it lies below the folder. */
static int below(int folder, const char *path, char *out) {
    char base[PATH_MAX] = "";
    if (!under_length || !path) return 0;
    if (path[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
    }
    if (snprintf(out, PATH_MAX, "%s%s%s", base, path[0] == '/' ? "" : "/", path) >= PATH_MAX) return 0;
    return !strncmp(out, under, under_length) && (out[under_length] == '/' || !out[under_length]);
}

static int below_fd(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = under_length ? readlink(link, out, PATH_MAX - 1) : -1;
    if (length < 0) return 0;
    out[length] = 0;
    return !strncmp(out, under, under_length) && (out[under_length] == '/' || !out[under_length]);
}

/* The log's index is shared memory: a power cut takes it away and nobody misses it. */
static int is_index(const char *path) {
    size_t length = strlen(path);
    return length > 4 && !strcmp(path + length - 4, "-shm");
}

static struct file *known(int fd) {
    struct stat st;
    if (fstat(fd, &st)) return NULL;
    for (struct file *file = files; file; file = file->next)
        if (file->dev == st.st_dev && file->ino == st.st_ino) return file;
    return NULL;
}

static struct file *know(int fd) {
    struct file *file = known(fd);
    struct stat st;
    if (file || fstat(fd, &st)) return file;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    file = calloc(1, sizeof *file);
    file->dev = st.st_dev;
    file->ino = st.st_ino;
    /* Never closed: closing any descriptor of a file would let go the engine's locks on it. */
    file->fd = REAL(open)(link, O_RDWR | O_CLOEXEC);
    file->next = files;
    files = file;
    return file;
}

static void remember(int fd, int is_write, off_t at, const char *fresh, size_t length) {
    struct file *file = know(fd);
    struct stat st;
    if (!file || fstat(file->fd, &st)) return;
    struct change *change = calloc(1, sizeof *change);
    change->is_write = is_write;
    change->at = at;
    change->size_before = st.st_size;
    size_t old = is_write ? length : st.st_size > at ? (size_t)(st.st_size - at) : 0;
    change->old = malloc(old + 1);
    ssize_t got = pread(file->fd, change->old, old, at);
    change->old_length = got > 0 ? (size_t)got : 0;
    change->length = length;
    if (is_write) {
        change->fresh = malloc(length + 1);
        memcpy(change->fresh, fresh, length);
    }
    change->before = file->last;
    if (file->last) file->last->after = change; else file->first = change;
    file->last = change;
}

static void forget(struct file *file) {
    for (struct change *change = file->first; change;) {
        struct change *after = change->after;
        free(change->old);
        free(change->fresh);
        free(change);
        change = after;
    }
    file->first = file->last = NULL;
}

static void name(enum kind kind, const char *path, const char *other, const char *saved, ino_t ino) {
    namings = realloc(namings, sizeof *namings * (size_t)(naming_count + 1));
    namings[naming_count++] = (struct naming){kind, ino, strdup(path), other ? strdup(other) : NULL, saved ? strdup(saved) : NULL};
}

static ino_t ino_of(const char *path) {
    struct stat st;
    return lstat(path, &st) ? 0 : st.st_ino;
}

/* Keeps what is about to be removed or written over; empty when there is nothing. */
static void save(const char *path, char *saved) {
    snprintf(saved, PATH_MAX, "%.4000s/%ld", grave, saved_count++);
    if (!grave[0] || link(path, saved)) saved[0] = 0;
}

static void lose_bytes(struct file *file) {
    unsigned mode = throw(4);
    long all = 0, at = 0;
    for (struct change *change = file->last; change; change = change->before, all++) {
        if (ftruncate64(file->fd, change->size_before)) {}
        if (pwrite64(file->fd, change->old, change->old_length, change->at)) {}
    }
    long until = mode == 3 ? (long)throw((unsigned)all + 1) : all;
    for (struct change *change = file->first; change; change = change->after, at++) {
        unsigned fate = mode == 0 ? 0 : mode == 1 ? 1 : mode == 2 ? throw(3) : at < until ? 0 : at == until ? 2 : 1;
        if (fate == 1) continue;
        if (!change->is_write) {
            if (ftruncate64(file->fd, change->at)) {}
            continue;
        }
        for (size_t done = 0; done < change->length;) {
            size_t some = SECTOR - (size_t)((change->at + (off_t)done) % SECTOR);
            if (some > change->length - done) some = change->length - done;
            if (fate == 0 || throw(2))
                if (pwrite64(file->fd, change->fresh + done, some, change->at + (off_t)done)) {}
            done += some;
        }
    }
}

static void take_back(const struct naming *it) {
    switch (it->kind) {
    case CREATE: unlink(it->path); break;
    case REMOVE: if (it->saved && link(it->saved, it->path)) {} break;
    case RENAME:
        if (!rename(it->other, it->path) && it->saved && link(it->saved, it->other)) {}
        break;
    case MKDIR: rmdir(it->path); break;
    case RMDIR: mkdir(it->path, 0700); break;
    }
}

static void cut(void) {
    busy = 1;
    for (struct file *file = files; file; file = file->next)
        if (file->first) lose_bytes(file);
    long loose = naming_count - settled;
    long lost = throw(3) ? (long)throw((unsigned)loose + 1) : 0;
    while (lost-- > 0) take_back(&namings[--naming_count]);
    _exit(137);
}

/* Counts one operation; gives an error number when it shall fail. */
static int step(char kind) {
    if (!armed) return 0;
    count++;
    if (how == COUNT) (kinds = realloc(kinds, (size_t)count))[count - 1] = kind;
    if (how == CUT && count == fail_at) cut();
    return (how == ONCE && count == fail_at) || (how == ALWAYS && count >= fail_at) ? error_number : 0;
}

#define ENTER() int mine = !busy && under_length; if (mine) pthread_mutex_lock(&lock), busy = 1
#define LEAVE() do { if (mine) busy = 0, pthread_mutex_unlock(&lock); } while (0)
#define GIVE(given) do { int told = errno; LEAVE(); errno = told; return given; } while (0)
#define REFUSE(error) do { LEAVE(); errno = (error); return -1; } while (0)

static int opened(int folder, const char *path, int flags, mode_t mode) {
    static int (*real)(int, const char *, int, ...);
    if (!real) real = REAL(openat);
    char full[PATH_MAX];
    ENTER();
    if (!mine || !(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !below(folder, path, full)) {
        LEAVE();
        return real(folder, path, flags, mode);
    }
    int error = step('o');
    if (error) REFUSE(error);
    ino_t there = ino_of(full);
    int keep = how == CUT && armed && !is_index(full);
    if (keep && there && (flags & O_TRUNC)) {
        int peek = real(AT_FDCWD, full, O_RDWR | O_CLOEXEC, 0);
        if (peek >= 0) remember(peek, 0, 0, NULL, 0);
    }
    int fd = real(folder, path, flags, mode);
    if (fd >= 0 && keep && !there) name(CREATE, full, NULL, NULL, ino_of(full));
    GIVE(fd);
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list all; va_start(all, flags); mode = va_arg(all, mode_t); va_end(all); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags | O_LARGEFILE, mode); }

/* Before a write at `at`, or where the file stands when that is negative. */
static int before_write(int fd, off_t at, const void *bytes, size_t length) {
    char full[PATH_MAX];
    if (!below_fd(fd, full)) return 0;
    int error = step('w');
    if (error) return error;
    if (how == CUT && armed && !is_index(full)) remember(fd, 1, at < 0 ? lseek(fd, 0, SEEK_CUR) : at, bytes, length);
    return 0;
}

#define WRITING(call, at, bytes, length) \
    ENTER(); \
    int error = mine ? before_write(fd, at, bytes, length) : 0; \
    if (error) REFUSE(error); \
    ssize_t given = call; \
    GIVE(given)
ssize_t write(int fd, const void *bytes, size_t length) { WRITING(REAL(write)(fd, bytes, length), -1, bytes, length); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { WRITING(REAL(pwrite)(fd, bytes, length, at), at, bytes, length); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { WRITING(REAL(pwrite64)(fd, bytes, length, at), at, bytes, length); }
/* A short write is allowed: only the first piece goes out. */
ssize_t writev(int fd, const struct iovec *pieces, int many) {
    char full[PATH_MAX];
    if (busy || many < 1 || !below_fd(fd, full)) return REAL(writev)(fd, pieces, many);
    return write(fd, pieces[0].iov_base, pieces[0].iov_len);
}

static int cut_short(int fd, off_t size) {
    char full[PATH_MAX];
    ENTER();
    int error = 0;
    if (mine && below_fd(fd, full) && !(error = step('t')) && how == CUT && armed && !is_index(full)) remember(fd, 0, size, NULL, 0);
    if (error) REFUSE(error);
    int given = REAL(ftruncate64)(fd, size);
    GIVE(given);
}
int ftruncate(int fd, off_t size) { return cut_short(fd, size); }
int ftruncate64(int fd, off64_t size) { return busy ? REAL(ftruncate64)(fd, size) : cut_short(fd, size); }

static int synced(int fd) {
    char full[PATH_MAX];
    struct stat st;
    ENTER();
    int ours = mine && below_fd(fd, full) && !fstat(fd, &st);
    int error = ours ? step(S_ISDIR(st.st_mode) ? 'd' : 's') : 0;
    if (error) REFUSE(error);
    if (ours && how == CUT && armed) {
        struct file *file = known(fd);
        if (file) forget(file);
        for (long at = settled; at < naming_count; at++)
            if (S_ISDIR(st.st_mode) || namings[at].ino == st.st_ino) settled = at + 1;
    }
    LEAVE();
    return 0; /* A process that dies loses nothing the kernel has: the real sync is not needed here. */
}
int fsync(int fd) { return synced(fd); }
int fdatasync(int fd) { return synced(fd); }

static int renamed(int a, const char *from, int b, const char *to) {
    char old[PATH_MAX], fresh[PATH_MAX], saved[PATH_MAX] = "";
    ENTER();
    if (!mine || !below(a, from, old) || !below(b, to, fresh)) {
        LEAVE();
        return REAL(renameat)(a, from, b, to);
    }
    int error = step('r');
    if (error) REFUSE(error);
    int keep = how == CUT && armed;
    if (keep) save(fresh, saved);
    int given = REAL(renameat)(a, from, b, to);
    if (!given && keep) name(RENAME, old, fresh, saved[0] ? saved : NULL, ino_of(fresh));
    GIVE(given);
}
int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to); }

static int removed(int folder, const char *path, int flags) {
    char full[PATH_MAX], saved[PATH_MAX] = "";
    ENTER();
    if (!mine || !below(folder, path, full)) {
        LEAVE();
        return REAL(unlinkat)(folder, path, flags);
    }
    int error = step('u');
    if (error) REFUSE(error);
    ino_t ino = ino_of(full);
    int keep = how == CUT && armed && !is_index(full);
    if (keep && !(flags & AT_REMOVEDIR)) save(full, saved);
    int given = REAL(unlinkat)(folder, path, flags);
    if (!given && keep) name(flags & AT_REMOVEDIR ? RMDIR : REMOVE, full, NULL, saved[0] ? saved : NULL, ino);
    GIVE(given);
}
int unlink(const char *path) { return busy ? REAL(unlink)(path) : removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return busy ? REAL(rmdir)(path) : removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode) {
    char full[PATH_MAX];
    ENTER();
    if (!mine || !below(AT_FDCWD, path, full)) {
        LEAVE();
        return REAL(mkdir)(path, mode);
    }
    size_t length = strlen(full);
    if (length > 5 && !strcmp(full + length - 5, "/.arm")) {
        armed = 1;
        LEAVE();
        return 0;
    }
    int error = step('m');
    if (error) REFUSE(error);
    int given = REAL(mkdir)(path, mode);
    if (!given && how == CUT && armed) name(MKDIR, full, NULL, NULL, ino_of(full));
    GIVE(given);
}

/* Locking memory is no matter of the disk, and takes more than half of a trial's time: SQLCipher locks every
 * little piece it allocates. */
int mlock(const void *address, size_t length) {
    (void)address, (void)length;
    return 0;
}
int munlock(const void *address, size_t length) {
    (void)address, (void)length;
    return 0;
}
