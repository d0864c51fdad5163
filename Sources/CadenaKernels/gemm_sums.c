// The sums over k of an operand of a product, while it is still in the cache.
#include "gemm_product.h"

enum {
  WIDTH = 64,                // columns that are cut together: a cache line of every vector, at least
  SUMS_WORK = 8,             // multiply-adds that take as long as one addition from memory
};

typedef struct sums_job {
  const gemm_kernels *kernels;
  size_t steps, columns, batch;
  const void *from;
  ptrdiff_t step, column, each;  // strides of k, of the columns, and of the batch
  void *sums;
  split chunks;                  // of units of WIDTH columns
} sums_job;

static void sum_columns(const sums_job *j, size_t begin, size_t end) {
  size_t size = j->kernels->element;
  ptrdiff_t first = (ptrdiff_t)begin;
  for (size_t index = 0; index < j->batch; ++index) {
    j->kernels->sums(j->steps, j->step, end - begin, j->column,
                     at(j->from, first * j->column + (ptrdiff_t)index * j->each, size),
                     (void *)at(j->sums, first, size), index > 0);
  }
}

static void sums_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const sums_job *j = context;
  size_t begin = part_begin(j->chunks, chunk) * WIDTH;
  size_t end = begin + part_size(j->chunks, chunk) * WIDTH;
  sum_columns(j, begin, end < j->columns ? end : j->columns);
}

void cadena_gemm_few_sums(const cadena_product *p) {
  const cadena_gemm *g = &p->g;
  const gemm_kernels *kernels = chosen_of(p)->kernels;
  if (p->sums_of == CADENA_SUMS_A) {
    kernels->sums(g->k, g->a_column, g->m, g->a_row, g->a, p->sums, false);
  } else {
    kernels->sums(g->k, g->b_row, g->n, g->b_column, g->b, p->sums, false);
  }
}

void cadena_gemm_sums(const cadena_product *p) {
  const cadena_gemm *g = &p->g;
  const gemm_kernels *kernels = chosen_of(p)->kernels;
  sums_job j = {.kernels = kernels, .steps = g->k, .batch = g->batch, .sums = p->sums};
  if (p->sums_of == CADENA_SUMS_A) {
    j.columns = g->m, j.from = g->a;
    j.step = g->a_column, j.column = g->a_row, j.each = g->a_batch;
  } else {
    j.columns = g->n, j.from = g->b;
    j.step = g->b_row, j.column = g->b_column, j.each = g->b_batch;
  }
  double work = (double)SUMS_WORK * (double)g->k * (double)j.columns * (double)g->batch;
  size_t units = divide_up(j.columns, WIDTH), count = cadena_gemm_chunks(work, units);
  if (count == 1) {
    sum_columns(&j, 0, j.columns);
    return;
  }
  j.chunks = split_evenly(units, count);
  cadena_parallel(count, &j, sums_chunk);
}
