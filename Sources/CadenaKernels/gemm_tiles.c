// Tiles of a matrix product where B is used where it lies or was packed as a whole, tiles of the
// transpose, and dot products.
#include "gemm_product.h"

enum { MAX_WIDTH = GEMM_MAX_VECTORS * MAX_LANES };

// MARK: Tiles

void cadena_gemm_tiles(const product *w, const void *a, const void *b, bool packed, void *c,
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

// MARK: Swapped

void cadena_gemm_swapped(const product *w, const void *a, const void *b, void *c,
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

void cadena_gemm_dot_products(const gemm_kernels *kernels, const cadena_gemm *g, const void *a,
                              const void *b, void *c, size_t begin, size_t end) {
  size_t size = kernels->element;
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
  kernels->dots(&dots);
}
