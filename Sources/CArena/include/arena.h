// Memory that is taken in small pieces and given back all at once: for a C library that is told where to take its memory from,
// but not for whom.
#pragma once
#include <stddef.h>

/// Opens the calling thread's arena: what the three below give belongs to it from now on. There must be none open.
void arena_open(void);

/// Gives all of it back. To be called on the thread that opened it.
void arena_close(void);

/// As `calloc`, `realloc` and `free`, but never NULL: where there is no more memory, the program ends. Without an open arena it
/// ends too.
void *arena_calloc(size_t count, size_t size);
void *arena_realloc(void *piece, size_t size);
void arena_free(void *piece);
