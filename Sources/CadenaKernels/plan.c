#include "CadenaPlan.h"

cadena_plan_result cadena_plan_run(const cadena_instruction *instructions, size_t first,
                                   size_t end) {
  for (size_t i = first; i < end; i++) {
    void *arguments = instructions[i].arguments;
    ptrdiff_t failed = -1;
    switch (instructions[i].kind) {
      case CADENA_RUN_REGION:
        cadena_region_run(arguments);
        break;
      case CADENA_RUN_REDUCE:
        cadena_reduce_run(arguments);
        break;
      case CADENA_RUN_SCAN:
        cadena_scan_run(arguments);
        break;
      case CADENA_RUN_COPY:
        cadena_copy_run(arguments);
        break;
      case CADENA_RUN_GATHER:
        failed = cadena_gather_run(arguments);
        break;
      case CADENA_RUN_SCATTER:
        failed = cadena_scatter_add_run(arguments);
        break;
      case CADENA_RUN_CHECK:
        failed = cadena_gather_check(arguments);
        break;
      case CADENA_RUN_FILL: {
        const cadena_fill_arguments *a = arguments;
        cadena_fill(a->dtype, a->n, a->dst, a->value);
        break;
      }
      case CADENA_RUN_IOTA: {
        const cadena_iota_arguments *a = arguments;
        cadena_iota(a->dtype, a->n, a->start, a->step, a->dst);
        break;
      }
      case CADENA_RUN_RANDOM: {
        const cadena_random_arguments *a = arguments;
        cadena_random_uniform(a->dtype, a->key[0], a->key[1], 0, a->n, a->dst);
        break;
      }
      case CADENA_RUN_DIRECT: {
        const cadena_direct_list *list = arguments;
        const cadena_direct *call = list->calls;
        for (size_t left = list->count; left > 0; left--, call++) {
          call->kernel(call->n, call->dst, call->a, call->b, call->c);
        }
        break;
      }
    }
    if (failed >= 0) return (cadena_plan_result){(ptrdiff_t)i, failed};
  }
  return (cadena_plan_result){-1, -1};
}
