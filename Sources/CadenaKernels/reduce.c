// Reductions: how the work is cut. The cuts follow from the shape alone, and partial results are
// combined in index order, so the bits do not depend on the number of threads.
#include "kernel_table.h"

#include <stdlib.h>
#include <string.h>

enum {
  // Elements of a chunk of work, about what a core reduces in some microseconds.
  CHUNK_ELEMENTS = 1 << 16,
  // Partial results of one reduction.
  MOST_PARTS = 64,
  // Columns that are reduced in one go by one chunk: a few cache lines of each row.
  CHUNK_COLUMNS = 256,
};

static bool is_position(cadena_reduction kind) {
  return kind == CADENA_REDUCE_ARGMAX || kind == CADENA_REDUCE_ARGMIN;
}

static cadena_row_reduction rows_of(cadena_reduction kind, cadena_dtype dtype) {
  const cadena_kernel_table *kernels = cadena_kernels();
  if (is_position(kind)) return kernels->arg_rows[kind - CADENA_REDUCE_ARGMAX][dtype];
  return kernels->reduce_rows[kind][dtype];
}

static cadena_column_reduction columns_of(cadena_reduction kind, cadena_dtype dtype) {
  const cadena_kernel_table *kernels = cadena_kernels();
  if (is_position(kind)) return kernels->arg_columns[kind - CADENA_REDUCE_ARGMAX][dtype];
  return kernels->reduce_columns[kind][dtype];
}

static cadena_dtype result_type(cadena_reduction kind, cadena_dtype dtype) {
  if (is_position(kind)) return CADENA_INT32;
  bool adds = kind == CADENA_REDUCE_SUM || kind == CADENA_REDUCE_PRODUCT;
  bool narrow = dtype == CADENA_UINT8 || dtype == CADENA_BOOL;
  return adds && narrow ? CADENA_INT32 : dtype;
}

// Work space of a thread for partial results; it grows to its largest use and stays.
static _Thread_local struct {
  void *bytes;
  size_t size;
} work_space;

static void *partial_results(size_t size) {
  if (work_space.size < size) {
    free(work_space.bytes);
    work_space.bytes = malloc(size);
    work_space.size = work_space.bytes != NULL ? size : 0;
  }
  return work_space.bytes;
}

typedef struct {
  const cadena_reduce *reduce;
  cadena_row_reduction rows;
  cadena_column_reduction columns;
  size_t source_size, result_size;
  // How one chunk is cut out: rows, reduced elements or columns per chunk.
  size_t step;
  const char *src;
  char *dst;
} job;

// Chunks of whole rows.
static void rows_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  const cadena_reduce *r = j->reduce;
  size_t begin = chunk * j->step, end = begin + j->step;
  if (end > r->outer) end = r->outer;
  j->rows(end - begin, r->count, j->src + begin * r->count * j->source_size,
          j->dst + begin * j->result_size);
}

// Parts of one long row.
static void row_part_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t begin = chunk * j->step, end = begin + j->step;
  if (end > j->reduce->count) end = j->reduce->count;
  j->rows(1, end - begin, j->src + begin * j->source_size, j->dst + chunk * j->result_size);
}

// Parts of the rows of one [count, inner] piece, all columns.
static void column_part_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t inner = j->reduce->inner;
  size_t begin = chunk * j->step, end = begin + j->step;
  if (end > j->reduce->count) end = j->reduce->count;
  j->columns(end - begin, inner, 0, inner, j->src + begin * inner * j->source_size,
             j->dst + chunk * inner * j->result_size);
}

// Some columns of a [count, inner] piece, all rows.
static void columns_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t begin = chunk * j->step, end = begin + j->step;
  if (end > j->reduce->inner) end = j->reduce->inner;
  j->columns(j->reduce->count, j->reduce->inner, begin, end, j->src, j->dst);
}

// Several [count, inner] pieces.
static void pieces_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  const cadena_reduce *r = j->reduce;
  size_t begin = chunk * j->step, end = begin + j->step;
  if (end > r->outer) end = r->outer;
  for (size_t o = begin; o < end; o += 1) {
    j->columns(r->count, r->inner, 0, r->inner, j->src + o * r->count * r->inner * j->source_size,
               j->dst + o * r->inner * j->result_size);
  }
}

static size_t quotient_up(size_t a, size_t b) { return (a + b - 1) / b; }

// Combines the partial results of `parts` parts of `inner` columns; they have the result's type.
static void combine_parts(const job *j, size_t parts, size_t inner, const void *partial,
                          void *dst) {
  cadena_reduction kind = j->reduce->kind;
  cadena_dtype type = result_type(kind, j->reduce->dtype);
  columns_of(kind, type)(parts, inner, 0, inner, partial, dst);
}

// One row so long that it is cut.
static void reduce_long_row(job *j, const char *src, char *dst) {
  size_t count = j->reduce->count;
  size_t step = quotient_up(count, MOST_PARTS);
  j->step = quotient_up(step, CHUNK_ELEMENTS) * CHUNK_ELEMENTS;
  size_t parts = quotient_up(count, j->step);
  uint64_t partial[MOST_PARTS];
  j->src = src;
  j->dst = (char *)partial;
  cadena_parallel(parts, j, row_part_chunk);
  combine_parts(j, parts, 1, partial, dst);
}

// One [count, inner] piece so large that it is cut.
static void reduce_large_piece(job *j, const char *src, char *dst) {
  const cadena_reduce *r = j->reduce;
  j->src = src;
  // Cut along the rows, each part streams through memory; but that needs room for partial rows,
  // which pays only where there are many rows for each.
  size_t step = quotient_up(quotient_up(r->count, MOST_PARTS), 128) * 128;
  size_t least = quotient_up(CHUNK_ELEMENTS, r->inner);
  if (step < least) step = quotient_up(least, 128) * 128;
  size_t parts = quotient_up(r->count, step);
  if (parts > 1 && !is_position(r->kind)) {
    void *partial = partial_results(parts * r->inner * j->result_size);
    if (partial != NULL) {
      j->step = step;
      j->dst = partial;
      cadena_parallel(parts, j, column_part_chunk);
      combine_parts(j, parts, r->inner, partial, dst);
      return;
    }
  }
  j->step = CHUNK_COLUMNS;
  j->dst = dst;
  cadena_parallel(quotient_up(r->inner, CHUNK_COLUMNS), j, columns_chunk);
}

bool cadena_reduce_prepare(const cadena_reduce *r, cadena_direct_reduce *direct) {
  if (r->outer * r->count * r->inner > CADENA_DIRECT_REDUCTION) return false;
  *direct = (cadena_direct_reduce){
    .rows = r->inner == 1 ? rows_of(r->kind, r->dtype) : NULL,
    .columns = r->inner == 1 ? NULL : columns_of(r->kind, r->dtype),
    .count = r->count,
    .inner = r->inner,
    .source_piece = r->count * r->inner * cadena_dtype_size(r->dtype),
    .result_piece = r->inner * cadena_dtype_size(result_type(r->kind, r->dtype)),
  };
  return true;
}

void cadena_reduce_run(const cadena_reduce *r) {
  job j = {.reduce = r,
           .source_size = cadena_dtype_size(r->dtype),
           .result_size = cadena_dtype_size(result_type(r->kind, r->dtype)),
           .src = r->src,
           .dst = r->dst};
  size_t piece = r->count * r->inner;
  if (r->inner == 1) {
    j.rows = rows_of(r->kind, r->dtype);
    if (piece * r->outer <= CHUNK_ELEMENTS) {
      j.rows(r->outer, r->count, r->src, r->dst);
    } else if (piece >= 2 * CHUNK_ELEMENTS && !is_position(r->kind)) {
      for (size_t o = 0; o < r->outer; o += 1) {
        reduce_long_row(&j, (const char *)r->src + o * piece * j.source_size,
                        (char *)r->dst + o * j.result_size);
      }
    } else {
      j.step = piece == 0 ? r->outer : quotient_up(CHUNK_ELEMENTS, piece);
      cadena_parallel(quotient_up(r->outer, j.step), &j, rows_chunk);
    }
    return;
  }
  j.columns = columns_of(r->kind, r->dtype);
  if (piece >= 4 * CHUNK_ELEMENTS) {
    for (size_t o = 0; o < r->outer; o += 1) {
      reduce_large_piece(&j, (const char *)r->src + o * piece * j.source_size,
                         (char *)r->dst + o * r->inner * j.result_size);
    }
  } else if (r->outer > 0) {
    j.step = piece == 0 ? r->outer : quotient_up(CHUNK_ELEMENTS, piece);
    size_t chunks = quotient_up(r->outer, j.step);
    if (chunks == 1) {
      pieces_chunk(&j, 0, 0);
    } else {
      cadena_parallel(chunks, &j, pieces_chunk);
    }
  }
}
