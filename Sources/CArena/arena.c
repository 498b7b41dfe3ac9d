#include "arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Most texts take one of these.
#define BLOCK_BYTES ((size_t)128 * 1024)
// What every address that `malloc` gives is a multiple of.
#define ALIGNMENT ((size_t)16)

typedef struct block {
  _Alignas(ALIGNMENT) struct block *previous;
  size_t size;
} block;

// Before each piece; `realloc` has to know how much to copy.
typedef struct header {
  _Alignas(ALIGNMENT) size_t size;
} header;

// Each thread has its own, so that texts are read side by side.
static _Thread_local bool is_open;
static _Thread_local block *newest;
// From the text before: to take a block of this size from the system's memory takes as long as some hundred pieces.
static _Thread_local block *spare;
static _Thread_local char *next_piece;
static _Thread_local char *block_end;

void arena_open(void) {
  if (is_open) abort();
  is_open = true;
}

void arena_close(void) {
  while (newest) {
    block *previous = newest->previous;
    if (!spare && newest->size == BLOCK_BYTES) {
      spare = newest;
    } else {
      free(newest);
    }
    newest = previous;
  }
  next_piece = block_end = NULL;
  is_open = false;
}

// Rare, and kept out of what is not: a text takes hundreds of pieces, and mostly one block. Without an open arena there is none,
// so that whoever takes a piece comes here first.
static __attribute__((noinline)) void add_block(size_t bytes) {
  if (!is_open) abort();
  size_t size = sizeof(block) + bytes > BLOCK_BYTES ? sizeof(block) + bytes : BLOCK_BYTES;
  block *added = size == BLOCK_BYTES && spare ? spare : malloc(size);
  if (!added) abort();
  if (added == spare) spare = NULL;
  added->size = size;
  added->previous = newest;
  newest = added;
  next_piece = (char *)(added + 1);
  block_end = (char *)added + size;
}

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1); }

static void *take(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  size_t bytes = sizeof(header) + rounded(size);
  if ((size_t)(block_end - next_piece) < bytes) add_block(bytes);
  header *piece = (header *)next_piece;
  next_piece += bytes;
  piece->size = size;
  return piece + 1;
}

static bool is_last(void *piece) { return (char *)piece + rounded(((header *)piece)[-1].size) == next_piece; }

void *arena_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) abort();
  return memset(take(bytes), 0, bytes);
}

void *arena_realloc(void *piece, size_t size) {
  if (!piece) return take(size);
  header *old = (header *)piece - 1;
  if (size <= old->size) return piece;
  // Mostly a text that grows: where nothing was taken since, it does so where it stands.
  if (is_last(piece) && size <= SIZE_MAX / 2 && rounded(size) <= (size_t)(block_end - (char *)piece)) {
    old->size = size;
    next_piece = (char *)piece + rounded(size);
    return piece;
  }
  return memcpy(take(size), piece, old->size);
}

void arena_free(void *piece) {
  // Only what was taken last can be given out again.
  if (piece && is_last(piece)) next_piece = (char *)piece - sizeof(header);
}
