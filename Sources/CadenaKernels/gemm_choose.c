// The matrix product: which way a product takes, and how C is cut into tiles.
//
// Way, block sizes and the grid of tiles are chosen from the shape and strides of the whole product
// before it is cut into chunks, chunks end where tiles do, and every element of C is one chain of
// multiply-adds per block of k. So the bits do not depend on the number of threads.
#include "gemm_product.h"

enum {
  STREAMED_STEPS = 128,       // the same where B comes from memory: fewer pages at a time
  THIN_STEPS = 8,             // and for one row of tiles, which waits for these rows of B alone
  FEW_DOT_ROWS = 3,           // up to which dot products are better than transposing B
  MANY_DOT_ROWS = 12,         // the same when the sums over a vector's lanes hardly count,
  DOT_VECTORS = 16,           // which is from so many vectors of k on
  COLLIDING_BYTES = 256,      // between rows of B that is better packed for a product of at least
  COLLIDING_ROWS = 192,       // so many rows and
  COLLIDING_STEPS = 32,       // so many steps of k
  ROWS_FIRST_BYTES = 24 << 10,  // of B that stay in the first-level cache beside A's rows
};

static void grid(product *w, size_t rows, size_t columns, size_t block_steps) {
  const gemm_kernels *kernels = w->kernels;
  size_t vectors = divide_up(columns, kernels->lanes);
  size_t widest = rows <= 2 ? kernels->wide_vectors : kernels->vectors;
  bool narrow = vectors == 1 && w->way != WAY_BLOCKS;
  w->rows = split_evenly(rows, divide_up(rows, narrow ? kernels->narrow_rows : kernels->rows));
  w->columns = split_evenly(vectors, divide_up(vectors, widest));
  w->steps = split_evenly(w->g->k, divide_up(w->g->k, block_steps));
  w->last = columns - (vectors - 1) * kernels->lanes;
}

void cadena_gemm_choose(product *w) {
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
    grid(w, g->n, g->m, kernels->unpacked_steps);
    return;
  }
  size_t b_elements = g->n * g->k;
  bool large = b_elements >= kernels->panel_limit;
  if (large && g->m > (g->b_column == 1 ? kernels->unpacked_rows : kernels->rows)) {
    w->way = WAY_BLOCKS;
    grid(w, g->m, g->n, kernels->block_steps);
    return;
  }
  w->way = WAY_TILES;
  // Rows of B such distances apart share a few sets of the first-level cache.
  bool collides = (size_t)g->b_row * kernels->element % COLLIDING_BYTES == 0;
  w->pack_b = g->b_column != 1 || (!kernels->loads_tails && g->n % kernels->lanes != 0)
              || (collides && g->m >= COLLIDING_ROWS && g->k >= COLLIDING_STEPS);
  w->rows_first = b_elements * kernels->element <= ROWS_FIRST_BYTES;
  size_t steps = kernels->unpacked_steps;
  if (large && !w->pack_b) steps = g->m <= kernels->rows ? THIN_STEPS : STREAMED_STEPS;
  grid(w, g->m, g->n, steps);
  w->tile = (gemm_tile){
    .k = g->k,
    .a_row = g->a_row,
    .a_column = g->a_column,
    .b_row = w->pack_b ? (ptrdiff_t)(part_size(w->columns, 0) * kernels->lanes) : g->b_row,
    .c_row = g->c_row,
    .add = g->accumulate,
    .relu = g->relu,
  };
  size_t vectors = part_size(w->columns, 0);
  w->smaller_tile = kernels->tile[w->rows.size - 1][vectors - 1];
  w->larger_tile = w->rows.larger > 0 ? kernels->tile[w->rows.size][vectors - 1] : NULL;
}
