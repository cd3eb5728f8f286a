// Large matrix products on several threads: each takes some of the rows, so every element is computed as on one thread.

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "Vector.h"

enum { MOST_THREADS = 64 };

// The number of multiplications from which another thread is worth starting.
static const long worthThreads = 1L << 22;

static _Atomic long threadCount;

long ly_thread_count(void) {
    long count = threadCount;
    if (count > 0) return count;
    const char *text = getenv("LYCEUM_THREADS");
    count = text ? strtol(text, NULL, 10) : sysconf(_SC_NPROCESSORS_ONLN);
    ly_set_thread_count(count);
    return threadCount;
}

void ly_set_thread_count(long count) { threadCount = count < 1 ? 1 : count > MOST_THREADS ? MOST_THREADS : count; }

typedef struct Share {
    long m, n, k, aRow, aColumn, bRow, bColumn, cRow;
    const float *a, *b;
    float *c;
    int add;
} Share;

static void *compute(void *argument) {
    Share *s = argument;
    ly_form()->matmul(
        s->m, s->n, s->k, s->a, s->aRow, s->aColumn, s->b, s->bRow, s->bColumn, s->c, s->cRow, s->add);
    return NULL;
}

void ly_matmul(
    long m, long n, long k, const float *a, long aRow, long aColumn, const float *b, long bRow, long bColumn, float *c,
    long cRow, int add) {
    Share whole = {m, n, k, aRow, aColumn, bRow, bColumn, cRow, a, b, c, add};
    double work = (double)m * (double)n * (double)k;
    long count = work < (double)worthThreads || m < 12 ? 1 : ly_thread_count();
    if (count > m / 6) count = m / 6;
    if (count <= 1) {
        compute(&whole);
        return;
    }
    pthread_t threads[MOST_THREADS];
    Share shares[MOST_THREADS];
    int started[MOST_THREADS] = {0};
    long rows = (m / 6 + count - 1) / count * 6;  // whole blocks, but for the last share
    for (long t = 0; t < count; t++) {
        long first = t * rows < m ? t * rows : m;
        long last = t == count - 1 || first + rows > m ? m : first + rows;
        shares[t] = whole;
        shares[t].m = last - first;
        shares[t].a = a + first * aRow;
        shares[t].c = c + first * cRow;
        // The last share, and any that no thread could be started for, is computed here.
        started[t] = t < count - 1 && pthread_create(&threads[t], NULL, compute, &shares[t]) == 0;
        if (!started[t]) compute(&shares[t]);
    }
    for (long t = 0; t < count; t++) {
        if (started[t]) pthread_join(threads[t], NULL);
    }
}
