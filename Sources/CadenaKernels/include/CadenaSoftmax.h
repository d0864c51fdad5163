/// Softmax of rows, with what losses and metrics ask of it, in one pass over memory.
#ifndef CADENA_SOFTMAX_H
#define CADENA_SOFTMAX_H

#include "CadenaKernels.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Rows of `count` contiguous elements, and results of each: those that are null are not wanted.
///
/// With m the largest element of a row x, s = x - m and Σ the sum of e^s:
///
///     shifted s · exponentials e^s · total Σ · quotient e^s / Σ · normalized e^s · (1 / Σ)
///     picked s[label] · gradient (e^s / Σ - (1 at the label, else 0)) · scale · position of m
///
/// A row with a NaN has NaN everywhere, and its position is the first NaN's. A label outside the row
/// has no 1 in the gradient; `picked` must not be wanted then.
typedef struct cadena_softmax {
  cadena_dtype dtype;      // float32 or float64
  size_t rows, count;
  const void *x;
  const int32_t *labels;   // of each row; null where neither `picked` nor `gradient` is wanted
  const void *scale;       // one element; null where `gradient` is not wanted
  void *shifted, *exponentials, *quotient, *normalized, *gradient;   // [rows, count]
  void *largest, *total, *picked;                                    // [rows]
  int32_t *position;                                                 // [rows]
} cadena_softmax;

/// Computes the `cadena_softmax` at `a`.
void cadena_direct_softmax(size_t n, void *dst, const void *a, const void *b, const void *c);

#ifdef __cplusplus
}
#endif
#endif
