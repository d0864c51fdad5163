/// Counts what the program asks of the heap, by standing in front of the C library's functions.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct allocation_count {
  uint64_t blocks, bytes;
} allocation_count;

/// Whether allocations can be counted on this system.
bool allocation_counter_works(void);

/// Begins to count, from zero, on all threads.
void allocation_counter_start(void);

/// What was allocated since the start; counting ends.
allocation_count allocation_counter_stop(void);

#endif
