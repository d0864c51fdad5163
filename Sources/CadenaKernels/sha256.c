// The compression function of SHA-256: the standard's rounds, and x86's instructions for them.
#include "CadenaHash.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static inline uint32_t rotated(uint32_t word, int count) {
  return word >> count | word << (32 - count);
}

static void compress(uint32_t state[8], const unsigned char *block) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; ++i) {
    const unsigned char *p = block + 4 * i;
    w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
  }
  for (int i = 16; i < 64; ++i) {
    uint32_t s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ (w[i - 15] >> 3);
    uint32_t s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ (w[i - 2] >> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  memcpy(v, state, sizeof v);
  // Instead of the eight values, their roles move: value j of round i is v[(j - i) mod 8].
#pragma clang loop unroll_count(8)
  for (unsigned i = 0; i < 64; ++i) {
#define ROLE(j) v[((j) - i) & 7]
    uint32_t a = ROLE(0), b = ROLE(1), c = ROLE(2), e = ROLE(4), f = ROLE(5), g = ROLE(6);
    uint32_t s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    uint32_t t = ROLE(7) + s1 + (g ^ (e & (f ^ g))) + constants[i] + w[i];
    uint32_t s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    ROLE(3) += t;
    ROLE(7) = t + s0 + ((a & b) | (c & (a | b)));
#undef ROLE
  }
  for (int j = 0; j < 8; ++j) state[j] += v[j];
}

void cadena_sha256_portable(uint32_t state[8], const void *blocks, size_t count) {
  const unsigned char *block = blocks;
  for (; count > 0; --count, block += 64) compress(state, block);
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define SHA __attribute__((target("sha,sse4.1,ssse3")))

static bool has_instructions(void) {
  static atomic_int known = 0;
  int value = atomic_load_explicit(&known, memory_order_relaxed);
  if (value == 0) {
    unsigned a, b, c, d;
    bool found = __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1) != 0
                 && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
    value = found ? 1 : -1;
    atomic_store_explicit(&known, value, memory_order_relaxed);
  }
  return value > 0;
}

// The instructions keep the state as two vectors: a b e f and c d g h, the first word highest.
SHA static void compress_with_instructions(uint32_t state[8], const unsigned char *block,
                                           size_t count) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(low, high, 8), cdgh = _mm_blend_epi16(high, low, 0xf0);
  for (; count > 0; --count, block += 64) {
    __m128i old_abef = abef, old_cdgh = cdgh, w[4];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; ++i) {
      // The schedule's four words i stand where those of i - 4 stood.
      if (i < 4) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(block + 16 * i));
        w[i] = _mm_shuffle_epi8(bytes, big_endian);
      } else {
        __m128i sevenths = _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4);
        __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]), sevenths);
        w[i & 3] = _mm_sha256msg2_epu32(sum, w[(i + 3) & 3]);
      }
      __m128i k = _mm_load_si128((const __m128i *)(constants + 4 * i));
      __m128i words = _mm_add_epi32(w[i & 3], k);
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0e));
    }
    abef = _mm_add_epi32(abef, old_abef);
    cdgh = _mm_add_epi32(cdgh, old_cdgh);
  }
  low = _mm_shuffle_epi32(abef, 0x1b);
  high = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, high, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(high, low, 8));
}
#endif

void cadena_sha256(uint32_t state[8], const void *blocks, size_t count) {
#if defined(__x86_64__)
  if (has_instructions()) {
    compress_with_instructions(state, blocks, count);
    return;
  }
#endif
  cadena_sha256_portable(state, blocks, count);
}
