// Large matrix products on several threads: each takes some of the rows, so every element is computed as on one thread.

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "Vector.h"

// WHOLE rows are what a block of any form takes without a rest.
enum { MOST_THREADS = 64, WHOLE = 24 };

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

static void *compute(void *product) {
    ly_form()->matmul(product);
    return NULL;
}

static void share_out(LYProduct *whole) {
    double work = (double)whole->m * (double)whole->n * (double)whole->k;
    long count = work < (double)worthThreads || whole->m < 2 * WHOLE ? 1 : ly_thread_count();
    if (count > whole->m / WHOLE) count = whole->m / WHOLE;
    if (count <= 1) {
        compute(whole);
        return;
    }
    pthread_t threads[MOST_THREADS];
    LYProduct shares[MOST_THREADS];
    int started[MOST_THREADS] = {0};
    long rows = (whole->m / WHOLE + count - 1) / count * WHOLE;  // whole blocks, but for the last share
    for (long t = 0; t < count; t++) {
        long first = t * rows < whole->m ? t * rows : whole->m;
        long last = t == count - 1 || first + rows > whole->m ? whole->m : first + rows;
        shares[t] = *whole;
        shares[t].m = last - first;
        shares[t].a += first * whole->aRow;
        shares[t].c += first * whole->cRow;
        if (whole->start) shares[t].start += first * whole->startRow;
        // The last share, and any that no thread could be started for, is computed here.
        started[t] = t < count - 1 && pthread_create(&threads[t], NULL, compute, &shares[t]) == 0;
        if (!started[t]) compute(&shares[t]);
    }
    for (long t = 0; t < count; t++) {
        if (started[t]) pthread_join(threads[t], NULL);
    }
}

void ly_matmul(
    long m, long n, long k, const float *a, long aRow, long aColumn, const float *b, long bRow, long bColumn, float *c,
    long cRow, int add) {
    LYProduct product = {m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, add ? c : NULL, cRow};
    share_out(&product);
}

void ly_linear(
    long rows, long outputs, long inputs, const float *x, const float *weight, const float *bias, float *y) {
    LYProduct product = {rows, outputs, inputs, x, inputs, 1, weight, 1, inputs, y, outputs, bias, 0};
    share_out(&product);
}
