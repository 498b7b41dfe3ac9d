// Calls of Linux that glibc's headers hide unless _GNU_SOURCE is defined, which Swift does not do.
#ifdef __linux__
#include <linux/stat.h>

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags);
int statx(int folder, const char *path, int flags, unsigned int mask, struct statx *result);
int syncfs(int descriptor);
#endif
