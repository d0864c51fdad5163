// The kernels in 128-bit vectors: SSE2 on x86-64, NEON on arm64.
#include "kernel_table.h"

#include <math.h>

#define CADENA_VECTOR_BYTES 16
#define CADENA_TABLE cadena_kernels_portable
#if defined(__ARM_FEATURE_FMA) || defined(__aarch64__)
#define CADENA_HAS_FMA 1
#define CADENA_HAS_ROUNDING 1
#endif
#include "kernels.inc"
