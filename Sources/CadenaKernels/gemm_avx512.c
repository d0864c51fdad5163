// The matrix product's kernels for AVX-512: 8 rows of 3 vectors, 24 accumulators.
#include "gemm_internal.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(                                                 \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), \
    apply_to = function)

#include "gemm_transpose.inc"

// Four steps of sixteen rows of floats.
static inline __attribute__((always_inline)) void transpose_16_f32(
    const float *const *rows, size_t i, float *to, size_t stride) {
  __m512 y[4];
  for (int j = 0; j < 4; ++j) {
    __m512 x = _mm512_castps128_ps512(_mm_loadu_ps(rows[j] + i));
    x = _mm512_insertf32x4(x, _mm_loadu_ps(rows[j + 4] + i), 1);
    x = _mm512_insertf32x4(x, _mm_loadu_ps(rows[j + 8] + i), 2);
    y[j] = _mm512_insertf32x4(x, _mm_loadu_ps(rows[j + 12] + i), 3);
  }
  __m512 a = _mm512_unpacklo_ps(y[0], y[1]), b = _mm512_unpackhi_ps(y[0], y[1]);
  __m512 c = _mm512_unpacklo_ps(y[2], y[3]), d = _mm512_unpackhi_ps(y[2], y[3]);
  _mm512_storeu_ps(to, _mm512_shuffle_ps(a, c, 0x44));
  _mm512_storeu_ps(to + stride, _mm512_shuffle_ps(a, c, 0xee));
  _mm512_storeu_ps(to + 2 * stride, _mm512_shuffle_ps(b, d, 0x44));
  _mm512_storeu_ps(to + 3 * stride, _mm512_shuffle_ps(b, d, 0xee));
}

// Sixteen steps of sixteen rows of floats: whole cache lines.
static inline __attribute__((always_inline)) void transpose_16_16_f32(
    const float *const *rows, size_t i, float *to, size_t stride) {
  __m512 x[16];
  for (int j = 0; j < 16; j += 4) {
    __m512 p = _mm512_loadu_ps(rows[j] + i), q = _mm512_loadu_ps(rows[j + 1] + i);
    __m512 r = _mm512_loadu_ps(rows[j + 2] + i), s = _mm512_loadu_ps(rows[j + 3] + i);
    __m512 a = _mm512_unpacklo_ps(p, q), b = _mm512_unpackhi_ps(p, q);
    __m512 c = _mm512_unpacklo_ps(r, s), d = _mm512_unpackhi_ps(r, s);
    x[j] = _mm512_shuffle_ps(a, c, 0x44);
    x[j + 1] = _mm512_shuffle_ps(a, c, 0xee);
    x[j + 2] = _mm512_shuffle_ps(b, d, 0x44);
    x[j + 3] = _mm512_shuffle_ps(b, d, 0xee);
  }
  for (int j = 0; j < 4; ++j, to += stride) {
    __m512 a = _mm512_shuffle_f32x4(x[j], x[4 + j], 0x88);
    __m512 b = _mm512_shuffle_f32x4(x[j], x[4 + j], 0xdd);
    __m512 c = _mm512_shuffle_f32x4(x[8 + j], x[12 + j], 0x88);
    __m512 d = _mm512_shuffle_f32x4(x[8 + j], x[12 + j], 0xdd);
    _mm512_storeu_ps(to, _mm512_shuffle_f32x4(a, c, 0x88));
    _mm512_storeu_ps(to + 4 * stride, _mm512_shuffle_f32x4(b, d, 0x88));
    _mm512_storeu_ps(to + 8 * stride, _mm512_shuffle_f32x4(a, c, 0xdd));
    _mm512_storeu_ps(to + 12 * stride, _mm512_shuffle_f32x4(b, d, 0xdd));
  }
}

// Two steps of eight rows of doubles.
static inline __attribute__((always_inline)) void transpose_8_f64(
    const double *const *rows, size_t i, double *to, size_t stride) {
  __m512d y[2];
  for (int j = 0; j < 2; ++j) {
    __m512d x = _mm512_castpd128_pd512(_mm_loadu_pd(rows[j] + i));
    x = _mm512_insertf64x2(x, _mm_loadu_pd(rows[j + 2] + i), 1);
    x = _mm512_insertf64x2(x, _mm_loadu_pd(rows[j + 4] + i), 2);
    y[j] = _mm512_insertf64x2(x, _mm_loadu_pd(rows[j + 6] + i), 3);
  }
  _mm512_storeu_pd(to, _mm512_unpacklo_pd(y[0], y[1]));
  _mm512_storeu_pd(to + stride, _mm512_unpackhi_pd(y[0], y[1]));
}

// Both halves of a vector added.
static inline __attribute__((always_inline)) __m256 halves_16(__m512 x) {
  return _mm256_add_ps(_mm512_castps512_ps256(x), _mm512_extractf32x8_ps(x, 1));
}

static inline __attribute__((always_inline)) __m256d halves_8(__m512d x) {
  return _mm256_add_pd(_mm512_castpd512_pd256(x), _mm512_extractf64x4_pd(x, 1));
}

#define ELEMENT float
#define LANES 16
#define ROWS 8
#define VECTORS 3
#define WIDE_VECTORS 6
#define SLOT_LANES 8
#define PANEL_LIMIT 600000
#define UNPACKED_ROWS 48
#define UNPACKED_STEPS 1024
#define BLOCK_STEPS 512
#define PANELS_FIRST 0
#define DOT_GROUP 6
#define LOADS_TAILS 1
#define TAILS_COST 0
#define NAME(x) x##_f32_avx512
#define MASK(n) ((__mmask16)((1u << (n)) - 1))
#define LOAD_PART(p, n) ((V)_mm512_maskz_loadu_ps(MASK(n), (p)))
#define STORE_PART(p, n, x) _mm512_mask_storeu_ps((p), MASK(n), (__m512)(x))
#define STEP 4
#define TRANSPOSE transpose_16_f32
#define SLOT_TRANSPOSE transpose_8_f32
#define LANE_SUMS(to, a, b, c, d)                                                           \
  (to) = (__typeof__(to))lane_sums_8(halves_16((__m512)(a)), halves_16((__m512)(b)),        \
                                     halves_16((__m512)(c)), halves_16((__m512)(d)))
#define TRANSPOSE_SQUARE transpose_16_16_f32
#include "gemm_kernels.inc"
#undef MASK

#define ELEMENT double
#define LANES 8
#define ROWS 8
#define VECTORS 3
#define WIDE_VECTORS 6
#define SLOT_LANES 8
#define PANEL_LIMIT 300000
#define UNPACKED_ROWS 48
#define UNPACKED_STEPS 1024
#define BLOCK_STEPS 512
#define PANELS_FIRST 0
#define DOT_GROUP 6
#define LOADS_TAILS 1
#define TAILS_COST 0
#define NAME(x) x##_f64_avx512
#define MASK(n) ((__mmask8)((1u << (n)) - 1))
#define LOAD_PART(p, n) ((V)_mm512_maskz_loadu_pd(MASK(n), (p)))
#define STORE_PART(p, n, x) _mm512_mask_storeu_pd((p), MASK(n), (__m512d)(x))
#define STEP 2
#define TRANSPOSE transpose_8_f64
#define SLOT_TRANSPOSE transpose_8_f64
#define LANE_SUMS(to, a, b, c, d)                                                           \
  (to) = (__typeof__(to))lane_sums_4(halves_8((__m512d)(a)), halves_8((__m512d)(b)),        \
                                     halves_8((__m512d)(c)), halves_8((__m512d)(d)))
#include "gemm_kernels.inc"
#undef MASK

#pragma clang attribute pop
#endif
