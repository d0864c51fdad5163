// The element-wise kernels as the outside sees them.
#include "kernel_table.h"

cadena_block_kernel cadena_find_block_kernel(cadena_opcode opcode, cadena_dtype dtype) {
  if ((int)opcode < 0 || opcode >= CADENA_OPCODE_COUNT) return NULL;
  if ((int)dtype < 0 || (int)dtype >= CADENA_DTYPE_COUNT) return NULL;
  return cadena_kernels()->block[opcode][dtype];
}

cadena_block_kernel cadena_find_cast_kernel(cadena_dtype from, cadena_dtype to) {
  if ((int)from < 0 || (int)from >= CADENA_DTYPE_COUNT) return NULL;
  if ((int)to < 0 || (int)to >= CADENA_DTYPE_COUNT) return NULL;
  return cadena_kernels()->cast[from][to];
}

cadena_rule_kernel cadena_find_rule_kernel(cadena_rule rule, cadena_dtype dtype) {
  if ((int)rule < 0 || rule >= CADENA_RULE_COUNT) return NULL;
  if (dtype != CADENA_FLOAT32 && dtype != CADENA_FLOAT64) return NULL;
  return cadena_kernels()->rule[rule][dtype];
}

// The bits of a value converted to a dtype, as the cast kernels convert.
static uint64_t element_bits(cadena_dtype dtype, double value) {
  uint64_t bits = 0;
  cadena_find_cast_kernel(CADENA_FLOAT64, dtype)(1, &bits, &value, NULL, NULL);
  return bits;
}

void cadena_fill(cadena_dtype dtype, size_t n, void *dst, double value) {
  uint64_t bits = element_bits(dtype, value);
  cadena_kernels()->fill[cadena_size_class(cadena_dtype_size(dtype))](n, dst, bits);
}

void cadena_iota(cadena_dtype dtype, size_t n, double start, double step, void *dst) {
#pragma STDC FP_CONTRACT OFF
  enum { BLOCK = 256 };
  double values[BLOCK];
  cadena_block_kernel convert = cadena_find_cast_kernel(CADENA_FLOAT64, dtype);
  size_t size = cadena_dtype_size(dtype);
  for (size_t begin = 0; begin < n; begin += BLOCK) {
    size_t count = n - begin < BLOCK ? n - begin : BLOCK;
    for (int i = 0; i < (int)count; i += 1) values[i] = start + step * ((double)begin + i);
    convert(count, (char *)dst + begin * size, values, NULL, NULL);
  }
}
