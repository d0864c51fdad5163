// Work space that a thread keeps until it ends, so that no kernel allocates per call.
#ifndef CADENA_WORK_SPACE_H
#define CADENA_WORK_SPACE_H

#include <stddef.h>

// A product shares one with the threads that help it; a chunk uses the other for itself.
typedef enum cadena_space { CADENA_SHARED_SPACE, CADENA_CHUNK_SPACE, CADENA_SPACES } cadena_space;

// At least so many bytes of the calling thread's work space, aligned to a cache line, or null when
// there is no memory. The next call for the same space may move it and lose what it holds.
void *cadena_work_space(cadena_space which, size_t bytes);

#endif
