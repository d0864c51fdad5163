// The matrix product's kernels for AVX2 with FMA: 6 rows of 2 vectors, 12 accumulators.
#include "gemm_internal.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#include "gemm_transpose.inc"

static inline __attribute__((always_inline)) __m256i mask_8(size_t n) {
  return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)n), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

static inline __attribute__((always_inline)) __m256i mask_4(size_t n) {
  return _mm256_cmpgt_epi64(_mm256_set1_epi64x((long long)n), _mm256_setr_epi64x(0, 1, 2, 3));
}

// Masked stores take many times as long as plain ones on processors without AVX-512: a partial
// vector is stored in halves, quarters and eighths.
static inline __attribute__((always_inline)) void store_8(float *p, size_t n, __m256 x) {
  if (n == 8) {
    _mm256_storeu_ps(p, x);
    return;
  }
  __m128 rest = _mm256_castps256_ps128(x);
  if (n & 4) {
    _mm_storeu_ps(p, rest);
    rest = _mm256_extractf128_ps(x, 1);
    p += 4;
  }
  if (n & 2) {
    _mm_storel_pi((__m64 *)p, rest);
    rest = _mm_movehl_ps(rest, rest);
    p += 2;
  }
  if (n & 1) _mm_store_ss(p, rest);
}

static inline __attribute__((always_inline)) void store_4(double *p, size_t n, __m256d x) {
  if (n == 4) {
    _mm256_storeu_pd(p, x);
    return;
  }
  __m128d rest = _mm256_castpd256_pd128(x);
  if (n & 2) {
    _mm_storeu_pd(p, rest);
    rest = _mm256_extractf128_pd(x, 1);
    p += 2;
  }
  if (n & 1) _mm_store_sd(p, rest);
}

#define ELEMENT float
#define LANES 8
#define ROWS 6
#define VECTORS 2
#define WIDE_VECTORS 4
#define SLOT_LANES 8
#define PANEL_LIMIT 150000
#define UNPACKED_ROWS 48
#define UNPACKED_STEPS 256
#define BLOCK_STEPS 256
#define PANELS_FIRST 1
#define DOT_GROUP 3
#define LOADS_TAILS 1
#define TAILS_COST 1
#define NAME(x) x##_f32_avx2
#define LOAD_PART(p, n) ((V)_mm256_maskload_ps((p), mask_8(n)))
#define STORE_PART(p, n, x) store_8((p), (n), (__m256)(x))
#define STEP 4
#define TRANSPOSE transpose_8_f32
#define SLOT_TRANSPOSE transpose_8_f32
#define LANE_SUMS(to, a, b, c, d)                                                     \
  (to) = (__typeof__(to))lane_sums_8((__m256)(a), (__m256)(b), (__m256)(c), (__m256)(d))
#include "gemm_kernels.inc"

#define ELEMENT double
#define LANES 4
#define ROWS 6
#define VECTORS 2
#define WIDE_VECTORS 4
#define SLOT_LANES 4
#define PANEL_LIMIT 75000
#define UNPACKED_ROWS 48
#define UNPACKED_STEPS 256
#define BLOCK_STEPS 256
#define PANELS_FIRST 1
#define DOT_GROUP 3
#define LOADS_TAILS 1
#define TAILS_COST 1
#define NAME(x) x##_f64_avx2
#define LOAD_PART(p, n) ((V)_mm256_maskload_pd((p), mask_4(n)))
#define STORE_PART(p, n, x) store_4((p), (n), (__m256d)(x))
#define STEP 2
#define TRANSPOSE transpose_4_f64
#define SLOT_TRANSPOSE transpose_4_f64
#define LANE_SUMS(to, a, b, c, d)                                                         \
  (to) = (__typeof__(to))lane_sums_4((__m256d)(a), (__m256d)(b), (__m256d)(c), (__m256d)(d))
#include "gemm_kernels.inc"

#pragma clang attribute pop
#endif
