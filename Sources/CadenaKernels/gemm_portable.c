// The matrix product's kernels in portable 128-bit vectors: SSE2, NEON and whatever else clang
// knows. With 32 registers a tile has 8 rows of 3 vectors, with 16 it has 6 of 2.
#include "gemm_internal.h"

#if defined(__aarch64__)
#define PORTABLE_ROWS 8
#define PORTABLE_VECTORS 3
#define PORTABLE_WIDE_VECTORS 6
#else
#define PORTABLE_ROWS 6
#define PORTABLE_VECTORS 2
#define PORTABLE_WIDE_VECTORS 4
#endif

typedef float quad __attribute__((vector_size(16)));
typedef float quad_unaligned __attribute__((vector_size(16), aligned(4), may_alias));
typedef double pair __attribute__((vector_size(16)));
typedef double pair_unaligned __attribute__((vector_size(16), aligned(8), may_alias));

// Four steps of four rows of floats.
static inline void transpose_4_f32(const float *const *rows, size_t i, float *to, size_t stride) {
  quad x[4];
  for (int j = 0; j < 4; ++j) x[j] = *(const quad_unaligned *)(rows[j] + i);
  quad a = __builtin_shufflevector(x[0], x[1], 0, 4, 1, 5);
  quad b = __builtin_shufflevector(x[0], x[1], 2, 6, 3, 7);
  quad c = __builtin_shufflevector(x[2], x[3], 0, 4, 1, 5);
  quad d = __builtin_shufflevector(x[2], x[3], 2, 6, 3, 7);
  *(quad_unaligned *)to = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  *(quad_unaligned *)(to + stride) = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  *(quad_unaligned *)(to + 2 * stride) = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  *(quad_unaligned *)(to + 3 * stride) = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

// Two steps of two rows of doubles.
static inline void transpose_2_f64(const double *const *rows, size_t i, double *to,
                                   size_t stride) {
  pair x = *(const pair_unaligned *)(rows[0] + i), y = *(const pair_unaligned *)(rows[1] + i);
  *(pair_unaligned *)to = __builtin_shufflevector(x, y, 0, 2);
  *(pair_unaligned *)(to + stride) = __builtin_shufflevector(x, y, 1, 3);
}

static inline quad load_quad(const float *p, size_t n) {
  if (n == 4) return *(const quad_unaligned *)p;
  return (quad){n > 0 ? p[0] : 0, n > 1 ? p[1] : 0, n > 2 ? p[2] : 0, 0};
}

static inline void store_quad(float *p, size_t n, quad x) {
  if (n == 4) {
    *(quad_unaligned *)p = x;
    return;
  }
  if (n > 0) p[0] = x[0];
  if (n > 1) p[1] = x[1];
  if (n > 2) p[2] = x[2];
}

static inline pair load_pair(const double *p, size_t n) {
  if (n == 2) return *(const pair_unaligned *)p;
  return (pair){n > 0 ? p[0] : 0, 0};
}

static inline void store_pair(double *p, size_t n, pair x) {
  if (n == 2) *(pair_unaligned *)p = x;
  if (n == 1) p[0] = x[0];
}

#define QUAD_SUMS(to, a, b, c, d)                                                           \
  do {                                                                                     \
    quad ab_even = __builtin_shufflevector(a, b, 0, 2, 4, 6);                              \
    quad ab_odd = __builtin_shufflevector(a, b, 1, 3, 5, 7);                               \
    quad cd_even = __builtin_shufflevector(c, d, 0, 2, 4, 6);                              \
    quad cd_odd = __builtin_shufflevector(c, d, 1, 3, 5, 7);                               \
    quad ab = ab_even + ab_odd, cd = cd_even + cd_odd;                                     \
    (to) = __builtin_shufflevector(ab, cd, 0, 2, 4, 6)                                     \
        + __builtin_shufflevector(ab, cd, 1, 3, 5, 7);                                     \
  } while (0)
#define PAIR_SUMS(to, a, b, c, d)                                                           \
  (to) = (__typeof__(to)){(a)[0] + (a)[1], (b)[0] + (b)[1], (c)[0] + (c)[1], (d)[0] + (d)[1]}

#define ELEMENT float
#define LANES 4
#define ROWS PORTABLE_ROWS
#define VECTORS PORTABLE_VECTORS
#define WIDE_VECTORS PORTABLE_WIDE_VECTORS
#define SLOT_LANES 4
#define PANEL_LIMIT 150000
#define UNPACKED_ROWS 48
#define UNPACKED_STEPS 1024
#define BLOCK_STEPS 512
#define PANELS_FIRST 0
#define DOT_GROUP 3
#define LOADS_TAILS 0
#define TAILS_COST 0
#define NAME(x) x##_f32_portable
#define LOAD_PART load_quad
#define STORE_PART store_quad
#define STEP 4
#define TRANSPOSE transpose_4_f32
#define SLOT_TRANSPOSE transpose_4_f32
#define LANE_SUMS QUAD_SUMS
#include "gemm_kernels.inc"

#define ELEMENT double
#define LANES 2
#define ROWS PORTABLE_ROWS
#define VECTORS PORTABLE_VECTORS
#define WIDE_VECTORS PORTABLE_WIDE_VECTORS
#define SLOT_LANES 2
#define PANEL_LIMIT 75000
#define UNPACKED_ROWS 48
#define UNPACKED_STEPS 1024
#define BLOCK_STEPS 512
#define PANELS_FIRST 0
#define DOT_GROUP 3
#define LOADS_TAILS 0
#define TAILS_COST 0
#define NAME(x) x##_f64_portable
#define LOAD_PART load_pair
#define STORE_PART store_pair
#define STEP 2
#define TRANSPOSE transpose_2_f64
#define SLOT_TRANSPOSE transpose_2_f64
#define LANE_SUMS PAIR_SUMS
#include "gemm_kernels.inc"
