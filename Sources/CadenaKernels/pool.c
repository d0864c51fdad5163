// The worker pool: chunks of one job at a time, claimed by the caller and by its workers.
//
// Each thread has a share of its own, chunks that lie together, and helps with those of others when
// its own are done. The same part of an array thus stays with the same thread from job to job, in its
// cache, and a thread reads long stretches of memory.
//
// The caller never needs a worker: it claims chunks like the others, closes the job when none are
// left, and waits only for those workers that entered it. A worker spins shortly for the next job
// (a training step has many) and then sleeps.
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CadenaKernels.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#endif

enum { MAX_THREADS = 64, SPIN_NANOSECONDS = 200000, PAUSES_PER_LOOK = 32 };

// MARK: Events

// A word that threads can sleep on while it has a known value.
typedef struct event {
  atomic_uint word;
#if !defined(__linux__)
  pthread_mutex_t lock;
  pthread_cond_t changed;
#endif
} event;

#if defined(__linux__)
#define EVENT_INITIALIZER {0}

static void event_sleep(event *e, unsigned seen) {
  syscall(SYS_futex, &e->word, FUTEX_WAIT_PRIVATE, seen, NULL, NULL, 0);
}

static void event_wake(event *e, size_t count) {
  syscall(SYS_futex, &e->word, FUTEX_WAKE_PRIVATE, count > INT_MAX ? INT_MAX : (int)count, NULL,
          NULL, 0);
}
#else
#define EVENT_INITIALIZER {0, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER}

static void event_sleep(event *e, unsigned seen) {
  pthread_mutex_lock(&e->lock);
  if (atomic_load(&e->word) == seen) pthread_cond_wait(&e->changed, &e->lock);
  pthread_mutex_unlock(&e->lock);
}

// Taking the lock puts the wake-up after the sleeper's look at the word or before its sleep.
static void event_wake(event *e, size_t count) {
  (void)count;
  pthread_mutex_lock(&e->lock);
  pthread_cond_broadcast(&e->changed);
  pthread_mutex_unlock(&e->lock);
}
#endif

static inline void pause_processor(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
  __asm__ volatile("yield");
#endif
}

static uint64_t nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

// MARK: State

// The state word: workers inside the job (bits 0-7), whether workers may enter, whether the caller
// sleeps until the last worker leaves, and the job's number (it only has to differ from the one a
// worker saw last; a worker that misses a job does no harm).
enum {
  INSIDE_MASK = 0xff,
  OPEN = 0x100,
  CALLER_WAITS = 0x200,
  JOB_STEP = 0x400,
};

// Chunks of one thread.
typedef struct share {
  _Alignas(128) atomic_size_t next;  // the next one to claim
  size_t end;
} share;

static struct {
  _Alignas(128) event state;
  _Alignas(128) event left;        // moves when the last worker leaves a caller that sleeps
  _Alignas(128) atomic_bool busy;  // owned by a caller; guards what follows
  atomic_uint sleepers;
  atomic_size_t wanted;            // threads, 0 before the first question
  size_t started;                  // workers that exist
  // The job: written by the caller while no worker is inside.
  size_t chunks, threads, share_count;
  int processor;  // the caller's
  void *context;
  cadena_chunk_function function;
  share shares[MAX_THREADS];
} pool = {.state = EVENT_INITIALIZER, .left = EVENT_INITIALIZER};

// MARK: How many threads

static size_t processors(void) {
#if defined(__linux__)
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
    int count = CPU_COUNT(&allowed);
    if (count > 0) return (size_t)count;
  }
#endif
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (size_t)online : 1;
}

static size_t within_bounds(size_t threads) {
  if (threads < 1) return 1;
  return threads > MAX_THREADS ? MAX_THREADS : threads;
}

static size_t default_threads(void) {
  const char *wish = getenv("CADENA_THREADS");
  if (wish != NULL) {
    char *end;
    long count = strtol(wish, &end, 10);
    if (end != wish && *end == 0 && count > 0) return within_bounds((size_t)count);
  }
  return within_bounds(processors());
}

void cadena_set_threads(size_t threads) {
  atomic_store_explicit(&pool.wanted, within_bounds(threads), memory_order_relaxed);
}

size_t cadena_threads(void) {
  size_t wanted = atomic_load_explicit(&pool.wanted, memory_order_relaxed);
  if (wanted == 0) {
    size_t initial = default_threads();
    if (atomic_compare_exchange_strong(&pool.wanted, &wanted, initial)) wanted = initial;
  }
  return wanted;
}

// Spinning takes the processor from whoever is waited for when there is only one.
static bool spinning_pays(void) {
  static atomic_int known = 0;
  int value = atomic_load_explicit(&known, memory_order_relaxed);
  if (value == 0) {
    value = processors() > 1 ? 1 : -1;
    atomic_store_explicit(&known, value, memory_order_relaxed);
  }
  return value > 0;
}

// MARK: Workers

// A thread's own share first, and then those of the threads after it.
static void run_chunks(size_t worker) {
  size_t share_count = pool.share_count;
  void *context = pool.context;
  cadena_chunk_function function = pool.function;
  for (size_t i = 0; i < share_count; ++i) {
    share *from = &pool.shares[(worker + i) % share_count];
    while (atomic_load_explicit(&from->next, memory_order_relaxed) < from->end) {
      size_t chunk = atomic_fetch_add_explicit(&from->next, 1, memory_order_relaxed);
      if (chunk < from->end) function(context, chunk, worker);
    }
  }
}

// The processor that the calling thread is on, or -1 where nobody tells.
static int own_processor(void) {
#if defined(__linux__)
  return sched_getcpu();
#else
  return -1;
#endif
}

// Moves a worker that is on the caller's processor to another one. The scheduler may leave both there
// though another processor has nothing to do, and they then take turns for milliseconds.
static void leave_caller(void) {
#if defined(__linux__)
  int taken = pool.processor;
  if (taken < 0 || taken >= CPU_SETSIZE || own_processor() != taken) return;
  cpu_set_t allowed, others;
  if ( sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  others = allowed;
  CPU_CLR((size_t)taken, &others);
  if (CPU_COUNT(&others) == 0) return;
  if (sched_setaffinity(0, sizeof others, &others) == 0) {
    sched_setaffinity(0, sizeof allowed, &allowed);
  }
#endif
}

// Waits for the state to be another than `seen`, spinning first; true if it changed while spinning.
static bool spin_while(unsigned seen) {
  if (!spinning_pays()) return false;
  uint64_t now, end = 0;  // the clock is first read after a while: most waits are shorter
  do {
    for (int i = 0; i < PAUSES_PER_LOOK; ++i) {
      if (atomic_load_explicit(&pool.state.word, memory_order_relaxed) != seen) return true;
      pause_processor();
    }
    now = nanoseconds();
    if (end == 0) end = now + SPIN_NANOSECONDS;
  } while (now < end);
  return false;
}

static void *worker_main(void *argument) {
  size_t worker = (size_t)(uintptr_t)argument;
  unsigned last_job = 0;  // no job has this number while it is open: see `open_job`
  bool superfluous = false;
  for (;;) {
    unsigned state = atomic_load_explicit(&pool.state.word, memory_order_acquire);
    if ((state & OPEN) && state / JOB_STEP != last_job) {
      if (!atomic_compare_exchange_weak_explicit(&pool.state.word, &state, state + 1,
                                                 memory_order_acq_rel, memory_order_relaxed)) {
        continue;
      }
      last_job = state / JOB_STEP;
      superfluous = worker >= pool.threads;
      if (!superfluous) {
        leave_caller();
        run_chunks(worker);
      }
      unsigned before = atomic_fetch_sub_explicit(&pool.state.word, 1, memory_order_acq_rel);
      if ((before & CALLER_WAITS) && (before & INSIDE_MASK) == 1) {
        atomic_fetch_add(&pool.left.word, 1);
        event_wake(&pool.left, 1);
      }
      continue;
    }
    if (!superfluous && spin_while(state)) continue;
    atomic_fetch_add(&pool.sleepers, 1);
    event_sleep(&pool.state, state);
    atomic_fetch_sub(&pool.sleepers, 1);
  }
  return NULL;
}

// Called by the owner of `busy`. Where the system gives no more threads, the caller works alone.
static void start_workers(size_t count) {
  // Signals are the business of the program's own threads.
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) == 0) {
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, (size_t)4 << 20);
    while (pool.started < count) {
      pthread_t thread;
      void *worker = (void *)(uintptr_t)(pool.started + 1);
      if (pthread_create(&thread, &attributes, worker_main, worker) != 0) break;
      pool.started += 1;
    }
    pthread_attr_destroy(&attributes);
  }
  pthread_sigmask(SIG_SETMASK, &old, NULL);
}

// MARK: Jobs

static void deal_out(size_t chunks, size_t threads) {
  size_t count = threads < chunks ? threads : chunks, next = 0;
  pool.share_count = count;
  for (size_t i = 0; i < count; ++i) {
    share *own = &pool.shares[i];
    atomic_store_explicit(&own->next, next, memory_order_relaxed);
    next += chunks / count + (i < chunks % count);
    own->end = next;
  }
}

static void open_job(void) {
  unsigned state = atomic_load_explicit(&pool.state.word, memory_order_relaxed);
  unsigned job = state / JOB_STEP + 1;
  if (job > UINT_MAX / JOB_STEP) job = 1;
  // Sequentially consistent with the sleeper's count: either it is seen below, or the sleeper sees
  // this job.
  atomic_store(&pool.state.word, job * JOB_STEP | OPEN);
  if (atomic_load(&pool.sleepers) > 0) {
    size_t helpers = pool.threads - 1 < pool.chunks - 1 ? pool.threads - 1 : pool.chunks - 1;
    // Workers beyond the wanted number sleep on the same word and could take another's wake-up.
    event_wake(&pool.state, pool.started > pool.threads - 1 ? pool.started : helpers);
  }
}

static void close_job(void) {
  unsigned state = atomic_fetch_and(&pool.state.word, ~(unsigned)OPEN) & ~(unsigned)OPEN;
  while ((state & INSIDE_MASK) != 0 && spin_while(state)) {
    state = atomic_load_explicit(&pool.state.word, memory_order_acquire);
  }
  if ((state & INSIDE_MASK) == 0) return;
  atomic_fetch_or(&pool.state.word, CALLER_WAITS);
  for (;;) {
    unsigned seen = atomic_load(&pool.left.word);
    if ((atomic_load(&pool.state.word) & INSIDE_MASK) == 0) return;
    event_sleep(&pool.left, seen);
  }
}

void cadena_parallel(size_t chunks, void *context, cadena_chunk_function function) {
  size_t threads = cadena_threads();
  if (chunks < 2 || threads < 2
      || atomic_load_explicit(&pool.busy, memory_order_relaxed)
      || atomic_exchange_explicit(&pool.busy, true, memory_order_acquire)) {
    for (size_t chunk = 0; chunk < chunks; ++chunk) function(context, chunk, 0);
    return;
  }
  if (pool.started < threads - 1) start_workers(threads - 1);
  pool.chunks = chunks;
  pool.threads = threads;
  pool.processor = own_processor();
  pool.context = context;
  pool.function = function;
  deal_out(chunks, threads);
  open_job();
  run_chunks(0);
  close_job();
  atomic_store_explicit(&pool.busy, false, memory_order_release);
}
