// The functions for one algorithm stay, but those that choose one are recommended.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
