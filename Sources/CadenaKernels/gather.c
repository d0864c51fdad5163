// Gathering and scattering along one axis. Indices are looked at before anything is written.
#include "kernel_table.h"

#include <string.h>

// The position of the first index out of 0..<count, or -1.
static ptrdiff_t first_bad_index(const int32_t *index, size_t n, size_t count) {
  const uint64_t limit = count;
  for (size_t begin = 0; begin < n; begin += 256) {
    size_t end = n - begin < 256 ? n : begin + 256;
    // A negative index is a large unsigned one.
    uint32_t largest = 0;
    for (size_t i = begin; i < end; i += 1) {
      uint32_t x = (uint32_t)index[i];
      largest = x > largest ? x : largest;
    }
    if (largest < limit && largest <= INT32_MAX) continue;
    for (size_t i = begin; i < end; i += 1) {
      if (index[i] < 0 || (uint64_t)index[i] >= limit) return (ptrdiff_t)i;
    }
  }
  return -1;
}

static ptrdiff_t bad_index(const cadena_gather *g) {
  size_t n = g->rows ? g->indices : g->outer * g->indices * g->inner;
  return first_bad_index(g->index, n, g->count);
}

// How many outer positions are one chunk of work, by shape.
static size_t outer_step(const cadena_gather *g) {
  size_t piece = g->indices * g->inner;
  return piece == 0 ? (g->outer > 0 ? g->outer : 1) : (32768 + piece - 1) / piece;
}

static void for_outer_pieces(const cadena_gather *g, cadena_chunk_function function) {
  size_t step = outer_step(g);
  size_t chunks = (g->outer + step - 1) / step;
  if (chunks == 1) {
    function((void *)(uintptr_t)g, 0, 0);
  } else if (chunks > 1) {
    cadena_parallel(chunks, (void *)(uintptr_t)g, function);
  }
}

// Elements one by one, for outer positions begin..<end.
#define GATHER_ELEMENTS(name, element)                                                     \
  static void name(const cadena_gather *g, size_t begin, size_t end) {                     \
    const size_t inner = g->inner, indices = g->indices;                                   \
    for (size_t o = begin; o < end; o += 1) {                                              \
      const element *src = (const element *)g->src + o * g->count * inner;                 \
      element *dst = (element *)g->dst + o * indices * inner;                              \
      const int32_t *index = g->rows ? g->index : g->index + o * indices * inner;          \
      for (size_t j = 0; j < indices; j += 1) {                                            \
        for (size_t i = 0; i < inner; i += 1) {                                            \
          size_t k = (size_t)(g->rows ? index[j] : index[j * inner + i]);                  \
          dst[j * inner + i] = src[k * inner + i];                                         \
        }                                                                                  \
      }                                                                                    \
    }                                                                                      \
  }
GATHER_ELEMENTS(gather_8, uint8_t)
GATHER_ELEMENTS(gather_32, uint32_t)
GATHER_ELEMENTS(gather_64, uint64_t)

static void gather_rows(const cadena_gather *g, size_t begin, size_t end) {
  const size_t row = g->inner * cadena_dtype_size(g->dtype);
  for (size_t o = begin; o < end; o += 1) {
    const char *src = (const char *)g->src + o * g->count * row;
    char *dst = (char *)g->dst + o * g->indices * row;
    for (size_t j = 0; j < g->indices; j += 1) {
      memcpy(dst + j * row, src + (size_t)g->index[j] * row, row);
    }
  }
}

static void gather_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const cadena_gather *g = context;
  size_t begin = chunk * outer_step(g), end = begin + outer_step(g);
  if (end > g->outer) end = g->outer;
  if (g->rows && g->inner > 4) {
    gather_rows(g, begin, end);
    return;
  }
  switch (cadena_dtype_size(g->dtype)) {
    case 1: gather_8(g, begin, end); break;
    case 4: gather_32(g, begin, end); break;
    default: gather_64(g, begin, end); break;
  }
}

ptrdiff_t cadena_gather_check(const cadena_gather *g) { return bad_index(g); }

ptrdiff_t cadena_gather_run(const cadena_gather *g) {
  ptrdiff_t bad = g->checked ? -1 : bad_index(g);
  if (bad >= 0) return bad;
  for_outer_pieces(g, gather_chunk);
  return -1;
}

#define SCATTER_ELEMENTS(name, element)                                                    \
  static void name(const cadena_gather *g, size_t begin, size_t end) {                     \
    const size_t inner = g->inner, indices = g->indices;                                   \
    for (size_t o = begin; o < end; o += 1) {                                              \
      const element *src = (const element *)g->src + o * indices * inner;                  \
      element *dst = (element *)g->dst + o * g->count * inner;                             \
      const int32_t *index = g->rows ? g->index : g->index + o * indices * inner;          \
      for (size_t j = 0; j < indices; j += 1) {                                            \
        for (size_t i = 0; i < inner; i += 1) {                                            \
          size_t k = (size_t)(g->rows ? index[j] : index[j * inner + i]);                  \
          dst[k * inner + i] += src[j * inner + i];                                        \
        }                                                                                  \
      }                                                                                    \
    }                                                                                      \
  }
SCATTER_ELEMENTS(scatter_f32, float)
SCATTER_ELEMENTS(scatter_f64, double)
SCATTER_ELEMENTS(scatter_32, uint32_t)

static void scatter_rows(const cadena_gather *g, size_t begin, size_t end) {
  cadena_block_kernel add = cadena_find_block_kernel(CADENA_OP_ADD, g->dtype);
  const size_t row = g->inner * cadena_dtype_size(g->dtype);
  for (size_t o = begin; o < end; o += 1) {
    const char *src = (const char *)g->src + o * g->indices * row;
    char *dst = (char *)g->dst + o * g->count * row;
    for (size_t j = 0; j < g->indices; j += 1) {
      char *to = dst + (size_t)g->index[j] * row;
      add(g->inner, to, to, src + j * row, NULL);
    }
  }
}

static void scatter_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const cadena_gather *g = context;
  size_t begin = chunk * outer_step(g), end = begin + outer_step(g);
  if (end > g->outer) end = g->outer;
  if (g->rows && g->inner > 4) {
    scatter_rows(g, begin, end);
    return;
  }
  switch (g->dtype) {
    case CADENA_FLOAT32: scatter_f32(g, begin, end); break;
    case CADENA_FLOAT64: scatter_f64(g, begin, end); break;
    default: scatter_32(g, begin, end); break;
  }
}

ptrdiff_t cadena_scatter_add_run(const cadena_gather *g) {
  ptrdiff_t bad = g->checked ? -1 : bad_index(g);
  if (bad >= 0) return bad;
  for_outer_pieces(g, scatter_chunk);
  return -1;
}
