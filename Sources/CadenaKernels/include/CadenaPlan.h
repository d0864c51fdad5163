/// How a compiled plan is written down for the processor: a flat array of instructions whose
/// operands are pointers resolved beforehand. Running it allocates nothing and locks nothing.
#ifndef CADENA_PLAN_H
#define CADENA_PLAN_H

#include "CadenaKernels.h"

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Fused element-wise regions

/// One step of a region: a block kernel on four operands of the region's operand table.
typedef struct cadena_step {
  cadena_block_kernel kernel;
  uint16_t dst, a, b, c;
} cadena_step;

/// An operand that lies in memory without gaps, read or written in place.
typedef struct cadena_stream {
  void *base;
  size_t element_size;
} cadena_stream;

/// An operand that is read through strides into a register, block by block.
typedef struct cadena_strided {
  const void *src;
  size_t element_size;
  size_t rank;
  size_t sizes[CADENA_MAX_RANK];
  ptrdiff_t strides[CADENA_MAX_RANK];
  uint16_t operand;
} cadena_strided;

/// An operand that is one number, spread over a register once per chunk.
typedef struct cadena_broadcast {
  const void *src;
  size_t element_size;
  uint16_t operand;
} cadena_broadcast;

/// A fused element-wise computation over `count` elements: operands 0..<streams lie in memory, the
/// following ones are registers of one block each. Blocks are claimed by threads in chunks whose
/// size is set by the shape; no element's value depends on the cut.
typedef struct cadena_region {
  size_t count;             // elements
  size_t block;             // elements that are computed at a time
  size_t chunk;             // elements that a thread claims, a multiple of block
  size_t scratch;           // bytes of all registers
  uint32_t stream_count, register_count, strided_count, broadcast_count, step_count;
  cadena_stream *streams;
  uint32_t *register_offsets;
  cadena_strided *strided;
  cadena_broadcast *broadcasts;
  cadena_step *steps;
} cadena_region;

/// The most operands that a region may have.
#define CADENA_MAX_OPERANDS 96

/// Computes all elements of a region.
void cadena_region_run(const cadena_region *region);

// MARK: Plans

/// What an instruction does; `arguments` points to the struct named beside it.
typedef enum cadena_instruction_kind {
  CADENA_RUN_REGION,       // cadena_region
  CADENA_RUN_GEMM,         // cadena_gemm
  CADENA_RUN_REDUCE,       // cadena_reduce
  CADENA_RUN_SCAN,         // cadena_scan
  CADENA_RUN_COPY,         // cadena_copy
  CADENA_RUN_GATHER,       // cadena_gather
  CADENA_RUN_SCATTER,      // cadena_gather
  CADENA_RUN_FILL,         // cadena_fill_arguments
  CADENA_RUN_IOTA,         // cadena_iota_arguments
  CADENA_RUN_RANDOM,       // cadena_random_arguments
} cadena_instruction_kind;

typedef struct cadena_fill_arguments {
  cadena_dtype dtype;
  size_t n;
  double value;
  void *dst;
} cadena_fill_arguments;

typedef struct cadena_iota_arguments {
  cadena_dtype dtype;
  size_t n;
  double start, step;
  void *dst;
} cadena_iota_arguments;

typedef struct cadena_random_arguments {
  cadena_dtype dtype;
  size_t n;
  const uint32_t *key;
  void *dst;
} cadena_random_arguments;

typedef struct cadena_instruction {
  cadena_instruction_kind kind;
  void *arguments;
} cadena_instruction;

/// What stopped a plan: the instruction and the position of the index that is out of range.
typedef struct cadena_plan_result {
  ptrdiff_t instruction;   // -1 when all went well
  ptrdiff_t position;
} cadena_plan_result;

/// Runs instructions first..<end in order.
cadena_plan_result cadena_plan_run(const cadena_instruction *instructions, size_t first,
                                   size_t end);

// MARK: Callers

/// Return addresses of the functions on the stack, innermost first; the number written.
size_t cadena_callers(void **addresses, size_t capacity);

/// The mangled name of the function that holds an address, or null.
const char *cadena_symbol(const void *address);

#ifdef __cplusplus
}
#endif
#endif
