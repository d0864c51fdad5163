/// Prepared matrix products: the way through the kernels is chosen once, then run many times.
#ifndef CADENA_PRODUCT_H
#define CADENA_PRODUCT_H

#include "CadenaKernels.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Which operand's sums over k a product writes beside C.
typedef enum cadena_sums {
  CADENA_SUMS_NONE = 0,
  CADENA_SUMS_A,   // m sums: element i is the sum over k of A[i, k]
  CADENA_SUMS_B,   // n sums: element j is the sum over k of B[k, j]
} cadena_sums;

/// A matrix product whose way through the kernels (path, tiles, kernel) has been chosen.
///
/// To use it: zero the struct, fill `g` (and `sums_of`), call `cadena_product_prepare` once, set
/// the pointers `g.a`, `g.b`, `g.c`, `g.bias` and `sums`, and call `cadena_product_run` as often as
/// needed. After preparing, only these pointers may change (also whether `g.bias` is null); any
/// other change asks for preparing again. The struct may be copied and moved, and holds nothing
/// that must be freed.
///
///     cadena_product p = {.g = {.dtype = CADENA_FLOAT32, .m = 10, .n = 8, .k = 8, .batch = 1,
///                               .a_row = 8, .a_column = 1, .b_row = 8, .b_column = 1, .c_row = 8}};
///     cadena_product_prepare(&p);
///     p.g.a = x; p.g.b = w; p.g.c = y; p.g.bias = bias;
///     cadena_product_run(&p);
///
/// What is done to an element of C while it is in a register, in this order: added to C
/// (`g.accumulate`), bias of its column added (`g.bias`), negative values made 0 (`g.relu`).
/// `sums` (of the bias gradient: dW = Xᵀ dY and db = the sums of dY over k) is overwritten, also
/// when `g.accumulate`. The bits are those of `cadena_gemm_run`, on any number of threads.
///
/// A product of up to one tile costs a few nanoseconds beside the arithmetic.
typedef struct cadena_product {
  cadena_gemm g;
  cadena_sums sums_of;          // float32 and float64 only; over the whole batch
  void *sums;
  void (*run)(const struct cadena_product *product);
  void (*multiply)(const struct cadena_product *product);   // what `run` does beside the sums
  size_t chosen[32];            // what the kernels have to know; not for the caller
} cadena_product;

/// Chooses the way of `product->g`, whose pointers are not looked at, for the instruction set in
/// use.
void cadena_product_prepare(cadena_product *product);

/// Computes a prepared product.
static inline void cadena_product_run(const cadena_product *product) { product->run(product); }

#ifdef __cplusplus
}
#endif
#endif
