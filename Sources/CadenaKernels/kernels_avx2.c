// The kernels in 256-bit vectors, with AVX2 and FMA.
#if defined(__x86_64__)
#include "kernel_table.h"

#include <immintrin.h>
#include <math.h>

#define CADENA_VECTOR_BYTES 32
#define CADENA_TABLE cadena_kernels_avx2
#define CADENA_HAS_AVX2 1
#define CADENA_HAS_FMA 1
#define CADENA_HAS_ROUNDING 1
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "kernels.inc"
#pragma clang attribute pop
#endif
