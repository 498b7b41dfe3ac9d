// Calls of Linux that glibc's headers hide unless _GNU_SOURCE is defined, which Swift does not do.
#ifdef __linux__
#include <linux/stat.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/inotify.h>

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags);
int statx(int folder, const char *path, int flags, unsigned int mask, struct statx *result);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);
int syncfs(int descriptor);
#endif
