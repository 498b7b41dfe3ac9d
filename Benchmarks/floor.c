/* The floor: read every .md, strip its front matter, render the body with cmark-gfm, write one HTML file
 * per input inside a fixed page frame.  No YAML, no links, no index pages: no generator that uses cmark-gfm
 * and writes the same pages can do less.
 *   floor [-j N] [-t] [-k] [-l] [-f] [-n] [-y] [-w] CONTENT OUT [FRAME.html]
 * -j N  workers (default 2): processes, because libcmark-gfm 0.29.0.gfm.6 is NOT safe to run in threads once
 *       extensions with inline syntax are attached
 * -t    threads instead of processes (to show that)
 * -k    with -t: without strikethrough, and with autolink's special characters registered for good: safe
 * -l    with -t: one lock around the parse (rendering and writing still overlap): safe
 * -f    write a/b.html, not a/b/index.html (no directory per page)
 * -y    also read the front matter with libyaml's event parser
 * -n    render nothing: read and write only
 * -w    write nothing: read and render only
 * Build: gcc -O2 -pthread floor.c -o floor -lcmark-gfm-extensions -lcmark-gfm -lyaml
 */
#define _GNU_SOURCE
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml.h>

static char **in_path, **out_path;
static size_t n_files, cap;
static _Atomic size_t *next_file;
static char *frame; static size_t frame_len;
static int o_yaml, o_norender, o_nowrite, o_flat;
static int n_ext = 5, o_lock;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *EXT[] = {"table", "strikethrough", "autolink", "tagfilter", "tasklist"};

static void die(const char *m) { perror(m); exit(1); }

static void walk(const char *d, const char *o) {
  DIR *D = opendir(d); if (!D) die(d);
  mkdir(o, 0777);
  struct dirent *e;
  while ((e = readdir(D))) {
    if (e->d_name[0] == '.') continue;
    char *p, *q; if (asprintf(&p, "%s/%s", d, e->d_name) < 0 || asprintf(&q, "%s/%s", o, e->d_name) < 0) die("asprintf");
    size_t l = strlen(p);
    if (e->d_type == DT_DIR) { walk(p, q); free(p); free(q); continue; }
    if (l < 3 || strcmp(p + l - 3, ".md")) { free(p); free(q); continue; }
    q[strlen(q) - 3] = 0;                       /* a/b.md -> a/b/index.html, as Hugo writes it */
    if (n_files == cap) { cap = cap ? cap * 2 : 4096; in_path = realloc(in_path, cap * sizeof *in_path); out_path = realloc(out_path, cap * sizeof *out_path); }
    in_path[n_files] = p; out_path[n_files++] = q;
  }
  closedir(D);
}

static size_t yaml_events(const char *s, size_t n) {
  yaml_parser_t p; yaml_event_t e; size_t k = 0; int done = 0;
  yaml_parser_initialize(&p); yaml_parser_set_input_string(&p, (const unsigned char *)s, n);
  while (!done) { if (!yaml_parser_parse(&p, &e)) break; k++; done = e.type == YAML_STREAM_END_EVENT; yaml_event_delete(&e); }
  yaml_parser_delete(&p); return k;
}

static void *worker(void *arg) {
  (void)arg; char *buf = NULL; size_t bcap = 0; size_t sink = 0;
  cmark_syntax_extension *ext[5];
  for (int i = 0; i < n_ext; i++) ext[i] = cmark_find_syntax_extension(EXT[i]);
  for (;;) {
    size_t i = (*next_file)++; if (i >= n_files) break;
    int fd = open(in_path[i], O_RDONLY); if (fd < 0) die(in_path[i]);
    struct stat st; fstat(fd, &st);
    if ((size_t)st.st_size + 1 > bcap) { bcap = st.st_size * 2 + 65536; buf = realloc(buf, bcap); }
    ssize_t n = read(fd, buf, st.st_size); close(fd); if (n < 0) die("read"); buf[n] = 0;
    char *body = buf;
    if (!strncmp(buf, "---\n", 4)) { char *e = strstr(buf + 4, "\n---\n"); if (e) { body = e + 5; if (o_yaml) sink += yaml_events(buf + 4, e - buf - 3); } }
    char *html = body; size_t hl = buf + n - body;
    if (!o_norender) {
      cmark_parser *p = cmark_parser_new(CMARK_OPT_FOOTNOTES);
      for (int k = 0; k < n_ext; k++) cmark_parser_attach_syntax_extension(p, ext[k]);
      cmark_parser_feed(p, body, hl);
      if (o_lock) pthread_mutex_lock(&lock);
      cmark_node *doc = cmark_parser_finish(p);
      if (o_lock) pthread_mutex_unlock(&lock);
      html = cmark_render_html(doc, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(p));
      hl = strlen(html);
      cmark_node_free(doc); cmark_parser_free(p);
    }
    if (!o_nowrite) {
      char f[4096]; if (!o_flat) mkdir(out_path[i], 0777);
      snprintf(f, sizeof f, o_flat ? "%s.html" : "%s/index.html", out_path[i]);
      fd = open(f, O_WRONLY | O_CREAT | O_TRUNC, 0666); if (fd < 0) die(f);
      char *all = malloc(frame_len + hl); size_t half = frame_len / 2;
      memcpy(all, frame, half); memcpy(all + half, html, hl); memcpy(all + half + hl, frame + half, frame_len - half);
      if (write(fd, all, frame_len + hl) != (ssize_t)(frame_len + hl)) die("write");
      free(all); close(fd);
    }
    if (html != body) free(html);
  }
  free(buf); return (void *)sink;
}

int main(int argc, char **argv) {
  int jobs = 2, threads = 0, keep = 0, c;
  while ((c = getopt(argc, argv, "j:tnywkfl")) != -1)
    switch (c) { case 'j': jobs = atoi(optarg); break; case 't': threads = 1; break; case 'k': keep = 1; break; case 'l': o_lock = 1; break; case 'f': o_flat = 1; break; case 'n': o_norender = 1; break;
                 case 'y': o_yaml = 1; break; case 'w': o_nowrite = 1; break; default: return 2; }
  if (argc - optind < 2) { fprintf(stderr, "floor [-j N] [-t] [-k] [-l] [-f] [-n] [-y] [-w] CONTENT OUT [FRAME.html]\n"); return 2; }
  frame_len = 11264;   /* makes the mean output file about as large as Hugo's */
  frame = malloc(frame_len + 1);
  for (size_t i = 0; i < frame_len; i++) frame[i] = "<p>frame </p>\n"[i % 14];
  if (argc - optind > 2) {
    int fd = open(argv[optind + 2], O_RDONLY); struct stat st; if (fd < 0) die(argv[optind + 2]); fstat(fd, &st);
    frame = malloc(st.st_size + 1); frame_len = read(fd, frame, st.st_size); close(fd);
  }
  cmark_gfm_core_extensions_ensure_registered();
  if (keep) {
    /* cmark_parser_finish adds each extension's special characters to global tables, and takes them out again
     * at its end: under threads one parser's end makes another miss a '~' or a URL. For autolink: add them once,
     * then leave it nothing to add or remove. Only exported functions are used. This cannot be done for
     * strikethrough: the delimiter code finds the extension by that same list, and never ends without it. */
    cmark_parser *k = cmark_parser_new(0);
    cmark_parser_attach_syntax_extension(k, cmark_find_syntax_extension("autolink"));
    cmark_manage_extensions_special_characters(k, 1);
    cmark_syntax_extension_set_special_inline_chars(cmark_find_syntax_extension("autolink"), NULL);
    EXT[1] = "tasklist"; EXT[4] = "tagfilter"; n_ext = 4; EXT[3] = EXT[4];
    cmark_parser_free(k);
  }
  next_file = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  mkdir(argv[optind + 1], 0777); walk(argv[optind], argv[optind + 1]);
  if (threads) {
    pthread_t t[64];
    for (int i = 0; i < jobs - 1; i++) pthread_create(&t[i], NULL, worker, NULL);
    worker(NULL);
    for (int i = 0; i < jobs - 1; i++) pthread_join(t[i], NULL);
  } else {
    for (int i = 0; i < jobs - 1; i++) { pid_t p = fork(); if (p < 0) die("fork"); if (!p) { worker(NULL); _exit(0); } }
    worker(NULL);
    int st, bad = 0; while (wait(&st) > 0) bad |= st; if (bad) return 1;
  }
  return 0;
}
