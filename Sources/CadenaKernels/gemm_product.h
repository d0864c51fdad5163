// How one matrix product is planned and cut: shared by the files of the driver.
#ifndef CADENA_GEMM_PRODUCT_H
#define CADENA_GEMM_PRODUCT_H

#include "gemm_internal.h"

// Of all instruction sets, in float32.
enum { MAX_LANES = 16 };

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
  bool tall;         // a batch with one B, taken as one product of batch * m rows
  // One column of tiles and one block of k: all tiles share what they have to know, and there are
  // two heights of them at most.
  gemm_tile tile;
  gemm_tile_kernel larger_tile, smaller_tile;
} product;

// The plan of a prepared product.
static inline product *chosen(cadena_product *p) { return (product *)p->chosen; }
static inline const product *chosen_of(const cadena_product *p) {
  return (const product *)p->chosen;
}
_Static_assert(sizeof(product) <= sizeof(((cadena_product *)0)->chosen), "room for the plan");

// The sums over k of one operand, as the product asks for them.
void cadena_gemm_sums(const cadena_product *p);

// The same for operands that one thread sums up in no time.
void cadena_gemm_few_sums(const cadena_product *p);

static inline const char *at(const void *base, ptrdiff_t elements, size_t size) {
  return (const char *)base + elements * (ptrdiff_t)size;
}

// A product being computed: what `cadena_parallel` gets as its context.
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

static inline double work_of(const cadena_gemm *g) {
  return (double)g->m * (double)g->n * (double)g->k;
}

// Chooses way and grid of `w->g` for `w->kernels`.
void cadena_gemm_choose(product *w);

// As many chunks as so many multiply-adds are worth, no more than there are tiles.
size_t cadena_gemm_chunks(double work, size_t tiles);

// MARK: The ways

// The tiles of rows row_begin..<row_end and columns column_begin..<column_end of the grid. With
// `packed`, B is what `cadena_gemm_pack` made of it.
void cadena_gemm_tiles(const product *w, const void *a, const void *b, bool packed, void *c,
                       size_t row_begin, size_t row_end, size_t column_begin, size_t column_end);

// Columns of tiles of the transpose of C: rows of C.
void cadena_gemm_swapped(const product *w, const void *a, const void *b, void *c,
                         size_t column_begin, size_t column_end);

// Rows begin..<end of the operand with more rows.
void cadena_gemm_dot_products(const gemm_kernels *kernels, const cadena_gemm *g, const void *a,
                              const void *b, void *c, size_t begin, size_t end);

// A column of tiles of the grid becomes a panel, which begins at its first column times k: the steps
// of k given of that panel.
void cadena_gemm_pack_column(const product *w, const cadena_gemm *g, const void *b, void *packed,
                             size_t column, size_t step, size_t steps);

// Packs the whole of B into the job; false when there is no memory.
bool cadena_gemm_pack(job *j, bool parallel);

// The whole product in packed blocks; false when there is no memory and nothing was done.
bool cadena_gemm_blocks(job *j);

#endif
