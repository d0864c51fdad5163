// What the driver of the matrix product (gemm.c) and its kernels (gemm_<isa>.c) share.
#ifndef CADENA_GEMM_INTERNAL_H
#define CADENA_GEMM_INTERNAL_H

#include "CadenaKernels.h"

// No kernel has larger tiles: rows, and vectors of columns.
enum { GEMM_MAX_ROWS = 12, GEMM_MAX_VECTORS = 6 };

// What all tiles of one pass over a product share. Strides count elements.
typedef struct gemm_tile {
  size_t k;
  ptrdiff_t a_row, a_column, b_row, c_row;
  bool add;   // to what C holds
  bool relu;
} gemm_tile;

// One tile of C. The last vector of columns has `last` valid lanes; `bias` begins at the tile's
// first column, or is null.
typedef void (*gemm_tile_kernel)(const gemm_tile *tile, const void *a, const void *b, void *c,
                                 const void *bias, size_t last);

// Products of few rows with many, both contiguous along k: element (f, m) of the result is the dot
// product of row f of `few` and row m of `many`.
typedef struct gemm_dots {
  size_t k, few_count, many_count;
  const void *few, *many;
  ptrdiff_t few_row, many_row;
  void *c;
  ptrdiff_t c_few, c_many;
  const void *bias;
  ptrdiff_t bias_few, bias_many;  // 0 and 1 or 1 and 0
  bool add, relu;
} gemm_dots;

// The kernels of one instruction set and element type.
typedef struct gemm_kernels {
  size_t element;        // bytes
  size_t lanes;          // elements of a vector
  size_t rows, vectors;  // of a full tile
  size_t wide_vectors;   // of a tile of one or two rows
  size_t narrow_rows;    // of a tile of one vector
  size_t a_slot;         // elements of one step of k in a packed panel of A
  size_t panel_limit;    // elements of B from which on packing in blocks pays
  size_t unpacked_rows;  // up to which a large B is better used where it lies
  size_t unpacked_steps; // of k in one pass over C where B is used where it lies or packed as a whole
  size_t block_steps;    // of k in a packed block
  bool panels_first;     // a panel of a packed B stays in the first-level cache, not one of A
  bool loads_tails;      // partial vectors of B can be loaded where they lie
  gemm_tile_kernel tile[GEMM_MAX_ROWS][GEMM_MAX_VECTORS];
  // B[k, columns] into a panel [k, width]; width is a whole number of vectors.
  void (*pack_b)(size_t k, size_t columns, const void *b, ptrdiff_t b_row, ptrdiff_t b_column,
                 void *panel, size_t width);
  // A[rows, k] into a panel [k, a_slot].
  void (*pack_a)(size_t k, size_t rows, const void *a, ptrdiff_t a_row, ptrdiff_t a_column,
                 void *panel);
  void (*dots)(const gemm_dots *dots);
  // Whole products of a few multiply-adds, element by element, of one row and of one step of k:
  // not rectified, not added to C.
  void (*tiny_row)(const cadena_gemm *g);
  void (*tiny_outer)(const cadena_gemm *g);
  // sums[j] of the `steps` elements from[p * step + j * column], added to what is there if asked.
  void (*sums)(size_t steps, ptrdiff_t step, size_t columns, ptrdiff_t column, const void *from,
               void *sums, bool add);
  // C[rows, columns] from its transpose [columns, stride]; columns is at most one vector.
  void (*store_transposed)(size_t rows, size_t columns, const void *transposed, size_t stride,
                           void *c, ptrdiff_t c_row, bool add, bool relu, const void *bias);
} gemm_kernels;

#if defined(__x86_64__)
extern const gemm_kernels cadena_gemm_f32_avx512, cadena_gemm_f64_avx512;
extern const gemm_kernels cadena_gemm_f32_avx2, cadena_gemm_f64_avx2;
#endif
extern const gemm_kernels cadena_gemm_f32_portable, cadena_gemm_f64_portable;

// The product by its definition, for int32 and for tiny products: c points at the batch's element.
void cadena_gemm_plain(const cadena_gemm *g, const void *a, const void *b, void *c);

#endif
