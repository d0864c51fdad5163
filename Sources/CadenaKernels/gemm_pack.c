// Packing the whole of B.
#include "gemm_product.h"
#include "work_space.h"

// Elements of B packed as a whole.
static inline size_t packed_elements(const product *w) {
  return w->g->k * divide_up(w->g->n, w->kernels->lanes) * w->kernels->lanes;
}

void cadena_gemm_pack_column(const product *w, const cadena_gemm *g, const void *b, void *packed,
                             size_t column, size_t step, size_t steps) {
  size_t size = w->kernels->element, lanes = w->kernels->lanes;
  size_t first = part_begin(w->columns, column) * lanes;
  size_t width = part_size(w->columns, column) * lanes;
  size_t valid = column + 1 == w->columns.parts ? g->n - first : width;
  ptrdiff_t offset = (ptrdiff_t)first * g->b_column + (ptrdiff_t)step * g->b_row;
  w->kernels->pack_b(steps, valid, at(b, offset, size), g->b_row, g->b_column,
                     (char *)packed + (first * g->k + step * width) * size, width);
}

static void pack_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t columns = j->w->columns.parts, k = j->w->g->k;
  size_t part = chunk / columns;
  size_t step = part_begin(j->step_chunks, part) * MAX_LANES;
  size_t end = step + part_size(j->step_chunks, part) * MAX_LANES;
  cadena_gemm_pack_column(j->w, j->w->g, j->b, j->packed, chunk % columns, step,
                          (end < k ? end : k) - step);
}

bool cadena_gemm_pack(job *j, bool parallel) {
  const product *w = j->w;
  j->packed = cadena_work_space(CADENA_SHARED_SPACE, packed_elements(w) * w->kernels->element);
  if (j->packed == NULL) return false;
  // Packing an element costs about as much as eight multiply-adds.
  double work = 8.0 * (double)w->g->n * (double)w->g->k;
  size_t columns = w->columns.parts, units = divide_up(w->g->k, MAX_LANES);
  size_t count = parallel ? cadena_gemm_chunks(work, units * columns) : 1;
  if (count == 1) {
    for (size_t column = 0; column < columns; ++column) {
      cadena_gemm_pack_column(w, w->g, j->b, j->packed, column, 0, w->g->k);
    }
    return true;
  }
  size_t parts = divide_up(count, columns);
  j->step_chunks = split_evenly(units, parts < units ? parts : units);
  cadena_parallel(j->step_chunks.parts * columns, j, pack_chunk);
  return true;
}
