// The matrix product: which way a product takes, how it is cut, and where its operands are packed.
//
// Way, block sizes and the grid of tiles are chosen from the shape and strides of the whole product
// before it is cut into chunks, chunks end where tiles do, and every element of C is one chain of
// multiply-adds per block of k. So the bits do not depend on the number of threads.
#include "gemm_product.h"

enum {
  TINY_WORK = 16,             // multiply-adds up to which choosing costs more than computing
  UNPACKED_STEPS = 1024,      // of k in one pass over C where B is used where it lies
  STREAMED_STEPS = 128,       // the same where B comes from memory: fewer pages at a time
  THIN_STEPS = 32,            // and for one row of tiles, which does nothing but wait for memory
  BLOCK_STEPS = 512,          // of k in a packed block
  UNPACKED_ROWS = 48,         // up to which a large B is better used where it lies
  FEW_DOT_ROWS = 3,           // up to which dot products are better than transposing B
  MANY_DOT_ROWS = 12,         // the same when the sums over a vector's lanes hardly count,
  DOT_VECTORS = 16,           // which is from so many vectors of k on
  CHUNK_WORK = 48 << 10,      // multiply-adds in a chunk, at least
  // From here on several threads pay. Computing half of a product takes half the time, but the
  // results of a chunk have to come back from the other core's cache: below, that takes longer.
  PARALLEL_WORK = 1 << 20,
  ROWS_FIRST_BYTES = 24 << 10,  // of B that stay in the first-level cache beside A's rows
};

// MARK: The way

static void grid(product *w, size_t rows, size_t columns, size_t block_steps) {
  const gemm_kernels *kernels = w->kernels;
  size_t vectors = divide_up(columns, kernels->lanes);
  size_t widest = rows <= 2 ? kernels->wide_vectors : kernels->vectors;
  w->rows = split_evenly(rows, divide_up(rows, kernels->rows));
  w->columns = split_evenly(vectors, divide_up(vectors, widest));
  w->steps = split_evenly(w->g->k, divide_up(w->g->k, block_steps));
  w->last = columns - (vectors - 1) * kernels->lanes;
}

static void choose(product *w) {
  const cadena_gemm *g = w->g;
  const gemm_kernels *kernels = w->kernels;
  if (kernels == NULL || g->k == 0) {
    w->way = WAY_PLAIN;
    return;
  }
  size_t fewer = g->m < g->n ? g->m : g->n;
  size_t dot_rows = g->k >= DOT_VECTORS * kernels->lanes ? MANY_DOT_ROWS : FEW_DOT_ROWS;
  if (g->a_column == 1 && g->b_row == 1 && fewer <= dot_rows) {
    w->way = WAY_DOTS;
    return;
  }
  bool tails_load = kernels->loads_tails || g->m % kernels->lanes == 0;
  if (g->a_row == 1 && g->a_column != 1 && g->n < kernels->lanes && g->m >= 2 * kernels->lanes
      && tails_load) {
    w->way = WAY_SWAPPED;
    grid(w, g->n, g->m, UNPACKED_STEPS);
    return;
  }
  size_t b_elements = g->n * g->k;
  bool large = b_elements >= kernels->panel_limit;
  if (large && g->m > (g->b_column == 1 ? (size_t)UNPACKED_ROWS : kernels->rows)) {
    w->way = WAY_BLOCKS;
    grid(w, g->m, g->n, BLOCK_STEPS);
    return;
  }
  w->way = WAY_TILES;
  w->pack_b = g->b_column != 1 || (!kernels->loads_tails && g->n % kernels->lanes != 0);
  w->rows_first = b_elements * kernels->element <= ROWS_FIRST_BYTES;
  size_t steps = UNPACKED_STEPS;
  if (large && !w->pack_b) steps = g->m <= kernels->rows ? THIN_STEPS : STREAMED_STEPS;
  grid(w, g->m, g->n, steps);
}

// MARK: Chunks

size_t cadena_gemm_chunks(double work, size_t tiles) {
  if (work < PARALLEL_WORK) return 1;
  size_t threads = cadena_threads();
  if (threads == 1) return 1;
  double most = work / CHUNK_WORK;
  // Several chunks for each thread even out what other processes take from it.
  size_t count = most >= 16.0 * (double)threads ? 4 * threads : threads;
  if (most < (double)count) count = (size_t)most;
  if (count > tiles) count = tiles;
  return count < 1 ? 1 : count;
}

static void tiles_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t row_chunk = chunk % j->row_chunks.parts, column_chunk = chunk / j->row_chunks.parts;
  size_t row = part_begin(j->row_chunks, row_chunk);
  size_t column = part_begin(j->column_chunks, column_chunk);
  cadena_gemm_tiles(j->w, j->a, j->packed != NULL ? j->packed : j->b, j->packed != NULL, j->c, row,
            row + part_size(j->row_chunks, row_chunk), column,
            column + part_size(j->column_chunks, column_chunk));
}

static void swapped_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t begin = part_begin(j->column_chunks, chunk);
  cadena_gemm_swapped(j->w, j->a, j->b, j->c, begin, begin + part_size(j->column_chunks, chunk));
}

static void dots_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t begin = part_begin(j->row_chunks, chunk);
  cadena_gemm_dot_products(j->w, j->a, j->b, j->c, begin, begin + part_size(j->row_chunks, chunk));
}

static void plain_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  cadena_gemm part = *j->w->g;
  ptrdiff_t begin = (ptrdiff_t)part_begin(j->row_chunks, chunk);
  size_t size = cadena_dtype_size(part.dtype);
  part.m = part_size(j->row_chunks, chunk);
  cadena_gemm_plain(&part, at(j->a, begin * part.a_row, size), j->b,
                    (void *)at(j->c, begin * part.c_row, size));
}

// MARK: One product

static void run_one(job *j, bool parallel) {
  const product *w = j->w;
  const cadena_gemm *g = w->g;
  double work = work_of(g);
  switch (w->way) {
    case WAY_PLAIN:
      j->row_chunks = split_evenly(g->m, parallel ? cadena_gemm_chunks(work, g->m) : 1);
      cadena_parallel(j->row_chunks.parts, j, plain_chunk);
      return;
    case WAY_DOTS: {
      size_t many = g->m <= g->n ? g->n : g->m;
      j->row_chunks = split_evenly(many, parallel ? cadena_gemm_chunks(work, many) : 1);
      cadena_parallel(j->row_chunks.parts, j, dots_chunk);
      return;
    }
    case WAY_SWAPPED: {
      size_t tiles = w->columns.parts;
      j->column_chunks = split_evenly(tiles, parallel ? cadena_gemm_chunks(work, tiles) : 1);
      cadena_parallel(j->column_chunks.parts, j, swapped_chunk);
      return;
    }
    case WAY_BLOCKS:
      if (!cadena_gemm_blocks(j)) cadena_gemm_plain(g, j->a, j->b, j->c);
      return;
    case WAY_TILES:
      break;
  }
  if (w->pack_b && j->packed == NULL && !cadena_gemm_pack(j, parallel)) {
    cadena_gemm_plain(g, j->a, j->b, j->c);
    return;
  }
  // The longer side of the grid is cut, and the other too if that has too few tiles.
  size_t row_tiles = w->rows.parts, column_tiles = w->columns.parts;
  size_t count = parallel ? cadena_gemm_chunks(work, row_tiles * column_tiles) : 1;
  size_t row_count = 1, column_count = 1;
  if (row_tiles >= column_tiles) {
    row_count = count < row_tiles ? count : row_tiles;
    column_count = count / row_count;
  } else {
    column_count = count < column_tiles ? count : column_tiles;
    row_count = count / column_count;
  }
  if (row_count > row_tiles) row_count = row_tiles;
  if (column_count > column_tiles) column_count = column_tiles;
  j->row_chunks = split_evenly(row_tiles, row_count);
  j->column_chunks = split_evenly(column_tiles, column_count);
  if (row_count * column_count == 1) {
    tiles_chunk(j, 0, 0);
  } else {
    cadena_parallel(row_count * column_count, j, tiles_chunk);
  }
}

// MARK: Batches

static void at_batch(job *j, size_t index) {
  const cadena_gemm *g = j->w->g;
  size_t size = cadena_dtype_size(g->dtype);
  j->a = at(g->a, (ptrdiff_t)index * g->a_batch, size);
  j->b = at(g->b, (ptrdiff_t)index * g->b_batch, size);
  j->c = (void *)at(g->c, (ptrdiff_t)index * g->c_batch, size);
}

typedef struct batch_job {
  const product *w;
  void *packed;  // B packed as a whole for all of the batch, or null
  split chunks;
} batch_job;

static void batch_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const batch_job *all = context;
  size_t begin = part_begin(all->chunks, chunk);
  for (size_t index = begin; index < begin + part_size(all->chunks, chunk); ++index) {
    job one = {.w = all->w, .packed = all->packed};
    at_batch(&one, index);
    run_one(&one, false);
  }
}

static const gemm_kernels *find_kernels(cadena_dtype dtype) {
  bool is_single = dtype == CADENA_FLOAT32;
  if (!is_single && dtype != CADENA_FLOAT64) return NULL;
  switch (cadena_selected_isa()) {
#if defined(__x86_64__)
    case CADENA_ISA_AVX512:
      return is_single ? &cadena_gemm_f32_avx512 : &cadena_gemm_f64_avx512;
    case CADENA_ISA_AVX2:
      return is_single ? &cadena_gemm_f32_avx2 : &cadena_gemm_f64_avx2;
#endif
    default:
      return is_single ? &cadena_gemm_f32_portable : &cadena_gemm_f64_portable;
  }
}

void cadena_gemm_run(const cadena_gemm *g) {
  if (g->m == 0 || g->n == 0 || g->batch == 0) return;
  if (g->batch == 1 && g->m * g->n * g->k <= TINY_WORK) {
    cadena_gemm_plain(g, g->a, g->b, g->c);
    return;
  }
  product w = {.kernels = find_kernels(g->dtype), .g = g};
  cadena_gemm merged;
  if (g->batch > 1 && g->b_batch == 0 && g->a_batch == (ptrdiff_t)g->m * g->a_row
      && g->c_batch == (ptrdiff_t)g->m * g->c_row) {
    // One tall product.
    merged = *g;
    merged.m *= g->batch;
    merged.batch = 1;
    w.g = &merged;
  }
  choose(&w);
  job one = {.w = &w};
  size_t batch = w.g->batch;
  if (batch == 1) {
    at_batch(&one, 0);
    run_one(&one, true);
    return;
  }
  double work = work_of(w.g);
  if (w.way == WAY_BLOCKS || work >= 64.0 * CHUNK_WORK) {
    for (size_t index = 0; index < batch; ++index) {
      one = (job){.w = &w};
      at_batch(&one, index);
      run_one(&one, true);
    }
    return;
  }
  at_batch(&one, 0);
  if (w.way == WAY_TILES && w.pack_b && w.g->b_batch == 0) cadena_gemm_pack(&one, true);
  batch_job all = {
    .w = &w,
    .packed = one.packed,
    .chunks = split_evenly(batch, cadena_gemm_chunks(work * (double)batch, batch)),
  };
  cadena_parallel(all.chunks.parts, &all, batch_chunk);
}
