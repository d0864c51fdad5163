// The kernels in 512-bit vectors. A list of features, not an architecture: that would prefer
// 256-bit vectors.
#if defined(__x86_64__)
#include "kernel_table.h"

#include <immintrin.h>
#include <math.h>

#define CADENA_VECTOR_BYTES 64
#define CADENA_TABLE cadena_kernels_avx512
#define CADENA_HAS_AVX512 1
#define CADENA_HAS_AVX2 1
#define CADENA_HAS_FMA 1
#define CADENA_HAS_ROUNDING 1
#pragma clang attribute push(                                                        \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#include "kernels.inc"
#pragma clang attribute pop
#endif
