// Debian's libcmark-gfm-dev and libcmark-gfm-extensions-dev; the pkg-config file names both libraries.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
