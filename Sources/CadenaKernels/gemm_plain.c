// The matrix product by its definition: for int32, and for products too small for anything else.
#include "gemm_internal.h"

// Sums of int32 wrap around, as all integer arithmetic here does: SUM is unsigned then.
#define PLAIN(suffix, ELEMENT, SUM)                                                               \
  static void plain_##suffix(const cadena_gemm *g, const void *a_start, const void *b_start,     \
                             void *c_start) {                                                    \
    const SUM *bias = g->bias;                                                                   \
    for (size_t i = 0; i < g->m; ++i) {                                                          \
      const SUM *a = (const SUM *)a_start + (ptrdiff_t)i * g->a_row;                             \
      SUM *c = (SUM *)c_start + (ptrdiff_t)i * g->c_row;                                         \
      if (!g->accumulate) {                                                                      \
        for (size_t j = 0; j < g->n; ++j) c[j] = 0;                                              \
      }                                                                                          \
      for (size_t p = 0; p < g->k; ++p) {                                                        \
        const SUM *b = (const SUM *)b_start + (ptrdiff_t)p * g->b_row;                           \
        SUM x = a[(ptrdiff_t)p * g->a_column];                                                   \
        if (g->b_column == 1) {                                                                  \
          for (size_t j = 0; j < g->n; ++j) c[j] += x * b[j];                                    \
        } else {                                                                                 \
          for (size_t j = 0; j < g->n; ++j) c[j] += x * b[(ptrdiff_t)j * g->b_column];           \
        }                                                                                        \
      }                                                                                          \
      if (bias != NULL) {                                                                        \
        for (size_t j = 0; j < g->n; ++j) c[j] += bias[j];                                       \
      }                                                                                          \
      if (g->relu) {                                                                             \
        for (size_t j = 0; j < g->n; ++j) c[j] = (ELEMENT)c[j] <= 0 ? 0 : c[j];                  \
      }                                                                                          \
    }                                                                                            \
  }

PLAIN(f32, float, float)
PLAIN(f64, double, double)
PLAIN(i32, int32_t, uint32_t)

void cadena_gemm_plain(const cadena_gemm *g, const void *a, const void *b, void *c) {
  switch (g->dtype) {
    case CADENA_FLOAT32: plain_f32(g, a, b, c); break;
    case CADENA_FLOAT64: plain_f64(g, a, b, c); break;
    default: plain_i32(g, a, b, c); break;
  }
}
