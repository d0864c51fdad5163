// Calls on little data: what is not a block kernel, in the form of one.
#include <string.h>

#include "CadenaPlan.h"

// Elements are written in steps of 64 bytes, past n: a loop that stops exactly costs more.
#define SPREAD(name, element)                                                            \
  static void name(size_t n, void *dst, const void *a, const void *b, const void *c) {   \
    (void)b, (void)c;                                                                    \
    enum { STEP = 64 / sizeof(element) };                                                \
    element values[STEP];                                                                \
    const element value = *(const element *)a;                                           \
    for (size_t i = 0; i < STEP; i++) values[i] = value;                                 \
    element *to = dst;                                                                   \
    for (size_t i = 0; i < n; i += STEP) memcpy(to + i, values, sizeof values);          \
  }
SPREAD(spread_8, uint8_t)
SPREAD(spread_32, uint32_t)
SPREAD(spread_64, uint64_t)

cadena_block_kernel cadena_direct_spread(size_t element_size) {
  return element_size == 1 ? spread_8 : element_size == 4 ? spread_32 : spread_64;
}

static void load_any(size_t n, void *dst, const void *a, const void *b, const void *c) {
  (void)c;
  const cadena_strided *s = b;
  cadena_load_block(s->element_size, s->rank, s->sizes, s->strides, a, 0, n, dst);
}

// Rows of one element each. Whole steps run over into the next row, which is written after.
#define LOAD_ROWS(name, element)                                                         \
  static void name(size_t n, void *dst, const void *a, const void *b, const void *c) {   \
    (void)c;                                                                             \
    enum { STEP = 32 / sizeof(element) };                                                \
    const cadena_strided *s = b;                                                         \
    const size_t width = s->sizes[1];                                                    \
    const ptrdiff_t stride = s->strides[0];                                              \
    const element *from = a;                                                             \
    element *to = dst, *end = to + n;                                                    \
    for (; to < end; to += width, from += stride) {                                      \
      const element value = *from;                                                       \
      element values[STEP];                                                              \
      for (size_t i = 0; i < STEP; i++) values[i] = value;                               \
      size_t i = 0;                                                                      \
      for (; i < width && i + STEP <= (size_t)(end - to); i += STEP) {                             \
        memcpy(to + i, values, sizeof values);                                           \
      }                                                                                  \
      for (; i < width; i++) to[i] = value;                                              \
    }                                                                                    \
  }
LOAD_ROWS(load_rows_32, uint32_t)
LOAD_ROWS(load_rows_64, uint64_t)

// One row, again and again.
static void load_row(size_t n, void *dst, const void *a, const void *b, const void *c) {
  (void)c;
  const cadena_strided *s = b;
  const size_t bytes = s->sizes[1] * s->element_size, all = n * s->element_size;
  char *to = dst;
  memcpy(to, a, bytes);
  // What is there is doubled.
  for (size_t done = bytes; done < all;) {
    const size_t more = done < all - done ? done : all - done;
    memcpy(to + done, to, more);
    done += more;
  }
}

cadena_block_kernel cadena_direct_load(const cadena_strided *s) {
  if (s->rank == 2 && s->sizes[0] > 0 && s->sizes[1] > 0) {
    if (s->strides[1] == 0 && s->element_size == 4) return load_rows_32;
    if (s->strides[1] == 0 && s->element_size == 8) return load_rows_64;
    if (s->strides[0] == 0 && s->strides[1] == 1) return load_row;
  }
  return load_any;
}

void cadena_direct_reduce_rows(size_t n, void *dst, const void *a, const void *b, const void *c) {
  (void)c;
  const cadena_direct_reduce *r = b;
  r->rows(n, r->count, a, dst);
}

void cadena_direct_reduce_columns(size_t n, void *dst, const void *a, const void *b,
                                  const void *c) {
  (void)c;
  const cadena_direct_reduce *r = b;
  for (size_t o = 0; o < n; o++) {
    r->columns(r->count, r->inner, 0, r->inner, (const char *)a + o * r->source_piece,
               (char *)dst + o * r->result_piece);
  }
}

void cadena_direct_rule(size_t n, void *dst, const void *a, const void *b, const void *c) {
  (void)dst, (void)c;
  (*(const cadena_rule_kernel *)b)(n, (void *const *)a);
}

void cadena_direct_product(size_t n, void *dst, const void *a, const void *b, const void *c) {
  (void)n, (void)dst, (void)b, (void)c;
  cadena_product_run(a);
}
