/// The kernels of Cadena: what runs on the processor, and nothing that knows about graphs.
///
/// Every kernel is compiled several times from one body (AVX-512, AVX2 with FMA, and portable
/// 128-bit vectors, which are also NEON) and reached through a table chosen once at run time.
/// No kernel allocates per call (thread-local work space grows to its largest use and stays), and
/// no result depends on the number of threads: work is cut by its shape and partial results are
/// combined in index order.
#ifndef CADENA_KERNELS_H
#define CADENA_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Element types

/// Element types, in the order of Swift's `DType`. A bool is one byte, 0 or 1.
typedef enum cadena_dtype {
  CADENA_FLOAT32 = 0,
  CADENA_FLOAT64 = 1,
  CADENA_INT32 = 2,
  CADENA_UINT8 = 3,
  CADENA_BOOL = 4,
  CADENA_UINT32 = 5,
} cadena_dtype;

/// Bytes of one element.
static inline size_t cadena_dtype_size(cadena_dtype dtype) {
  switch (dtype) {
    case CADENA_FLOAT64: return 8;
    case CADENA_UINT8:
    case CADENA_BOOL: return 1;
    default: return 4;
  }
}

// MARK: Instruction sets

/// The instruction sets that kernels are compiled for.
typedef enum cadena_isa {
  CADENA_ISA_PORTABLE = 0,
  CADENA_ISA_AVX2 = 1,
  CADENA_ISA_AVX512 = 2,
} cadena_isa;

/// The instruction set in use: the best of the processor, or what `CADENA_ISA=portable|avx2|avx512`
/// in the environment asks for (never more than the processor has).
cadena_isa cadena_selected_isa(void);

/// The best instruction set that this processor has.
cadena_isa cadena_best_isa(void);

/// Chooses another instruction set (for tests, before any plan is made); one that the processor
/// lacks is refused and false returned.
bool cadena_select_isa(cadena_isa isa);

// MARK: Element by element

/// The opcodes of a scalar program, in the order of Swift's `ScalarOpcode`.
typedef enum cadena_opcode {
  // one operand
  CADENA_OP_COPY = 0,
  CADENA_OP_NEGATE,
  CADENA_OP_ABSOLUTE,
  CADENA_OP_SIGN,         // -1, 0 or 1; NaN stays NaN
  CADENA_OP_FLOOR,
  CADENA_OP_CEIL,
  CADENA_OP_ROUND,        // ties to even
  CADENA_OP_SQUARE,
  CADENA_OP_SQRT,
  CADENA_OP_RSQRT,        // 1 / sqrt(x), exactly rounded operations
  CADENA_OP_RECIPROCAL,
  CADENA_OP_EXP,
  CADENA_OP_EXPM1,
  CADENA_OP_LOG,
  CADENA_OP_LOG1P,
  CADENA_OP_SIN,
  CADENA_OP_COS,
  CADENA_OP_TAN,
  CADENA_OP_ATAN,
  CADENA_OP_TANH,
  CADENA_OP_SIGMOID,
  CADENA_OP_ERF,
  CADENA_OP_SOFTPLUS,     // log(1 + e^x), exact for large |x|
  CADENA_OP_RELU,         // max(x, 0); NaN stays NaN
  CADENA_OP_NOT,          // bool -> bool
  CADENA_OP_IS_FINITE,    // -> bool
  // two operands
  CADENA_OP_ADD,
  CADENA_OP_SUBTRACT,
  CADENA_OP_MULTIPLY,
  CADENA_OP_DIVIDE,       // integers: towards zero; x / 0 is 0
  CADENA_OP_REMAINDER,    // sign of the divisor, as Python's %; integers: x % 0 is 0
  CADENA_OP_POWER,
  CADENA_OP_MAXIMUM,      // NaN if either is NaN
  CADENA_OP_MINIMUM,      // NaN if either is NaN
  CADENA_OP_EQUAL,        // comparisons -> bool; any comparison with NaN but != is false
  CADENA_OP_NOT_EQUAL,
  CADENA_OP_LESS,
  CADENA_OP_LESS_EQUAL,
  CADENA_OP_GREATER,
  CADENA_OP_GREATER_EQUAL,
  CADENA_OP_AND,          // bool and uint32 (bitwise)
  CADENA_OP_OR,
  CADENA_OP_XOR,
  // three operands
  CADENA_OP_SELECT,       // a (bool) ? b : c; the dtype is that of b and c
  CADENA_OP_MULTIPLY_ADD, // a * b + c, each rounded (no fused rounding)
  CADENA_OPCODE_COUNT,
} cadena_opcode;

/// `dst[i] = f(a[i], b[i], c[i])` for i in 0..<n. `dst` may be one of the sources exactly; it never
/// overlaps one partly. Unused operands may be null. Pointers are aligned to their element only.
typedef void (*cadena_block_kernel)(size_t n, void *dst, const void *a, const void *b,
                                    const void *c);

/// The kernel of an opcode on operands of a dtype (SELECT: of b and c), or null where the
/// combination has no meaning (exp of int32).
cadena_block_kernel cadena_find_block_kernel(cadena_opcode opcode, cadena_dtype dtype);

/// Update rules of optimisers that are computed in one pass over memory. Operands are arrays, then
/// numbers (one element each), then results; a result may be one of the arrays exactly.
typedef enum cadena_rule {
  CADENA_RULE_DESCENT = 0,  // p, g | rate | p - rate g
  CADENA_RULE_VELOCITY,     // v, g, p | decay, rate | v' = decay v - rate g, p + v'
  CADENA_RULE_BUFFER,       // b, g, p | momentum, rate | b' = momentum b + g, p - rate b'
  // m, v, g, p | b1, 1 - b1, b2, 1 - b2, f, e, rate | m' = b1 m + (1 - b1) g,
  // v' = b2 v + ((1 - b2) g) g, p - rate (m' / (sqrt(v') f + e))
  CADENA_RULE_ADAM,
  CADENA_RULE_ADAMW,        // the same with one more number d: d p - rate (…)
  CADENA_RULE_ADAGRAD,      // s, g, p | e, rate | s' = s + g g, p - rate (g / (sqrt(s') + e))
  // v, g, p | b, 1 - b, e, rate | v' = b v + ((1 - b) g) g, p - rate (g / (sqrt(v') + e))
  CADENA_RULE_RMSPROP,
  CADENA_RULE_RECTIFIED,    // x, g | where x > 0 then g else 0
  // m, g, p | b1, 1 - b1, b2, 1 - b2, rate | m' = b2 m + (1 - b2) g, p - rate sign(b1 m + (1 - b1) g)
  CADENA_RULE_LION,
  CADENA_RULE_LION_DECAY,   // the same with one more number d: p - rate (sign(…) + d p)
  CADENA_RULE_COUNT,
} cadena_rule;

/// Computes n elements. Every operation is rounded by itself.
typedef void (*cadena_rule_kernel)(size_t n, void *const *operands);

/// The kernel of a rule for float32 or float64.
cadena_rule_kernel cadena_find_rule_kernel(cadena_rule rule, cadena_dtype dtype);

/// The most operands of a rule.
#define CADENA_RULE_OPERANDS 16

/// The kernel that converts elements. To int32 from a float: towards zero, saturating, NaN gives 0.
/// To uint8 from numbers: saturating. To bool: x != 0. From bool: 0 or 1.
cadena_block_kernel cadena_find_cast_kernel(cadena_dtype from, cadena_dtype to);

/// Fills n elements with a value converted to the dtype.
void cadena_fill(cadena_dtype dtype, size_t n, void *dst, double value);

// MARK: Threads

/// Called once for every chunk; `worker` is below the number of threads and no two running calls
/// of one job share it.
typedef void (*cadena_chunk_function)(void *context, size_t chunk, size_t worker);

/// Runs chunks 0..<chunks, on the calling thread and on the pool's when these are free, and returns
/// when all are done. Chunks are claimed, not dealt. A caller that finds the pool busy (another
/// thread's job, or a call from inside a chunk) runs all its chunks itself.
void cadena_parallel(size_t chunks, void *context, cadena_chunk_function function);

/// Threads used, the caller's included: 1...64. The default is the number of processors this
/// process may run on, or `CADENA_THREADS`.
void cadena_set_threads(size_t threads);
size_t cadena_threads(void);

// MARK: Matrix product

/// C[m,n] = A[m,k] B[k,n] (+ C) (+ bias), then ReLU if asked; repeated over a batch.
/// Strides count elements; A and B may have any strides (a transposed operand costs nothing or a
/// small packing), C has rows of unit stride.
typedef struct cadena_gemm {
  cadena_dtype dtype;           // float32, float64 or int32
  size_t m, n, k;
  const void *a;
  ptrdiff_t a_row, a_column;
  const void *b;
  ptrdiff_t b_row, b_column;
  void *c;
  ptrdiff_t c_row;
  size_t batch;                 // 1 for a single product
  ptrdiff_t a_batch, b_batch, c_batch;
  bool accumulate;              // add to what C holds
  bool relu;                    // max(., 0) after the bias; NaN stays NaN
  const void *bias;             // n elements added to each row, or null
} cadena_gemm;

/// Computes the product, on several threads where that pays. k = 0 gives zeros (plus bias).
void cadena_gemm_run(const cadena_gemm *g);

// MARK: Reductions and scans

typedef enum cadena_reduction {
  CADENA_REDUCE_SUM = 0,   // float: fixed tree of partial sums; int32, uint8 and bool: into int32
  CADENA_REDUCE_PRODUCT,   // same types as SUM
  CADENA_REDUCE_MAXIMUM,   // NaN if any is NaN; result has the source's dtype
  CADENA_REDUCE_MINIMUM,
  CADENA_REDUCE_ARGMAX,    // into int32: the first of equal values; a NaN counts as the largest
  CADENA_REDUCE_ARGMIN,    // (smallest for ARGMIN), the first NaN wins
} cadena_reduction;

/// src is [outer, count, inner] without gaps, dst [outer, inner]. An empty sum is 0, an empty
/// product 1; an empty maximum or argmax is refused by the caller's shape rule.
typedef struct cadena_reduce {
  cadena_reduction kind;
  cadena_dtype dtype;           // of src
  size_t outer, count, inner;
  const void *src;
  void *dst;
} cadena_reduce;
void cadena_reduce_run(const cadena_reduce *r);

/// Cumulative sum or product along `count` of [outer, count, inner]. Element types stay.
typedef struct cadena_scan {
  bool product;
  bool reverse;
  cadena_dtype dtype;
  size_t outer, count, inner;
  const void *src;
  void *dst;
} cadena_scan;
void cadena_scan_run(const cadena_scan *s);

// MARK: Moving data

/// At most this many axes.
#define CADENA_MAX_RANK 8

/// dst[i0,i1,...] = src[i0,i1,...] over `sizes`, both with strides in elements (0 and negative
/// allowed for src; dst elements are distinct).
typedef struct cadena_copy {
  size_t element_size;          // 1, 4 or 8
  size_t rank;
  size_t sizes[CADENA_MAX_RANK];
  ptrdiff_t src_strides[CADENA_MAX_RANK];
  ptrdiff_t dst_strides[CADENA_MAX_RANK];
  const void *src;
  void *dst;
} cadena_copy;
void cadena_copy_run(const cadena_copy *c);

/// Elements [begin, begin + n) in row-major order of `sizes`, read through strides into a
/// contiguous block: how a fused kernel loads a broadcast or strided operand.
void cadena_load_block(size_t element_size, size_t rank, const size_t *sizes,
                       const ptrdiff_t *strides, const void *src, size_t begin, size_t n,
                       void *dst);

/// Gather and scatter along the middle axis of [outer, count, inner]. `index` is int32.
///
/// rows = true:  index is a list of `indices` positions shared by all outer and inner positions:
///               gather  dst[o, j, i] = src[o, index[j], i]
///               scatter dst[o, index[j], i] += src[o, j, i]
/// rows = false: index is [outer, indices, inner]:
///               gather  dst[o, j, i] = src[o, index[o, j, i], i]
///               scatter dst[o, index[o, j, i], i] += src[o, j, i]
/// Negative indices are out of range. Scatter adds in index order to what dst already holds
/// (float32, float64, int32).
typedef struct cadena_gather {
  bool rows;
  cadena_dtype dtype;
  size_t outer, count, inner, indices;
  const int32_t *index;
  const void *src;
  void *dst;
  bool checked;                 // the indices were looked at before: they are all in range
} cadena_gather;

/// Returns -1, or the position in `index` of the first index out of 0..<count; then nothing is
/// written.
ptrdiff_t cadena_gather_run(const cadena_gather *g);
ptrdiff_t cadena_scatter_add_run(const cadena_gather *g);

/// The same answer without gathering anything: so that a plan can look at its indices before it
/// changes anything.
ptrdiff_t cadena_gather_check(const cadena_gather *g);

// MARK: Random numbers

/// Philox 4x32-10 (Salmon et al., 2011): element i of a stream is word i mod 4 of block i / 4, with
/// the counter (low word of the block number, high word, 0, 0) and the key given. float32:
/// (word >> 8) / 2^24. float64: two consecutive words (2i, 2i + 1 of the same stream):
/// (high 53 bits of (word[2i] << 32 | word[2i + 1])) / 2^53. uint32: the word itself. In [0, 1).
void cadena_random_uniform(cadena_dtype dtype, uint32_t key0, uint32_t key1, uint64_t first,
                           size_t n, void *dst);

/// dst[i] = start + step * i, rounded to the dtype.
void cadena_iota(cadena_dtype dtype, size_t n, double start, double step, void *dst);

#ifdef __cplusplus
}
#endif

#include "CadenaHash.h"
#include "CadenaPlan.h"
#include "CadenaProduct.h"
#include "CadenaSoftmax.h"

#endif
