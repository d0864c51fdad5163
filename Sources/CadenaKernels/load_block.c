// Reading part of a strided or broadcast operand into a contiguous block.
#include "CadenaKernels.h"

#include <string.h>

// n elements that are `stride` elements apart.
#define LOAD_RUN(name, element)                                                     \
  static void name(const void *src, ptrdiff_t stride, size_t n, void *dst) {        \
    const element *from = src;                                                      \
    element *to = dst;                                                              \
    if (stride == 0) {                                                              \
      element value = *from;                                                        \
      for (size_t i = 0; i < n; i += 1) to[i] = value;                              \
    } else {                                                                        \
      for (size_t i = 0; i < n; i += 1, from += stride) to[i] = *from;              \
    }                                                                               \
  }
LOAD_RUN(load_run_8, uint8_t)
LOAD_RUN(load_run_32, uint32_t)
LOAD_RUN(load_run_64, uint64_t)

static void load_run(size_t size, const void *src, ptrdiff_t stride, size_t n, void *dst) {
  if (stride == 1) {
    memcpy(dst, src, n * size);
    return;
  }
  switch (size) {
    case 1: load_run_8(src, stride, n, dst); break;
    case 4: load_run_32(src, stride, n, dst); break;
    default: load_run_64(src, stride, n, dst); break;
  }
}

// Repeats the first `period` elements of dst until there are n.
static void repeat(size_t size, size_t period, size_t n, char *dst) {
  size_t done = period;
  while (done < n) {
    size_t more = done < n - done ? done : n - done;
    memcpy(dst + done * size, dst, more * size);
    done += more;
  }
}

// A row that is the same for every position of the axis before it.
static void load_repeated_row(size_t size, size_t width, ptrdiff_t stride, const char *src,
                              size_t begin, size_t n, char *dst) {
  size_t start = begin % width;
  size_t head = width - start < n ? width - start : n;
  ptrdiff_t step = stride * (ptrdiff_t)size;
  load_run(size, src + (ptrdiff_t)start * step, stride, head, dst);
  if (head == n) return;
  size_t tail = n - head < start ? n - head : start;
  load_run(size, src, stride, tail, dst + head * size);
  // From here on everything is what stood `width` elements earlier.
  if (n > width) repeat(size, width, n, dst);
}

void cadena_load_block(size_t element_size, size_t rank, const size_t *sizes,
                       const ptrdiff_t *strides, const void *src, size_t begin, size_t n,
                       void *dst) {
  if (n == 0) return;
  // The axes from the last on, neighbours that follow on each other made one.
  size_t size[CADENA_MAX_RANK];
  ptrdiff_t stride[CADENA_MAX_RANK];
  size_t axes = 0;
  for (size_t k = rank; k-- > 0;) {
    if (sizes[k] == 1) continue;
    if (axes > 0 && strides[k] == stride[axes - 1] * (ptrdiff_t)size[axes - 1]) {
      size[axes - 1] *= sizes[k];
    } else {
      size[axes] = sizes[k];
      stride[axes] = strides[k];
      axes += 1;
    }
  }
  const char *from = src;
  char *to = dst;
  if (axes <= 1) {
    ptrdiff_t only = axes == 0 ? 0 : stride[0];
    from += (ptrdiff_t)begin * only * (ptrdiff_t)element_size;
    load_run(element_size, from, only, n, to);
    return;
  }
  if (axes == 2 && stride[1] == 0) {
    load_repeated_row(element_size, size[0], stride[0], from, begin, n, to);
    return;
  }
  size_t position[CADENA_MAX_RANK], rest = begin;
  ptrdiff_t offset = 0;
  for (size_t k = 0; k < axes; k += 1) {
    position[k] = k + 1 == axes ? rest : rest % size[k];
    rest /= size[k];
    offset += (ptrdiff_t)position[k] * stride[k];
  }
  size_t at = position[0];
  while (true) {
    size_t run = size[0] - at < n ? size[0] - at : n;
    load_run(element_size, from + offset * (ptrdiff_t)element_size, stride[0], run, to);
    n -= run;
    if (n == 0) return;
    to += run * element_size;
    offset -= (ptrdiff_t)at * stride[0];
    at = 0;
    for (size_t k = 1; k < axes; k += 1) {
      offset += stride[k];
      position[k] += 1;
      if (position[k] < size[k]) break;
      offset -= (ptrdiff_t)size[k] * stride[k];
      position[k] = 0;
    }
  }
}
