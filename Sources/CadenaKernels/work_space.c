// Work space of threads.
#include "work_space.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct work_space {
  void *memory;
  size_t bytes;
} work_space;

static _Thread_local work_space spaces[CADENA_SPACES];
static pthread_key_t space_key;
static pthread_once_t space_once = PTHREAD_ONCE_INIT;
static bool space_key_exists;

static void free_spaces(void *thread_spaces) {
  work_space *mine = thread_spaces;
  for (int i = 0; i < CADENA_SPACES; ++i) {
    free(mine[i].memory);
    mine[i] = (work_space){0};
  }
}

static void make_space_key(void) {
  space_key_exists = pthread_key_create(&space_key, free_spaces) == 0;
}

void *cadena_work_space(cadena_space which, size_t bytes) {
  work_space *mine = &spaces[which];
  if (mine->bytes >= bytes) return mine->memory;
  pthread_once(&space_once, make_space_key);
  free(mine->memory);
  *mine = (work_space){0};
  size_t rounded = (bytes + 4095) & ~(size_t)4095;
  void *memory = NULL;
  if (posix_memalign(&memory, 64, rounded) != 0) return NULL;
  *mine = (work_space){memory, rounded};
  if (space_key_exists) pthread_setspecific(space_key, spaces);
  return memory;
}
