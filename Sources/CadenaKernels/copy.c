// Copies between strided arrays.
#include "kernel_table.h"

#include <string.h>

// Axes from the innermost on, after neighbours that follow on each other have become one.
typedef struct {
  size_t element_size, rank;
  size_t size[CADENA_MAX_RANK];
  ptrdiff_t src[CADENA_MAX_RANK], dst[CADENA_MAX_RANK];
  // How many of the innermost axes one call of `copy_inner` does.
  size_t inner;
  cadena_transposition transpose;
  void (*fill)(size_t n, void *dst, uint64_t bits);
} plan;

static size_t magnitude(ptrdiff_t stride) {
  return stride < 0 ? (size_t)0 - (size_t)stride : (size_t)stride;
}

// The axes sorted by the destination's strides, so that it is written in order.
static void sort_axes(plan *p) {
  for (size_t i = 1; i < p->rank; i += 1) {
    for (size_t k = i; k > 0 && magnitude(p->dst[k]) < magnitude(p->dst[k - 1]); k -= 1) {
      size_t size = p->size[k];
      ptrdiff_t src = p->src[k], dst = p->dst[k];
      p->size[k] = p->size[k - 1], p->src[k] = p->src[k - 1], p->dst[k] = p->dst[k - 1];
      p->size[k - 1] = size, p->src[k - 1] = src, p->dst[k - 1] = dst;
    }
  }
}

static void merge_axes(plan *p) {
  size_t rank = 0;
  for (size_t k = 0; k < p->rank; k += 1) {
    size_t last = rank - 1;
    if (rank > 0 && p->src[k] == p->src[last] * (ptrdiff_t)p->size[last]
        && p->dst[k] == p->dst[last] * (ptrdiff_t)p->size[last]) {
      p->size[last] *= p->size[k];
    } else {
      p->size[rank] = p->size[k], p->src[rank] = p->src[k], p->dst[rank] = p->dst[k];
      rank += 1;
    }
  }
  p->rank = rank;
}

// Moves the axis along which the source is contiguous next to the innermost one, for transposition.
static bool choose_transposition(plan *p) {
  if (p->dst[0] != 1 || p->src[0] == 1 || p->src[0] == 0) return false;
  for (size_t k = 1; k < p->rank; k += 1) {
    if (p->src[k] != 1) continue;
    size_t size = p->size[k];
    ptrdiff_t dst = p->dst[k];
    for (size_t i = k; i > 1; i -= 1) {
      p->size[i] = p->size[i - 1], p->src[i] = p->src[i - 1], p->dst[i] = p->dst[i - 1];
    }
    p->size[1] = size, p->src[1] = 1, p->dst[1] = dst;
    return true;
  }
  return false;
}

#define COPY_RUN(name, element)                                                          \
  static void name(size_t n, const void *src, ptrdiff_t src_stride, void *dst,           \
                   ptrdiff_t dst_stride) {                                               \
    const element *from = src;                                                           \
    element *to = dst;                                                                   \
    if (dst_stride == 1) {                                                               \
      for (size_t i = 0; i < n; i += 1, from += src_stride) to[i] = *from;               \
    } else {                                                                             \
      for (size_t i = 0; i < n; i += 1, from += src_stride, to += dst_stride) *to = *from; \
    }                                                                                    \
  }
COPY_RUN(copy_run_8, uint8_t)
COPY_RUN(copy_run_32, uint32_t)
COPY_RUN(copy_run_64, uint64_t)

static void copy_inner(const plan *p, const char *src, char *dst) {
  const size_t bytes = p->element_size;
  if (p->inner == 2) {
    p->transpose(p->size[0], p->size[1], src, p->src[0], dst, p->dst[1]);
  } else if (p->src[0] == 1 && p->dst[0] == 1) {
    memcpy(dst, src, p->size[0] * bytes);
  } else if (p->src[0] == 0 && p->dst[0] == 1) {
    uint64_t bits = 0;
    // The low bytes of the word hold the element, in the order of this processor's memory.
    switch (bytes) {
      case 1: bits = *(const uint8_t *)src; break;
      case 4: bits = *(const uint32_t *)src; break;
      default: bits = *(const uint64_t *)src; break;
    }
    p->fill(p->size[0], dst, bits);
  } else if (bytes == 1) {
    copy_run_8(p->size[0], src, p->src[0], dst, p->dst[0]);
  } else if (bytes == 4) {
    copy_run_32(p->size[0], src, p->src[0], dst, p->dst[0]);
  } else {
    copy_run_64(p->size[0], src, p->src[0], dst, p->dst[0]);
  }
}

// All axes; the innermost ones are done by `copy_inner`.
static void copy_axes(const plan *p, const char *src, char *dst) {
  size_t position[CADENA_MAX_RANK] = {0};
  const ptrdiff_t bytes = (ptrdiff_t)p->element_size;
  while (true) {
    copy_inner(p, src, dst);
    size_t k = p->inner;
    for (; k < p->rank; k += 1) {
      src += p->src[k] * bytes;
      dst += p->dst[k] * bytes;
      position[k] += 1;
      if (position[k] < p->size[k]) break;
      src -= (ptrdiff_t)p->size[k] * p->src[k] * bytes;
      dst -= (ptrdiff_t)p->size[k] * p->dst[k] * bytes;
      position[k] = 0;
    }
    if (k == p->rank) return;
  }
}

typedef struct {
  const plan *whole;
  const char *src;
  char *dst;
  size_t axis, step;
} copy_job;

static void copy_chunk(void *context, size_t chunk, size_t worker) {
  (void)worker;
  const copy_job *job = context;
  plan part = *job->whole;
  size_t begin = chunk * job->step, axis = job->axis;
  size_t left = part.size[axis] - begin;
  part.size[axis] = left < job->step ? left : job->step;
  ptrdiff_t bytes = (ptrdiff_t)part.element_size;
  copy_axes(&part, job->src + (ptrdiff_t)begin * part.src[axis] * bytes,
            job->dst + (ptrdiff_t)begin * part.dst[axis] * bytes);
}

void cadena_copy_run(const cadena_copy *c) {
  const cadena_kernel_table *kernels = cadena_kernels();
  size_t size_class = cadena_size_class(c->element_size), elements = 1;
  plan p = {.element_size = c->element_size,
            .inner = 1,
            .transpose = kernels->transpose[size_class],
            .fill = kernels->fill[size_class]};
  for (size_t k = c->rank; k-- > 0;) {
    elements *= c->sizes[k];
    if (c->sizes[k] == 1) continue;
    p.size[p.rank] = c->sizes[k];
    p.src[p.rank] = c->src_strides[k];
    p.dst[p.rank] = c->dst_strides[k];
    p.rank += 1;
  }
  if (elements == 0) return;
  sort_axes(&p);
  merge_axes(&p);
  if (p.rank == 0) {
    memcpy(c->dst, c->src, c->element_size);
    return;
  }
  if (p.rank > 1 && choose_transposition(&p)) p.inner = 2;
  // Large copies are cut along the longest axis.
  const size_t chunk_bytes = (size_t)1 << 18;
  size_t bytes = elements * c->element_size;
  if (bytes < 2 * chunk_bytes) {
    copy_axes(&p, c->src, c->dst);
    return;
  }
  copy_job job = {.whole = &p, .src = c->src, .dst = c->dst, .axis = 0};
  for (size_t k = 0; k < p.rank; k += 1) {
    // The outermost of equal ones; a cut through rows of a few elements would be slow.
    if (p.size[k] >= p.size[job.axis] || (k > 0 && p.size[k] >= 16)) job.axis = k;
  }
  size_t length = p.size[job.axis];
  size_t chunks = bytes / chunk_bytes < length ? bytes / chunk_bytes : length;
  job.step = (length + chunks - 1) / chunks;
  if (job.step > 16) job.step = (job.step + 15) / 16 * 16;
  cadena_parallel((length + job.step - 1) / job.step, &job, copy_chunk);
}
