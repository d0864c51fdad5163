// Large products: A and B packed in blocks that fit the caches.
#include "gemm_product.h"
#include "work_space.h"

enum {
  BLOCK_BYTES = 128 << 10,  // of a packed block of B: a part of the second-level cache
  BAND_ROWS = 4096,         // of A packed at a time
  PACKED_STEPS = 16,        // of k packed for all panels before the next ones
  COLUMN_CHUNKS = 16,       // of a product that has so many columns of tiles, at least
  CACHE_LINE = 64,          // bytes
};

static void pack_band_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const job *j = context;
  const product *w = j->w;
  const cadena_gemm *g = w->g;
  size_t size = w->kernels->element, k = part_size(w->steps, j->block);
  ptrdiff_t step = (ptrdiff_t)part_begin(w->steps, j->block);
  size_t begin = part_begin(j->row_chunks, chunk);
  size_t end = begin + part_size(j->row_chunks, chunk);
  // Where a step's elements lie side by side, all panels take theirs from a few steps: memory is
  // read in long lines.
  size_t together = g->a_row == 1 ? PACKED_STEPS : k;
  for (size_t p = 0; p < k; p += together) {
    size_t steps = k - p < together ? k - p : together;
    for (size_t row = begin; row < end; ++row) {
      ptrdiff_t i = (ptrdiff_t)part_begin(w->rows, j->band + row);
      w->kernels->pack_a(steps, part_size(w->rows, j->band + row),
                         at(j->a, i * g->a_row + (step + (ptrdiff_t)p) * g->a_column, size),
                         g->a_row, g->a_column,
                         (char *)j->packed + (row * k + p) * w->kernels->a_slot * size);
    }
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
  char *panels = cadena_work_space(CADENA_CHUNK_SPACE, (end - start) * k * size);
  if (panels == NULL) {
    plain_part(j, part_begin(w->rows, j->band + row_begin), part_begin(w->rows, j->band + row_end),
               start, end < g->n ? end : g->n);
    return;
  }
  size_t together = g->b_column == 1 ? PACKED_STEPS : k;
  for (size_t p = 0; p < k; p += together) {
    size_t steps = k - p < together ? k - p : together;
    for (size_t column = column_begin; column < column_end; ++column) {
      size_t first = part_begin(w->columns, column) * lanes;
      size_t width = part_size(w->columns, column) * lanes;
      size_t valid = column + 1 == w->columns.parts ? g->n - first : width;
      ptrdiff_t from = (ptrdiff_t)first * g->b_column + (step + (ptrdiff_t)p) * g->b_row;
      kernels->pack_b(steps, valid, at(j->b, from, size), g->b_row, g->b_column,
                      panels + ((first - start) * k + p * width) * size, width);
    }
  }
  gemm_tile tile = {
    .k = k,
    .a_row = 1,
    .a_column = (ptrdiff_t)kernels->a_slot,
    .c_row = g->c_row,
    .add = g->accumulate || j->block > 0,
    .relu = g->relu && final,
  };
  size_t row = row_begin, column = column_begin;
  for (;;) {
    ptrdiff_t i = (ptrdiff_t)part_begin(w->rows, j->band + row);
    size_t rows = part_size(w->rows, j->band + row);
    const char *a_panel = (const char *)j->packed + row * k * kernels->a_slot * size;
    size_t first = part_begin(w->columns, column) * lanes;
    size_t vectors = part_size(w->columns, column);
    tile.b_row = (ptrdiff_t)(vectors * lanes);
    char *c_tile = (void *)at(j->c, i * g->c_row + (ptrdiff_t)first, size);
    const size_t width_bytes = vectors * lanes * size;
    const ptrdiff_t c_step = g->c_row * (ptrdiff_t)size;
    const char *c_line = c_tile;
    for (size_t r = 0; r < rows; ++r, c_line += c_step) {
      for (size_t l = 0; l < width_bytes; l += CACHE_LINE) __builtin_prefetch(c_line + l, 1);
    }
    kernels->tile[rows - 1][vectors - 1](
        &tile, a_panel, panels + (first - start) * k * size, c_tile,
        g->bias != NULL && final ? at(g->bias, (ptrdiff_t)first, size) : NULL,
        column + 1 == w->columns.parts ? w->last : lanes);
    if (kernels->panels_first) {
      if (++row < row_end) continue;
      row = row_begin;
      if (++column == column_end) break;
    } else {
      if (++column < column_end) continue;
      column = column_begin;
      if (++row == row_end) break;
    }
  }
}

bool cadena_gemm_blocks(job *j) {
  const product *w = j->w;
  const gemm_kernels *kernels = w->kernels;
  size_t k = part_size(w->steps, 0);
  size_t bands = divide_up(w->rows.parts * kernels->rows, BAND_ROWS);
  split band_split = split_evenly(w->rows.parts, bands);
  size_t band_bytes = part_size(band_split, 0) * k * kernels->a_slot * kernels->element;
  j->packed = cadena_work_space(CADENA_SHARED_SPACE, band_bytes);
  if (j->packed == NULL) return false;
  // So many columns of tiles that their part of B fills a block, and in small matrices rows too
  // are divided, so that there are chunks for all threads.
  size_t tile_bytes = kernels->vectors * kernels->lanes * k * kernels->element;
  size_t together = BLOCK_BYTES / tile_bytes;
  // Columns are cut for all threads before rows are: a cut between rows packs B once more.
  size_t few = divide_up(w->columns.parts, COLUMN_CHUNKS);
  if (together > few) together = few;
  if (together < 1) together = 1;
  j->column_chunks = split_evenly(w->columns.parts, divide_up(w->columns.parts, together));
  for (size_t block = 0; block < w->steps.parts; ++block) {
    for (size_t band = 0; band < bands; ++band) {
      size_t row_tiles = part_size(band_split, band);
      j->block = block;
      j->band = part_begin(band_split, band);
      double work = (double)row_tiles * (double)kernels->rows * (double)k;
      j->row_chunks = split_evenly(row_tiles, cadena_gemm_chunks(work, row_tiles));
      cadena_parallel(j->row_chunks.parts, j, pack_band_chunk);
      size_t row_parts = divide_up(8, j->column_chunks.parts);
      if (row_parts > row_tiles / 8) row_parts = row_tiles / 8;
      j->row_chunks = split_evenly(row_tiles, row_parts < 1 ? 1 : row_parts);
      cadena_parallel(j->row_chunks.parts * j->column_chunks.parts, j, blocks_chunk);
    }
  }
  return true;
}
