#include <stdlib.h>
#include <string.h>

#include "CadenaPlan.h"

// Registers live on the stack, or, where there are many wide ones, in work space of the thread, which
// grows to the largest region and stays.
enum { STACK_SCRATCH = 24 << 10 };

static _Thread_local char *scratch_memory = NULL;
static _Thread_local size_t scratch_size = 0;

static char *scratch_of_size(size_t bytes) {
  if (bytes > scratch_size) {
    free(scratch_memory);
    scratch_size = (bytes + 4095) & ~(size_t)4095;
    scratch_memory = aligned_alloc(64, scratch_size);
    if (scratch_memory == NULL) abort();
  }
  return scratch_memory;
}

static void spread(size_t element_size, size_t n, void *dst, const void *src) {
  switch (element_size) {
    case 4: {
      uint32_t value, *to = dst;
      memcpy(&value, src, 4);
      for (size_t i = 0; i < n; i++) to[i] = value;
      break;
    }
    case 8: {
      uint64_t value, *to = dst;
      memcpy(&value, src, 8);
      for (size_t i = 0; i < n; i++) to[i] = value;
      break;
    }
    default:
      memset(dst, *(const uint8_t *)src, n);
  }
}

static void run_range(const cadena_region *r, size_t begin, size_t end) {
  void *operands[CADENA_MAX_OPERANDS];
  _Alignas(64) char stack[STACK_SCRATCH];
  char *scratch = r->scratch <= sizeof stack ? stack : scratch_of_size(r->scratch);
  const size_t streams = r->stream_count;
  for (size_t i = 0; i < streams; i++) {
    operands[i] = (char *)r->streams[i].base + begin * r->streams[i].element_size;
  }
  for (size_t i = 0; i < r->register_count; i++) {
    operands[streams + i] = scratch + r->register_offsets[i];
  }
  const size_t width = end - begin < r->block ? end - begin : r->block;
  for (size_t i = 0; i < r->broadcast_count; i++) {
    const cadena_broadcast *b = &r->broadcasts[i];
    spread(b->element_size, b->single ? 1 : width, operands[b->operand], b->src);
  }
  for (size_t at = begin; at < end; at += r->block) {
    const size_t n = end - at < r->block ? end - at : r->block;
    for (size_t i = 0; i < r->strided_count; i++) {
      const cadena_strided *s = &r->strided[i];
      cadena_load_block(s->element_size, s->rank, s->sizes, s->strides, s->src, at, n,
                        operands[s->operand]);
    }
    const cadena_step *step = r->steps;
    for (size_t i = 0; i < r->step_count; i++, step++) {
      if (step->rule != NULL) {
        void *chosen[CADENA_RULE_OPERANDS];
        for (size_t k = 0; k < step->operand_count; k++) chosen[k] = operands[step->operands[k]];
        step->rule(n, chosen);
        continue;
      }
      step->kernel(n, operands[step->dst], operands[step->a], operands[step->b],
                   operands[step->c]);
    }
    for (size_t i = 0; i < streams; i++) {
      operands[i] = (char *)operands[i] + n * r->streams[i].element_size;
    }
  }
}

static void run_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const cadena_region *r = context;
  const size_t begin = chunk * r->chunk;
  const size_t end = r->count - begin < r->chunk ? r->count : begin + r->chunk;
  run_range(r, begin, end);
}

void cadena_region_run(const cadena_region *r) {
  if (r->count <= r->chunk) {
    run_range(r, 0, r->count);
  } else {
    cadena_parallel((r->count + r->chunk - 1) / r->chunk, (void *)r, run_chunk);
  }
}
