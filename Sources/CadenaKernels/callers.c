#define _GNU_SOURCE
#include <dlfcn.h>
#if defined(__GLIBC__) || defined(__APPLE__)
#include <execinfo.h>
#define HAS_BACKTRACE 1
#endif

#include "CadenaPlan.h"

size_t cadena_callers(void **addresses, size_t capacity) {
#ifdef HAS_BACKTRACE
  const int count = backtrace(addresses, (int)capacity);
  return count < 0 ? 0 : (size_t)count;
#else
  (void)addresses;
  (void)capacity;
  return 0;
#endif
}

const char *cadena_symbol(const void *address) {
  Dl_info information;
  if (dladdr(address, &information) == 0) return 0;
  return information.dli_sname;
}
