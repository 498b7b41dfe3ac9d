// What Foundation's part for networks calls of curl. The library of the preview's server refers to that part, for a proxy that kbgen
// has none of; so nothing here is ever called, and neither curl nor the thirty libraries that it needs have to be there.
// A release that does not link for want of a name that begins with `curl_` wants that name here: Swift has begun to call it.
#ifdef NO_CURL
#define NEVER(name) \
  void name(void) { __builtin_trap(); }

NEVER(curl_easy_cleanup)
NEVER(curl_easy_getinfo)
NEVER(curl_easy_init)
NEVER(curl_easy_pause)
NEVER(curl_easy_setopt)
NEVER(curl_easy_strerror)
NEVER(curl_free)
NEVER(curl_global_init)
NEVER(curl_multi_add_handle)
NEVER(curl_multi_assign)
NEVER(curl_multi_cleanup)
NEVER(curl_multi_info_read)
NEVER(curl_multi_init)
NEVER(curl_multi_remove_handle)
NEVER(curl_multi_setopt)
NEVER(curl_multi_socket_action)
NEVER(curl_slist_append)
NEVER(curl_slist_free_all)
NEVER(curl_url)
NEVER(curl_url_get)
NEVER(curl_url_set)
NEVER(curl_version)
NEVER(curl_version_info)
#endif
