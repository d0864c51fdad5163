// Random numbers from any place of a stream.
#include "kernel_table.h"

#include <string.h>

enum {
  // Blocks of four words made at a time; the words stay in the first cache.
  BLOCKS_AT_ONCE = 256,
  // Blocks that a kernel may make beyond those that it is asked for.
  BLOCKS_BEYOND = 15,
  // Elements of one chunk of work: some five microseconds.
  CHUNK = 1 << 12,
};

typedef struct {
  cadena_dtype dtype;
  uint32_t key0, key1;
  uint64_t first;
  size_t n;
  void *dst;
} uniform_job;

static void fill_uniform(const uniform_job *job, size_t begin, size_t end) {
  const cadena_kernel_table *kernels = cadena_kernels();
  const size_t words_each = job->dtype == CADENA_FLOAT64 ? 2 : 1;
  const size_t size = cadena_dtype_size(job->dtype);
  uint32_t words[4 * (BLOCKS_AT_ONCE + BLOCKS_BEYOND)];
  while (begin < end) {
    uint64_t word = (job->first + begin) * words_each;
    size_t skip = (size_t)(word % 4);
    size_t count = (4 * BLOCKS_AT_ONCE - skip) / words_each;
    if (count > end - begin) count = end - begin;
    size_t blocks = (skip + count * words_each + 3) / 4;
    kernels->philox(job->key0, job->key1, word / 4, blocks, words);
    char *dst = (char *)job->dst + begin * size;
    switch (job->dtype) {
      case CADENA_FLOAT32: kernels->uniform_float32(count, words + skip, (float *)dst); break;
      case CADENA_FLOAT64: kernels->uniform_float64(count, words + skip, (double *)dst); break;
      default: memcpy(dst, words + skip, count * sizeof(uint32_t)); break;
    }
    begin += count;
  }
}

static void uniform_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const uniform_job *job = context;
  size_t begin = chunk * CHUNK, end = begin + CHUNK;
  fill_uniform(job, begin, end < job->n ? end : job->n);
}

void cadena_random_uniform(cadena_dtype dtype, uint32_t key0, uint32_t key1, uint64_t first,
                           size_t n, void *dst) {
  uniform_job job = {dtype, key0, key1, first, n, dst};
  if (n <= CHUNK) {
    fill_uniform(&job, 0, n);
  } else {
    cadena_parallel((n + CHUNK - 1) / CHUNK, &job, uniform_chunk);
  }
}
