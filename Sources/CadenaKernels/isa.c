// Which instruction set the kernels use.
#include "CadenaKernels.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

cadena_isa cadena_best_isa(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
    return CADENA_ISA_PORTABLE;
  }
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
    return CADENA_ISA_AVX512;
  }
  return CADENA_ISA_AVX2;
#else
  return CADENA_ISA_PORTABLE;
#endif
}

// -1 until the first question. Two threads that ask first at once find the same answer.
static _Atomic int selected = -1;

static cadena_isa initial_isa(void) {
  cadena_isa best = cadena_best_isa();
  const char *wish = getenv("CADENA_ISA");
  if (wish == NULL) return best;
  cadena_isa wished = best;
  if (strcmp(wish, "portable") == 0) wished = CADENA_ISA_PORTABLE;
  if (strcmp(wish, "avx2") == 0) wished = CADENA_ISA_AVX2;
  return wished < best ? wished : best;
}

cadena_isa cadena_selected_isa(void) {
  int known = atomic_load_explicit(&selected, memory_order_relaxed);
  if (known < 0) {
    int initial = (int)initial_isa();
    // A choice made meanwhile by `cadena_select_isa` stays.
    if (atomic_compare_exchange_strong(&selected, &known, initial)) known = initial;
  }
  return (cadena_isa)known;
}

bool cadena_select_isa(cadena_isa isa) {
  if ((int)isa < 0 || isa > cadena_best_isa()) return false;
  atomic_store(&selected, (int)isa);
  return true;
}
