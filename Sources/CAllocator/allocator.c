// What kbgen asks of jemalloc, which takes the place of malloc on Linux: its manual has the names.
#ifdef __linux__
// Blocks of a quarter of a megabyte and more go back to the system as soon as they are free: a text that grows leaves one of each
// size behind. Others go once they were free for a second and memory is asked for again: what a large site needs for a moment is
// not held to the end.
const char *malloc_conf = "oversize_threshold:262144,dirty_decay_ms:1000,muzzy_decay_ms:0";
#endif
