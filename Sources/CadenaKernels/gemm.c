// The matrix product: cutting it into chunks, and running it.
#include "gemm_product.h"

enum {
  CHUNK_WORK = 48 << 10,      // multiply-adds in a chunk, at least
  // From here on several threads pay. Computing half of a product takes half the time, but the
  // results of a chunk have to come back from the other core's cache: below, that takes longer.
  PARALLEL_WORK = 1 << 20,
  TINY_WORK = 8,              // multiply-adds up to which elements are computed one by one
  GRID_PANEL_BYTES = 32 << 10,  // of a packed B of several columns of tiles on the stack
  SMALL_PANEL_BYTES = 8 << 10,  // of a packed B on the stack
};

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
  cadena_gemm_tiles(j->w, j->a, j->packed != NULL ? j->packed : j->b, j->packed != NULL, j->c,
                    row, row + part_size(j->row_chunks, row_chunk), column,
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
  size_t end = begin + part_size(j->row_chunks, chunk);
  cadena_gemm_dot_products(j->w->kernels, j->w->g, j->a, j->b, j->c, begin, end);
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
  // A thin product waits for B alone: long pieces of its rows come fastest.
  if (row_tiles == 1 && !w->pack_b && count > cadena_threads()) count = cadena_threads();
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

// MARK: Preparing

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

// One column of tiles, all of k at once, no other thread: the small products of small networks.
static inline void column(const cadena_product *p, const product *w, const void *b) {
  const cadena_gemm *g = &p->g;
  size_t size = w->kernels->element;
  const char *a = g->a;
  char *c = g->c;
  size_t row = 0, rows = w->rows.size + 1;
  for (; row < w->rows.larger; ++row) {
    w->larger_tile(&w->tile, a, b, c, g->bias, w->last);
    a += (ptrdiff_t)(rows * size) * g->a_row;
    c += (ptrdiff_t)(rows * size) * g->c_row;
  }
  for (rows -= 1; row < w->rows.parts; ++row) {
    w->smaller_tile(&w->tile, a, b, c, g->bias, w->last);
    a += (ptrdiff_t)(rows * size) * g->a_row;
    c += (ptrdiff_t)(rows * size) * g->c_row;
  }
}

static void run_column(const cadena_product *p) { column(p, chosen_of(p), p->g.b); }

// Several columns of tiles, all of k at once, no other thread. With `panels`, B was packed there.
static inline void grid(const cadena_product *p, const product *w, const char *panels) {
  const cadena_gemm *g = &p->g;
  const gemm_kernels *kernels = w->kernels;
  const size_t size = kernels->element, lanes = kernels->lanes;
  const ptrdiff_t a_step = (ptrdiff_t)(w->rows.size * size) * g->a_row;
  const ptrdiff_t c_step = (ptrdiff_t)(w->rows.size * size) * g->c_row;
  const ptrdiff_t a_more = (ptrdiff_t)size * g->a_row, c_more = (ptrdiff_t)size * g->c_row;
  gemm_tile tile = w->tile;
  size_t first = 0;  // bytes from the beginning of a row
  for (size_t column = 0; column < w->columns.parts; ++column) {
    const size_t vectors = part_size(w->columns, column), width = vectors * lanes;
    const gemm_tile_kernel smaller = kernels->tile[w->rows.size - 1][vectors - 1];
    const gemm_tile_kernel larger =
        w->rows.larger > 0 ? kernels->tile[w->rows.size][vectors - 1] : smaller;
    const size_t last = column + 1 == w->columns.parts ? w->last : lanes;
    const char *a = g->a, *b = panels != NULL ? panels + first * g->k : (const char *)g->b + first;
    const char *bias = g->bias != NULL ? (const char *)g->bias + first : NULL;
    char *c = (char *)g->c + first;
    if (panels != NULL) tile.b_row = (ptrdiff_t)width;
    size_t row = 0;
    for (; row < w->rows.larger; ++row, a += a_step + a_more, c += c_step + c_more) {
      larger(&tile, a, b, c, bias, last);
    }
    for (; row < w->rows.parts; ++row, a += a_step, c += c_step) {
      smaller(&tile, a, b, c, bias, last);
    }
    first += width * size;
  }
}

static void run_grid(const cadena_product *p) { grid(p, chosen_of(p), NULL); }

static void run_packed_grid(const cadena_product *p) {
  const product *w = chosen_of(p);
  _Alignas(64) char panels[GRID_PANEL_BYTES];
  for (size_t column = 0; column < w->columns.parts; ++column) {
    cadena_gemm_pack_column(w, &p->g, p->g.b, panels, column, 0, p->g.k);
  }
  grid(p, w, panels);
}

static void run_tile(const cadena_product *p) {
  const product *w = chosen_of(p);
  w->smaller_tile(&w->tile, p->g.a, p->g.b, p->g.c, p->g.bias, w->last);
}

// The same with B packed on the stack first.
static void run_packed_column(const cadena_product *p) {
  const product *w = chosen_of(p);
  _Alignas(64) char panel[SMALL_PANEL_BYTES];
  w->kernels->pack_b(p->g.k, p->g.n, p->g.b, p->g.b_row, p->g.b_column, panel,
                     (size_t)w->tile.b_row);
  column(p, w, panel);
}

static void run_tiny_row(const cadena_product *p) { chosen_of(p)->kernels->tiny_row(&p->g); }

static void run_tiny_outer(const cadena_product *p) { chosen_of(p)->kernels->tiny_outer(&p->g); }

static void run_nothing(const cadena_product *p) { (void)p; }

static void run_plain(const cadena_product *p) { cadena_gemm_plain(&p->g, p->g.a, p->g.b, p->g.c); }

static void run_dots(const cadena_product *p) {
  const product *w = chosen_of(p);
  const cadena_gemm *g = &p->g;
  cadena_gemm_dot_products(w->kernels, g, g->a, g->b, g->c, 0, g->m <= g->n ? g->n : g->m);
}

// Any product.
static void run_any(const cadena_product *p) {
  product w = *chosen_of(p);
  cadena_gemm g = p->g;
  if (w.tall) {
    g.m *= g.batch;
    g.batch = 1;
  }
  w.g = &g;
  job one = {.w = &w};
  if (g.batch == 1) {
    at_batch(&one, 0);
    run_one(&one, true);
    return;
  }
  double work = work_of(&g);
  if (w.way == WAY_BLOCKS || work >= 64.0 * CHUNK_WORK) {
    for (size_t index = 0; index < g.batch; ++index) {
      one = (job){.w = &w};
      at_batch(&one, index);
      run_one(&one, true);
    }
    return;
  }
  at_batch(&one, 0);
  if (w.way == WAY_TILES && w.pack_b && g.b_batch == 0) cadena_gemm_pack(&one, true);
  batch_job all = {
    .w = &w,
    .packed = one.packed,
    .chunks = split_evenly(g.batch, cadena_gemm_chunks(work * (double)g.batch, g.batch)),
  };
  cadena_parallel(all.chunks.parts, &all, batch_chunk);
}

static void run_with_sums(const cadena_product *p) {
  p->multiply(p);
  cadena_gemm_sums(p);
}

static void run_with_few_sums(const cadena_product *p) {
  p->multiply(p);
  cadena_gemm_few_sums(p);
}

typedef void (*product_run)(const cadena_product *p);

static product_run find_run(const cadena_gemm *g, const product *w) {
  if (g->m == 0 || g->n == 0 || g->batch == 0) return run_nothing;
  if (g->batch > 1 || work_of(g) >= PARALLEL_WORK) return run_any;
  if (w->way != WAY_PLAIN && work_of(g) <= TINY_WORK && !g->relu && !g->accumulate) {
    if (g->m == 1) return run_tiny_row;
    if (g->k == 1) return run_tiny_outer;
  }
  switch (w->way) {
    case WAY_PLAIN:
      return run_plain;
    case WAY_DOTS:
      return run_dots;
    case WAY_TILES:
      if (w->steps.parts > 1) return run_any;
      if (w->columns.parts > 1) {
        if (!w->pack_b) return run_grid;
        size_t width = divide_up(g->n, w->kernels->lanes) * w->kernels->lanes;
        return width * g->k * w->kernels->element <= GRID_PANEL_BYTES ? run_packed_grid : run_any;
      }
      if (w->pack_b) {
        size_t bytes = g->k * (size_t)w->tile.b_row * w->kernels->element;
        return bytes <= SMALL_PANEL_BYTES ? run_packed_column : run_any;
      }
      return w->rows.parts == 1 ? run_tile : run_column;
    default:
      return run_any;
  }
}

void cadena_product_prepare(cadena_product *p) {
  product w = {.kernels = find_kernels(p->g.dtype), .g = &p->g};
  cadena_gemm tall = p->g;
  if (p->g.batch > 1 && p->g.b_batch == 0 && p->g.a_batch == (ptrdiff_t)p->g.m * p->g.a_row
      && p->g.c_batch == (ptrdiff_t)p->g.m * p->g.c_row) {
    tall.m *= tall.batch;
    tall.batch = 1;
    w.tall = true;
    w.g = &tall;
  }
  if (p->g.m > 0 && p->g.n > 0 && p->g.batch > 0) cadena_gemm_choose(&w);
  w.g = NULL;
  *chosen(p) = w;
  p->multiply = find_run(&p->g, &w);
  if (p->sums_of == CADENA_SUMS_NONE || w.kernels == NULL) {
    p->run = p->multiply;
  } else {
    bool few = p->g.batch == 1 && work_of(&p->g) < PARALLEL_WORK;
    p->run = few ? run_with_few_sums : run_with_sums;
  }
}

void cadena_gemm_run(const cadena_gemm *g) {
  cadena_product p = {.g = *g};
  cadena_product_prepare(&p);
  cadena_product_run(&p);
}
