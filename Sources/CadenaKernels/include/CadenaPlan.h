/// How a compiled plan is written down for the processor: a flat array of instructions whose
/// operands are pointers resolved beforehand. Running it allocates nothing and locks nothing.
#ifndef CADENA_PLAN_H
#define CADENA_PLAN_H

#include "CadenaKernels.h"

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Fused element-wise regions

/// One step of a region: a block kernel on four operands of the region's operand table, or a rule on
/// as many as it takes.
typedef struct cadena_step {
  cadena_block_kernel kernel;
  uint16_t dst, a, b, c;
  cadena_rule_kernel rule;      // null for a block kernel
  const uint16_t *operands;     // of the rule
  size_t operand_count;
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
  bool single;                  // only its first element is read
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

// MARK: Work on little data

/// One call of a kernel with addresses that are known beforehand. Where arrays are small, finding
/// operands takes longer than computing with them: kernels on little data are written down as such
/// calls, one after the other.
typedef struct cadena_direct {
  cadena_block_kernel kernel;
  size_t n;
  void *dst;
  const void *a, *b, *c;
} cadena_direct;

/// Consecutive calls.
typedef struct cadena_direct_list {
  size_t count;
  const cadena_direct *calls;
} cadena_direct_list;

/// Writes one element, at `a`, n times, in whole steps of 64 bytes: dst has room for that.
cadena_block_kernel cadena_direct_spread(size_t element_size);

/// The call that loads n elements of the array at `a` through the strides of a `cadena_strided` at
/// `b`: fastest for a row that repeats, and for rows that repeat one element each.
cadena_block_kernel cadena_direct_load(const cadena_strided *s);

/// A reduction of at most `CADENA_DIRECT_REDUCTION` elements.
typedef struct cadena_direct_reduce {
  void (*rows)(size_t rows, size_t count, const void *src, void *dst);
  void (*columns)(size_t count, size_t stride, size_t begin, size_t end, const void *src,
                  void *dst);
  size_t count, inner;
  size_t source_piece, result_piece;  // bytes of one [count, inner] piece and of its result
} cadena_direct_reduce;
#define CADENA_DIRECT_REDUCTION 16384

/// How a reduction is computed directly; false when it is too large.
bool cadena_reduce_prepare(const cadena_reduce *r, cadena_direct_reduce *direct);

/// Reduces n pieces of the array at `a` as the `cadena_direct_reduce` at `b` says.
void cadena_direct_reduce_rows(size_t n, void *dst, const void *a, const void *b, const void *c);
void cadena_direct_reduce_columns(size_t n, void *dst, const void *a, const void *b, const void *c);

/// Computes n elements of a rule: `a` points to its operands, `b` to the kernel's address.
void cadena_direct_rule(size_t n, void *dst, const void *a, const void *b, const void *c);

/// Computes the `cadena_product` at `a`.
void cadena_direct_product(size_t n, void *dst, const void *a, const void *b, const void *c);

// MARK: Plans

/// What an instruction does; `arguments` points to the struct named beside it.
typedef enum cadena_instruction_kind {
  CADENA_RUN_REGION,       // cadena_region
  CADENA_RUN_REDUCE,       // cadena_reduce
  CADENA_RUN_SCAN,         // cadena_scan
  CADENA_RUN_COPY,         // cadena_copy
  CADENA_RUN_GATHER,       // cadena_gather
  CADENA_RUN_SCATTER,      // cadena_gather
  CADENA_RUN_CHECK,        // cadena_gather, whose indices are looked at
  CADENA_RUN_FILL,         // cadena_fill_arguments
  CADENA_RUN_IOTA,         // cadena_iota_arguments
  CADENA_RUN_RANDOM,       // cadena_random_arguments
  CADENA_RUN_DIRECT,       // cadena_direct_list
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
