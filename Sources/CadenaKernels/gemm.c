// The matrix product: which way a product takes, how it is cut, and where its operands are packed.
//
// Way, block sizes and the grid of tiles are chosen from the shape and strides of the whole product
// before it is cut into chunks, chunks end where tiles do, and every element of C is one chain of
// multiply-adds per block of k. So the bits do not depend on the number of threads.
#include "gemm_internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  TINY_WORK = 16,             // multiply-adds up to which choosing costs more than computing
  UNPACKED_STEPS = 1024,      // of k in one pass over C where B is used where it lies
  STREAMED_STEPS = 128,       // the same where B comes from memory: fewer pages at a time
  THIN_STEPS = 32,            // and for one row of tiles, which does nothing but wait for memory
  BLOCK_STEPS = 512,          // of k in a packed block
  BLOCK_BYTES = 256 << 10,    // of a packed block of B: a part of the second-level cache
  BAND_ROWS = 4096,           // of A packed at a time
  UNPACKED_ROWS = 48,         // up to which a large B is better used where it lies
  FEW_DOT_ROWS = 3,           // up to which dot products are better than transposing B
  MANY_DOT_ROWS = 12,         // the same when the sums over a vector's lanes hardly count,
  DOT_VECTORS = 16,           // which is from so many vectors of k on
  CHUNK_WORK = 48 << 10,      // multiply-adds that are worth another thread
  ROWS_FIRST_BYTES = 24 << 10,  // of B that stay in the first-level cache beside A's rows
};

// Of all instruction sets, in float32.
enum { MAX_LANES = 16 };

// MARK: Work space

// Every thread has two: what its product shares with helping threads, and what its chunks use.
enum { SHARED_SPACE, CHUNK_SPACE, SPACES };

typedef struct work_space {
  void *memory;
  size_t bytes;
} work_space;

static _Thread_local work_space spaces[SPACES];
static pthread_key_t space_key;
static pthread_once_t space_once = PTHREAD_ONCE_INIT;
static bool space_key_exists;

static void free_spaces(void *thread_spaces) {
  work_space *mine = thread_spaces;
  for (int i = 0; i < SPACES; ++i) {
    free(mine[i].memory);
    mine[i] = (work_space){0};
  }
}

static void make_space_key(void) {
  space_key_exists = pthread_key_create(&space_key, free_spaces) == 0;
}

// Work space of the calling thread, or null when there is no memory. It keeps its size until the
// thread ends.
static void *space(int which, size_t bytes) {
  work_space *mine = &spaces[which];
  if (mine->bytes >= bytes) return mine->memory;
  pthread_once(&space_once, make_space_key);
  free(mine->memory);
  *mine = (work_space){0};
  size_t rounded = (bytes + 4095) & ~(size_t)4095;
  void *memory = NULL;
  if (posix_memalign(&memory, 64, rounded) != 0) return NULL;
  *mine = (work_space){memory, rounded};
  if (space_key_exists) pthread_setspecific(space_key, spaces);
  return memory;
}

// MARK: Even splits

// `count` things in `parts` parts whose sizes differ by one at most, the larger ones first.
typedef struct split {
  size_t parts, size, larger;
} split;

static inline split split_evenly(size_t count, size_t parts) {
  if (parts == 1) return (split){1, count, 0};
  return (split){parts, count / parts, count % parts};
}

static inline size_t part_begin(split s, size_t part) {
  return part * s.size + (part < s.larger ? part : s.larger);
}

static inline size_t part_size(split s, size_t part) { return s.size + (part < s.larger ? 1 : 0); }

static inline size_t divide_up(size_t count, size_t by) {
  return count <= by ? 1 : (count + by - 1) / by;
}

// MARK: The product

typedef enum way {
  WAY_PLAIN,    // by definition
  WAY_DOTS,     // dot products along k
  WAY_TILES,    // tiles, B where it lies or packed as a whole
  WAY_SWAPPED,  // the transpose of C, tile by tile: A is contiguous along m, and n is small
  WAY_BLOCKS,   // A and B packed in blocks
} way;

typedef struct product {
  const gemm_kernels *kernels;
  const cadena_gemm *g;
  way way;
  bool pack_b;       // WAY_TILES
  bool rows_first;   // WAY_TILES: all columns of a row of tiles before the next row
  split rows;        // tiles of C's rows
  split columns;     // tiles of C's columns, in vectors
  split steps;       // blocks of k
  size_t last;       // lanes of the last vector of columns
  // WAY_SWAPPED: rows are those of C transposed (n), columns are vectors of m.
} product;

static inline const char *at(const void *base, ptrdiff_t elements, size_t size) {
  return (const char *)base + elements * (ptrdiff_t)size;
}

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

// Elements of B packed as a whole.
static inline size_t packed_elements(const product *w) {
  return w->g->k * divide_up(w->g->n, w->kernels->lanes) * w->kernels->lanes;
}

// MARK: Tiles

// The tiles of rows row_begin..<row_end and columns column_begin..<column_end of the grid. With
// `packed`, B is what `pack_columns` made of it.
static void run_tiles(const product *w, const void *a, const void *b, bool packed, void *c,
                      size_t row_begin, size_t row_end, size_t column_begin, size_t column_end) {
  const cadena_gemm *g = w->g;
  const gemm_kernels *kernels = w->kernels;
  size_t size = kernels->element, lanes = kernels->lanes;
  for (size_t block = 0; block < w->steps.parts; ++block) {
    ptrdiff_t step = (ptrdiff_t)part_begin(w->steps, block);
    bool final = block + 1 == w->steps.parts;
    gemm_tile tile = {
      .k = part_size(w->steps, block),
      .a_row = g->a_row,
      .a_column = g->a_column,
      .b_row = g->b_row,
      .c_row = g->c_row,
      .add = g->accumulate || block > 0,
      .relu = g->relu && final,
    };
    const char *a_block = at(a, step * g->a_column, size);
    size_t row = row_begin, column = column_begin;
    for (;;) {
      size_t vector = part_begin(w->columns, column), vectors = part_size(w->columns, column);
      ptrdiff_t first = (ptrdiff_t)(vector * lanes);
      const char *b_tile;
      if (packed) {
        tile.b_row = (ptrdiff_t)(vectors * lanes);
        b_tile = at(b, first * (ptrdiff_t)g->k + step * tile.b_row, size);
      } else {
        b_tile = at(b, first + step * g->b_row, size);
      }
      ptrdiff_t i = (ptrdiff_t)part_begin(w->rows, row);
      kernels->tile[part_size(w->rows, row) - 1][vectors - 1](
          &tile, at(a_block, i * g->a_row, size), b_tile, (void *)at(c, i * g->c_row + first, size),
          g->bias != NULL && final ? at(g->bias, first, size) : NULL,
          column + 1 == w->columns.parts ? w->last : lanes);
      if (w->rows_first) {
        if (++column < column_end) continue;
        column = column_begin;
        if (++row == row_end) break;
      } else {
        if (++row < row_end) continue;
        row = row_begin;
        if (++column == column_end) break;
      }
    }
  }
}

// A column of tiles of the grid becomes a panel, which begins at its first column times k: the
// steps of k given of that panel.
static void pack_column(const product *w, const void *b, void *packed, size_t column, size_t step,
                        size_t steps) {
  const cadena_gemm *g = w->g;
  size_t size = w->kernels->element, lanes = w->kernels->lanes;
  size_t first = part_begin(w->columns, column) * lanes;
  size_t width = part_size(w->columns, column) * lanes;
  size_t valid = column + 1 == w->columns.parts ? g->n - first : width;
  ptrdiff_t offset = (ptrdiff_t)first * g->b_column + (ptrdiff_t)step * g->b_row;
  w->kernels->pack_b(steps, valid, at(b, offset, size), g->b_row, g->b_column,
                     (char *)packed + (first * g->k + step * width) * size, width);
}

// MARK: Swapped

enum { MAX_WIDTH = GEMM_MAX_VECTORS * MAX_LANES };

// Columns of tiles of the transpose of C: rows of C.
static void run_swapped(const product *w, const void *a, const void *b, void *c,
                        size_t column_begin, size_t column_end) {
  const cadena_gemm *g = w->g;
  const gemm_kernels *kernels = w->kernels;
  size_t size = kernels->element, lanes = kernels->lanes;
  _Alignas(64) char transposed[MAX_LANES * MAX_WIDTH * sizeof(float)];
  for (size_t column = column_begin; column < column_end; ++column) {
    size_t vector = part_begin(w->columns, column), vectors = part_size(w->columns, column);
    bool is_last = column + 1 == w->columns.parts;
    size_t width = vectors * lanes;
    ptrdiff_t first = (ptrdiff_t)(vector * lanes);
    for (size_t block = 0; block < w->steps.parts; ++block) {
      ptrdiff_t step = (ptrdiff_t)part_begin(w->steps, block);
      gemm_tile tile = {
        .k = part_size(w->steps, block),
        .a_row = g->b_column,
        .a_column = g->b_row,
        .b_row = g->a_column,
        .c_row = (ptrdiff_t)width,
        .add = block > 0,
      };
      for (size_t row = 0; row < w->rows.parts; ++row) {
        ptrdiff_t j = (ptrdiff_t)part_begin(w->rows, row);
        kernels->tile[part_size(w->rows, row) - 1][vectors - 1](
            &tile, at(b, j * g->b_column + step * g->b_row, size),
            at(a, first + step * g->a_column, size), transposed + (size_t)j * width * size, NULL,
            is_last ? w->last : lanes);
      }
    }
    size_t rows = is_last ? g->m - (size_t)first : width;
    kernels->store_transposed(rows, g->n, transposed, width, (void *)at(c, first * g->c_row, size),
                              g->c_row, g->accumulate, g->relu, g->bias);
  }
}

// MARK: Dot products

// Rows begin..<end of the operand with more rows.
static void run_dots(const product *w, const void *a, const void *b, void *c, size_t begin,
                     size_t end) {
  const cadena_gemm *g = w->g;
  size_t size = w->kernels->element;
  gemm_dots dots = {
    .k = g->k, .c = c, .bias = g->bias, .add = g->accumulate, .relu = g->relu,
  };
  ptrdiff_t first = (ptrdiff_t)begin;
  if (g->m <= g->n) {
    dots.few = a;
    dots.few_row = g->a_row;
    dots.few_count = g->m;
    dots.many = at(b, first * g->b_column, size);
    dots.many_row = g->b_column;
    dots.c = (void *)at(c, first, size);
    dots.c_few = g->c_row;
    dots.c_many = 1;
    dots.bias_many = 1;
    if (g->bias != NULL) dots.bias = at(g->bias, first, size);
  } else {
    dots.few = b;
    dots.few_row = g->b_column;
    dots.few_count = g->n;
    dots.many = at(a, first * g->a_row, size);
    dots.many_row = g->a_row;
    dots.c = (void *)at(c, first * g->c_row, size);
    dots.c_few = 1;
    dots.c_many = g->c_row;
    dots.bias_few = 1;
  }
  dots.many_count = end - begin;
  w->kernels->dots(&dots);
}

// MARK: Chunks

// A part of a job: what `cadena_parallel` gets as its context.
typedef struct job {
  const product *w;
  const void *a, *b;
  void *c;
  void *packed;             // B packed as a whole, or the packed band of A; or null
  split row_chunks, column_chunks;
  split step_chunks;        // of k, in units of the most lanes: parts of a panel
  // Blocks only.
  size_t band;              // the first of its tiles of rows
  size_t block;             // of k
} job;

// As many chunks as pay, no more than there are tiles.
static size_t chunk_count(double work, size_t tiles) {
  if (work < 2 * CHUNK_WORK) return 1;
  size_t threads = cadena_threads();
  if (threads == 1) return 1;
  double most = work / CHUNK_WORK;
  // Several chunks for each thread even out what other processes take from it.
  size_t count = most >= 16.0 * (double)threads ? 4 * threads : threads;
  if (most < (double)count) count = (size_t)most;
  if (count > tiles) count = tiles;
  return count < 1 ? 1 : count;
}

static inline double work_of(const cadena_gemm *g) {
  return (double)g->m * (double)g->n * (double)g->k;
}

static void pack_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t columns = j->w->columns.parts, k = j->w->g->k;
  size_t part = chunk / columns;
  size_t step = part_begin(j->step_chunks, part) * MAX_LANES;
  size_t end = step + part_size(j->step_chunks, part) * MAX_LANES;
  pack_column(j->w, j->b, j->packed, chunk % columns, step, (end < k ? end : k) - step);
}

static void tiles_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t row_chunk = chunk % j->row_chunks.parts, column_chunk = chunk / j->row_chunks.parts;
  size_t row = part_begin(j->row_chunks, row_chunk);
  size_t column = part_begin(j->column_chunks, column_chunk);
  run_tiles(j->w, j->a, j->packed != NULL ? j->packed : j->b, j->packed != NULL, j->c, row,
            row + part_size(j->row_chunks, row_chunk), column,
            column + part_size(j->column_chunks, column_chunk));
}

static void swapped_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t begin = part_begin(j->column_chunks, chunk);
  run_swapped(j->w, j->a, j->b, j->c, begin, begin + part_size(j->column_chunks, chunk));
}

static void dots_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  size_t begin = part_begin(j->row_chunks, chunk);
  run_dots(j->w, j->a, j->b, j->c, begin, begin + part_size(j->row_chunks, chunk));
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

// MARK: Blocks

static void pack_band_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  const product *w = j->w;
  const cadena_gemm *g = w->g;
  size_t size = w->kernels->element, k = part_size(w->steps, j->block);
  ptrdiff_t step = (ptrdiff_t)part_begin(w->steps, j->block);
  size_t begin = part_begin(j->row_chunks, chunk);
  for (size_t row = begin; row < begin + part_size(j->row_chunks, chunk); ++row) {
    ptrdiff_t i = (ptrdiff_t)part_begin(w->rows, j->band + row);
    w->kernels->pack_a(k, part_size(w->rows, j->band + row),
                       at(j->a, i * g->a_row + step * g->a_column, size), g->a_row, g->a_column,
                       (char *)j->packed + row * k * w->kernels->a_slot * size);
  }
}

// One block of k of some rows and columns of C without work space, where there is no memory.
static void plain_part(const job *j, size_t row_begin, size_t row_end, size_t column_begin,
                       size_t column_end) {
  const product *w = j->w;
  cadena_gemm part = *w->g;
  size_t size = w->kernels->element;
  bool final = j->block + 1 == w->steps.parts;
  ptrdiff_t i = (ptrdiff_t)row_begin, n = (ptrdiff_t)column_begin;
  ptrdiff_t step = (ptrdiff_t)part_begin(w->steps, j->block);
  part.m = row_end - row_begin;
  part.n = column_end - column_begin;
  part.k = part_size(w->steps, j->block);
  part.accumulate = part.accumulate || j->block > 0;
  part.relu = part.relu && final;
  part.bias = part.bias != NULL && final ? at(part.bias, n, size) : NULL;
  cadena_gemm_plain(&part, at(j->a, i * part.a_row + step * part.a_column, size),
                    at(j->b, step * part.b_row + n * part.b_column, size),
                    (void *)at(j->c, i * part.c_row + n, size));
}

// Some columns of tiles: packs their part of B and multiplies the packed band of A with it.
static void blocks_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  const product *w = j->w;
  const cadena_gemm *g = w->g;
  const gemm_kernels *kernels = w->kernels;
  size_t size = kernels->element, lanes = kernels->lanes, k = part_size(w->steps, j->block);
  ptrdiff_t step = (ptrdiff_t)part_begin(w->steps, j->block);
  bool final = j->block + 1 == w->steps.parts;
  size_t row_chunk = chunk % j->row_chunks.parts, column_chunk = chunk / j->row_chunks.parts;
  size_t row_begin = part_begin(j->row_chunks, row_chunk);
  size_t row_end = row_begin + part_size(j->row_chunks, row_chunk);
  size_t column_begin = part_begin(j->column_chunks, column_chunk);
  size_t column_end = column_begin + part_size(j->column_chunks, column_chunk);
  size_t start = part_begin(w->columns, column_begin) * lanes;
  size_t end = part_begin(w->columns, column_end) * lanes;
  char *panels = space(CHUNK_SPACE, (end - start) * k * size);
  if (panels == NULL) {
    plain_part(j, part_begin(w->rows, j->band + row_begin), part_begin(w->rows, j->band + row_end),
               start, end < g->n ? end : g->n);
    return;
  }
  for (size_t column = column_begin; column < column_end; ++column) {
    size_t first = part_begin(w->columns, column) * lanes;
    size_t width = part_size(w->columns, column) * lanes;
    size_t valid = column + 1 == w->columns.parts ? g->n - first : width;
    kernels->pack_b(k, valid, at(j->b, (ptrdiff_t)first * g->b_column + step * g->b_row, size),
                    g->b_row, g->b_column, panels + (first - start) * k * size, width);
  }
  gemm_tile tile = {
    .k = k,
    .a_row = 1,
    .a_column = (ptrdiff_t)kernels->a_slot,
    .c_row = g->c_row,
    .add = g->accumulate || j->block > 0,
    .relu = g->relu && final,
  };
  for (size_t row = row_begin; row < row_end; ++row) {
    ptrdiff_t i = (ptrdiff_t)part_begin(w->rows, j->band + row);
    size_t rows = part_size(w->rows, j->band + row);
    const char *a_panel = (const char *)j->packed + row * k * kernels->a_slot * size;
    for (size_t column = column_begin; column < column_end; ++column) {
      size_t first = part_begin(w->columns, column) * lanes;
      size_t vectors = part_size(w->columns, column);
      tile.b_row = (ptrdiff_t)(vectors * lanes);
      char *c_tile = (void *)at(j->c, i * g->c_row + (ptrdiff_t)first, size);
      for (size_t r = 0; r < rows; ++r) {
        for (size_t v = 0; v < vectors; ++v) {
          __builtin_prefetch(at(c_tile, (ptrdiff_t)r * g->c_row + (ptrdiff_t)(v * lanes), size), 1);
        }
      }
      kernels->tile[rows - 1][vectors - 1](
          &tile, a_panel, panels + (first - start) * k * size, c_tile,
          g->bias != NULL && final ? at(g->bias, (ptrdiff_t)first, size) : NULL,
          column + 1 == w->columns.parts ? w->last : lanes);
    }
  }
}

static void run_blocks(job *j) {
  const product *w = j->w;
  const cadena_gemm *g = w->g;
  const gemm_kernels *kernels = w->kernels;
  size_t k = part_size(w->steps, 0);
  size_t bands = divide_up(w->rows.parts * kernels->rows, BAND_ROWS);
  split band_split = split_evenly(w->rows.parts, bands);
  size_t band_bytes = part_size(band_split, 0) * k * kernels->a_slot * kernels->element;
  j->packed = space(SHARED_SPACE, band_bytes);
  if (j->packed == NULL) {
    j->row_chunks = split_evenly(g->m, 1);
    plain_chunk(j, 0, 0);
    return;
  }
  // So many columns of tiles that their part of B fills a block, and in small matrices rows too
  // are divided, so that there are chunks for all threads.
  size_t tile_bytes = kernels->vectors * kernels->lanes * k * kernels->element;
  size_t together = BLOCK_BYTES / tile_bytes;
  if (together < 1) together = 1;
  j->column_chunks = split_evenly(w->columns.parts, divide_up(w->columns.parts, together));
  for (size_t block = 0; block < w->steps.parts; ++block) {
    for (size_t band = 0; band < bands; ++band) {
      size_t row_tiles = part_size(band_split, band);
      j->block = block;
      j->band = part_begin(band_split, band);
      double work = (double)row_tiles * (double)kernels->rows * (double)k;
      j->row_chunks = split_evenly(row_tiles, chunk_count(work, row_tiles));
      cadena_parallel(j->row_chunks.parts, j, pack_band_chunk);
      size_t row_parts = divide_up(8, j->column_chunks.parts);
      if (row_parts > row_tiles / 8) row_parts = row_tiles / 8;
      j->row_chunks = split_evenly(row_tiles, row_parts < 1 ? 1 : row_parts);
      cadena_parallel(j->row_chunks.parts * j->column_chunks.parts, j, blocks_chunk);
    }
  }
}

// MARK: One product

// Packs the whole of B; false when there is no memory.
static bool pack_whole(job *j, bool parallel) {
  const product *w = j->w;
  j->packed = space(SHARED_SPACE, packed_elements(w) * w->kernels->element);
  if (j->packed == NULL) return false;
  // Packing an element costs about as much as eight multiply-adds.
  double work = 8.0 * (double)w->g->n * (double)w->g->k;
  size_t columns = w->columns.parts, units = divide_up(w->g->k, MAX_LANES);
  size_t count = parallel ? chunk_count(work, units * columns) : 1;
  if (count == 1) {
    for (size_t column = 0; column < columns; ++column) {
      pack_column(w, j->b, j->packed, column, 0, w->g->k);
    }
    return true;
  }
  size_t parts = divide_up(count, columns);
  j->step_chunks = split_evenly(units, parts < units ? parts : units);
  cadena_parallel(j->step_chunks.parts * columns, j, pack_chunk);
  return true;
}

static void run_one(job *j, bool parallel) {
  const product *w = j->w;
  const cadena_gemm *g = w->g;
  double work = work_of(g);
  switch (w->way) {
    case WAY_PLAIN:
      j->row_chunks = split_evenly(g->m, parallel ? chunk_count(work, g->m) : 1);
      cadena_parallel(j->row_chunks.parts, j, plain_chunk);
      return;
    case WAY_DOTS: {
      size_t many = g->m <= g->n ? g->n : g->m;
      j->row_chunks = split_evenly(many, parallel ? chunk_count(work, many) : 1);
      cadena_parallel(j->row_chunks.parts, j, dots_chunk);
      return;
    }
    case WAY_SWAPPED: {
      size_t tiles = w->columns.parts;
      j->column_chunks = split_evenly(tiles, parallel ? chunk_count(work, tiles) : 1);
      cadena_parallel(j->column_chunks.parts, j, swapped_chunk);
      return;
    }
    case WAY_BLOCKS:
      run_blocks(j);
      return;
    case WAY_TILES:
      break;
  }
  if (w->pack_b && j->packed == NULL && !pack_whole(j, parallel)) {
    j->row_chunks = split_evenly(g->m, 1);
    plain_chunk(j, 0, 0);
    return;
  }
  // The longer side of the grid is cut, and the other too if that has too few tiles.
  size_t row_tiles = w->rows.parts, column_tiles = w->columns.parts;
  size_t count = parallel ? chunk_count(work, row_tiles * column_tiles) : 1;
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
  if (w.way == WAY_TILES && w.pack_b && w.g->b_batch == 0) pack_whole(&one, true);
  batch_job all = {
    .w = &w,
    .packed = one.packed,
    .chunks = split_evenly(batch, chunk_count(work * (double)batch, batch)),
  };
  cadena_parallel(all.chunks.parts, &all, batch_chunk);
}
