// Cumulative sums and products. Floating-point totals are kept in float64.
#include "CadenaKernels.h"

// Columns scanned together: their totals stay in registers or the first cache.
enum { WIDTH = 16 };

#define SCAN(name, element, total_type, OPERATION, start)                                    \
  static void name(const cadena_scan *s) {                                                   \
    const size_t inner = s->inner, count = s->count;                                         \
    for (size_t o = 0; o < s->outer; o += 1) {                                               \
      const element *src = (const element *)s->src + o * count * inner;                      \
      element *dst = (element *)s->dst + o * count * inner;                                  \
      if (inner == 1) {                                                                      \
        total_type total = (start);                                                          \
        for (size_t step = 0; step < count; step += 1) {                                     \
          size_t k = s->reverse ? count - 1 - step : step;                                   \
          total = (total_type)(total OPERATION (total_type)src[k]);                          \
          dst[k] = (element)total;                                                           \
        }                                                                                    \
        continue;                                                                            \
      }                                                                                      \
      for (size_t column = 0; column < inner; column += WIDTH) {                             \
        size_t width = inner - column < WIDTH ? inner - column : WIDTH;                      \
        total_type totals[WIDTH];                                                            \
        for (size_t j = 0; j < WIDTH; j += 1) totals[j] = (start);                           \
        for (size_t step = 0; step < count; step += 1) {                                     \
          size_t row = (s->reverse ? count - 1 - step : step) * inner + column;              \
          for (size_t j = 0; j < width; j += 1) {                                            \
            totals[j] = (total_type)(totals[j] OPERATION (total_type)src[row + j]);          \
            dst[row + j] = (element)totals[j];                                               \
          }                                                                                  \
        }                                                                                    \
      }                                                                                      \
    }                                                                                        \
  }

SCAN(sum_f32, float, double, +, 0)
SCAN(sum_f64, double, double, +, 0)
SCAN(sum_32, uint32_t, uint32_t, +, 0)
SCAN(sum_8, uint8_t, uint8_t, +, 0)
SCAN(product_f32, float, double, *, 1)
SCAN(product_f64, double, double, *, 1)
SCAN(product_32, uint32_t, uint32_t, *, 1)
SCAN(product_8, uint8_t, uint8_t, *, 1)

void cadena_scan_run(const cadena_scan *s) {
  switch (s->dtype) {
    case CADENA_FLOAT32: s->product ? product_f32(s) : sum_f32(s); break;
    case CADENA_FLOAT64: s->product ? product_f64(s) : sum_f64(s); break;
    case CADENA_INT32:
    case CADENA_UINT32: s->product ? product_32(s) : sum_32(s); break;
    default: s->product ? product_8(s) : sum_8(s); break;
  }
}
