/// The compression function of SHA-256 (FIPS 180-4, 2015).
#ifndef CADENA_HASH_H
#define CADENA_HASH_H

#include <stddef.h>
#include <stdint.h>

/// Takes `count` blocks of 64 bytes into a state of eight words, by the processor's own instructions
/// where it has some.
void cadena_sha256(uint32_t state[8], const void *blocks, size_t count);

/// The same without such instructions.
void cadena_sha256_portable(uint32_t state[8], const void *blocks, size_t count);

#endif
