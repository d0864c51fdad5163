// Softmax of rows: few elements at once, more of them cut between rows.
#include "CadenaSoftmax.h"
#include "kernel_table.h"

enum { CHUNK_ELEMENTS = 8192 };

typedef struct job {
  const cadena_softmax *softmax;
  cadena_softmax_kernel kernel;
  size_t step;  // rows of a chunk
} job;

static void rows_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  const size_t begin = chunk * j->step, rows = j->softmax->rows;
  j->kernel(j->softmax, begin, rows - begin < j->step ? rows : begin + j->step);
}

void cadena_direct_softmax(size_t n, void *dst, const void *a, const void *b, const void *c) {
  (void)n, (void)dst, (void)b, (void)c;
  const cadena_softmax *s = a;
  job j = {.softmax = s,
           .kernel = cadena_kernels()->softmax[s->dtype == CADENA_FLOAT32 ? 0 : 1]};
  if (s->rows * s->count <= CHUNK_ELEMENTS) {
    j.kernel(s, 0, s->rows);
    return;
  }
  j.step = (CHUNK_ELEMENTS + s->count - 1) / s->count;
  cadena_parallel((s->rows + j.step - 1) / j.step, &j, rows_chunk);
}
