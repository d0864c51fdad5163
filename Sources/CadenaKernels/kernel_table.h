// What is compiled once per instruction set, and the choice between the results.
#ifndef CADENA_KERNEL_TABLE_H
#define CADENA_KERNEL_TABLE_H

#include "CadenaKernels.h"
#include "CadenaSoftmax.h"

#define CADENA_DTYPE_COUNT 6
// Sum, product, maximum and minimum: the reductions that combine values.
#define CADENA_COMBINING_COUNT 4

// Reduces each of `rows` rows of `count` contiguous elements to one.
typedef void (*cadena_row_reduction)(size_t rows, size_t count, const void *src, void *dst);

// Reduces columns begin..<end over `count` rows that are `stride` elements apart, into
// dst[begin..<end].
typedef void (*cadena_column_reduction)(size_t count, size_t stride, size_t begin, size_t end,
                                        const void *src, void *dst);

// dst[j * dst_stride + i] = src[i * src_stride + j] for i in 0..<rows, j in 0..<columns.
typedef void (*cadena_transposition)(size_t rows, size_t columns, const void *src,
                                     ptrdiff_t src_stride, void *dst, ptrdiff_t dst_stride);

// Rows begin..<end of a softmax.
typedef void (*cadena_softmax_kernel)(const cadena_softmax *s, size_t begin, size_t end);

typedef struct cadena_kernel_table {
  cadena_block_kernel block[CADENA_OPCODE_COUNT][CADENA_DTYPE_COUNT];
  cadena_rule_kernel rule[CADENA_RULE_COUNT][2];
  cadena_block_kernel cast[CADENA_DTYPE_COUNT][CADENA_DTYPE_COUNT];
  cadena_row_reduction reduce_rows[CADENA_COMBINING_COUNT][CADENA_DTYPE_COUNT];
  cadena_column_reduction reduce_columns[CADENA_COMBINING_COUNT][CADENA_DTYPE_COUNT];
  // The first position of the largest (smallest) element of each row, the first NaN before all.
  cadena_row_reduction arg_rows[2][CADENA_DTYPE_COUNT];
  cadena_column_reduction arg_columns[2][CADENA_DTYPE_COUNT];
  // float32, float64.
  cadena_softmax_kernel softmax[2];
  // By the element's size: 1, 4 and 8 bytes.
  void (*fill[3])(size_t n, void *dst, uint64_t bits);
  cadena_transposition transpose[3];
  // The words of `blocks` Philox blocks from number `first` on, and of up to 15 more.
  void (*philox)(uint32_t key0, uint32_t key1, uint64_t first, size_t blocks, uint32_t *words);
  // From pairs of words to float64, from words to float32.
  void (*uniform_float32)(size_t n, const uint32_t *words, float *dst);
  void (*uniform_float64)(size_t n, const uint32_t *words, double *dst);
} cadena_kernel_table;

extern const cadena_kernel_table cadena_kernels_portable;
#if defined(__x86_64__)
extern const cadena_kernel_table cadena_kernels_avx2;
extern const cadena_kernel_table cadena_kernels_avx512;
#endif

static inline const cadena_kernel_table *cadena_kernels(void) {
#if defined(__x86_64__)
  switch (cadena_selected_isa()) {
    case CADENA_ISA_AVX512: return &cadena_kernels_avx512;
    case CADENA_ISA_AVX2: return &cadena_kernels_avx2;
    default: break;
  }
#endif
  return &cadena_kernels_portable;
}

// 0, 1, 2 for elements of 1, 4, 8 bytes.
static inline size_t cadena_size_class(size_t element_size) {
  return element_size == 1 ? 0 : element_size == 4 ? 1 : 2;
}

#endif
