// Faults on order, for LD_PRELOAD: makes the n-th call of a kind fail, or end the program there and then.
//
// FAULT_KIND    write, make, open, rename, close, remove, mode, sync, read, list, or any
// FAULT_AT      which call, from 1; 0 for none
// FAULT_ERROR   the errno of the failing call; 0 to end the program with SIGKILL instead
// FAULT_ONWARDS whether every later call of that kind fails too, as on a full disk
// FAULT_COUNT   a file to which the number of calls of that kind is written at the end
// FAULT_SHUFFLE a seed: folders are listed in another order
// FAULT_HANG    a part of a path: reading such a file waits for ever
// FAULT_HURRY   whether sleeping takes no time
// FAULT_CLOCK   so many seconds are added to the time of day
// FAULT_BACK    so many seconds are taken from it more each time it is asked for
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

static int strikes(const char *kind) {
  static __thread int busy;
  const char *wanted = getenv("FAULT_KIND");
  if (busy || !wanted || (strcmp(wanted, kind) && strcmp(wanted, "any"))) return 0;
  busy = 1;
  long call = atomic_fetch_add(&calls, 1) + 1, at = number("FAULT_AT");
  int hit = at && (call == at || (call > at && number("FAULT_ONWARDS")));
  if (hit && !number("FAULT_ERROR")) kill(getpid(), SIGKILL);
  busy = 0;
  if (hit) errno = (int)number("FAULT_ERROR");
  return hit;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (file) { fprintf(file, "%ld\n", (long)calls); fclose(file); }
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (fd > 2 && strikes("write")) {
    // A full disk takes a part of what it is given.
    if (errno == ENOSPC && count > 1) { (void)!REAL(write)(fd, bytes, count / 2); errno = ENOSPC; }
    return -1;
  }
  return REAL(write)(fd, bytes, count);
}
ssize_t writev(int fd, const struct iovec *parts, int count) { return fd > 2 && strikes("write") ? -1 : REAL(writev)(fd, parts, count); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { return strikes("write") ? -1 : REAL(pwrite)(fd, b, n, o); }
int mkdir(const char *path, mode_t mode) { return strikes("make") ? -1 : REAL(mkdir)(path, mode); }
int mkdirat(int fd, const char *path, mode_t mode) { return strikes("make") ? -1 : REAL(mkdirat)(fd, path, mode); }
int linkat(int a, const char *b, int c, const char *d, int e) { return strikes("make") ? -1 : REAL(linkat)(a, b, c, d, e); }
int renameat(int a, const char *b, int c, const char *d) { return strikes("rename") ? -1 : REAL(renameat)(a, b, c, d); }
int rename(const char *a, const char *b) { return strikes("rename") ? -1 : REAL(rename)(a, b); }
int renameat2(int a, const char *b, int c, const char *d, unsigned e) { return strikes("rename") ? -1 : REAL(renameat2)(a, b, c, d, e); }
int unlinkat(int fd, const char *path, int flags) { return strikes("remove") ? -1 : REAL(unlinkat)(fd, path, flags); }
int unlink(const char *path) { return strikes("remove") ? -1 : REAL(unlink)(path); }
int fchmod(int fd, mode_t mode) { return strikes("mode") ? -1 : REAL(fchmod)(fd, mode); }
int fchmodat(int fd, const char *path, mode_t mode, int flags) { return strikes("mode") ? -1 : REAL(fchmodat)(fd, path, mode, flags); }
int syncfs(int fd) { return strikes("sync") ? -1 : REAL(syncfs)(fd); }
int fsync(int fd) { return strikes("sync") ? -1 : REAL(fsync)(fd); }
int close(int fd) {
  if (fd > 2 && strikes("close")) { int code = errno; REAL(close)(fd); errno = code; return -1; }
  return REAL(close)(fd);
}

static int opens(const char *kind) { return strikes(kind); }
int openat(int fd, const char *path, int flags, ...) {
  va_list list; va_start(list, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; va_end(list);
  const char *hang = getenv("FAULT_HANG");
  if (hang && strstr(path, hang)) { struct timespec day = {86400, 0}; for (;;) syscall(SYS_nanosleep, &day, NULL); }
  if (opens(flags & O_CREAT ? "make" : "open")) return -1;
  return REAL(openat)(fd, path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list list; va_start(list, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; va_end(list);
  if (opens(flags & O_CREAT ? "make" : "open")) return -1;
  return REAL(open)(path, flags, mode);
}
ssize_t read(int fd, void *bytes, size_t count) { return fd > 2 && strikes("read") ? -1 : REAL(read)(fd, bytes, count); }
unsigned sleep(unsigned seconds) { if (number("FAULT_HURRY")) { usleep(10000); return 0; } return REAL(sleep)(seconds); }

// No memory is asked for on the way: jemalloc looks at the clock before it can give any. (libfaketime does, and both wait.)
int clock_gettime(clockid_t clock, struct timespec *now) {
  static atomic_long asked;
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += number("FAULT_CLOCK") - number("FAULT_BACK") * atomic_fetch_add(&asked, 1);
  return result;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  struct timespec exact;
  if (clock_gettime(CLOCK_REALTIME, &exact)) return -1;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}
time_t time(time_t *place) {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_REALTIME, &now);
  if (place) *place = now.tv_sec;
  return now.tv_sec;
}

// Listings in another order: the whole folder is read, then given out shuffled.
struct listing { DIR *folder; struct dirent **entries; int count, next; struct listing *other; };
static struct listing *listings;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct dirent *readdir(DIR *folder) {
  if (strikes("list")) return NULL;
  long seed = number("FAULT_SHUFFLE");
  if (!seed) return REAL(readdir)(folder);
  pthread_mutex_lock(&lock);
  struct listing *found = listings;
  while (found && found->folder != folder) found = found->other;
  if (!found) {
    found = calloc(1, sizeof *found);
    found->folder = folder;
    found->other = listings;
    listings = found;
    struct dirent *entry;
    while ((entry = REAL(readdir)(folder))) {
      found->entries = realloc(found->entries, sizeof(void *) * (size_t)(found->count + 1));
      found->entries[found->count] = malloc(entry->d_reclen);
      memcpy(found->entries[found->count++], entry, entry->d_reclen);
    }
    unsigned state = (unsigned)seed;
    for (int i = found->count - 1; i > 0; i--) {
      int j = rand_r(&state) % (i + 1);
      struct dirent *kept = found->entries[i];
      found->entries[i] = found->entries[j];
      found->entries[j] = kept;
    }
  }
  struct dirent *entry = found->next < found->count ? found->entries[found->next++] : NULL;
  pthread_mutex_unlock(&lock);
  errno = entry ? errno : 0;
  return entry;
}
int closedir(DIR *folder) {
  pthread_mutex_lock(&lock);
  for (struct listing **place = &listings; *place; place = &(*place)->other)
    if ((*place)->folder == folder) {
      struct listing *gone = *place;
      *place = gone->other;
      for (int i = 0; i < gone->count; i++) free(gone->entries[i]);
      free(gone->entries);
      free(gone);
      break;
    }
  pthread_mutex_unlock(&lock);
  return REAL(closedir)(folder);
}
