// Sums, and what is computed from the whole of a row.

static float sum(long count, const float *x) {
    if (count == 1) return *x;
    f8 a = splat8(0.0f), b = splat8(0.0f);
    long i = 0;
    for (; i + 16 <= count; i += 16) {
        a += load8(x + i);
        b += load8(x + i + 8);
    }
    if (i + 8 <= count) {
        a += load8(x + i);
        if (i + 8 < count) b += load_part8(x + i + 8, count - i - 8);
    } else if (i < count) {
        a += load_part8(x + i, count - i);
    }
    return fold8(a, b);
}

static float dot(long count, const float *x, const float *y) {
    f8 a = splat8(0.0f), b = splat8(0.0f);
    long i = 0;
    for (; i + 16 <= count; i += 16) {
        a = fma8(load8(x + i), load8(y + i), a);
        b = fma8(load8(x + i + 8), load8(y + i + 8), b);
    }
    if (i + 8 <= count) {
        a = fma8(load8(x + i), load8(y + i), a);
        long left = count - i - 8;
        if (left > 0) b = fma8(load_part8(x + i + 8, left), load_part8(y + i + 8, left), b);
    } else if (i < count) {
        a = fma8(load_part8(x + i, count - i), load_part8(y + i, count - i), a);
    }
    return fold8(a, b);
}

static void accumulate(long count, const float *x, float *y) {
    for (long i = 0; i < count; i++) y[i] += x[i];
}

static void accumulate_constant(long count, float p, float *y) {
    for (long i = 0; i < count; i++) y[i] += p;
}

static void accumulate_multiple(long count, float p, const float *x, float *y) {
    long i = 0;
    for (; i + LANES <= count; i += LANES) storev(y + i, fmav(splatv(p), loadv(x + i), loadv(y + i)));
    for (; i < count; i++) y[i] = __builtin_fmaf(p, x[i], y[i]);
}

static void sum_rows(long rows, long count, const float *x, long stride, float *y, int add) {
    long i = 0;
    // Four vectors at once, because the additions of one wait for each other.
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        fv s[4];
        for (int v = 0; v < 4; v++) s[v] = add ? loadv(y + i + v * LANES) : splatv(0.0f);
        for (long r = 0; r < rows; r++) {
            for (int v = 0; v < 4; v++) s[v] += loadv(x + r * stride + i + v * LANES);
        }
        for (int v = 0; v < 4; v++) storev(y + i + v * LANES, s[v]);
    }
    for (; i < count; i += LANES) {
        long left = count - i < LANES ? count - i : LANES;
        fv s = add ? load_part(y + i, left) : splatv(0.0f);
        if (left == LANES) {
            for (long r = 0; r < rows; r++) s += loadv(x + r * stride + i);
        } else {
            for (long r = 0; r < rows; r++) s += load_part(x + r * stride + i, left);
        }
        store_part(y + i, s, left);
    }
}

// The largest number of a row; NaN if one is NaN.
static float row_maximum(long count, const float *x) {
    float m = x[0];
    for (long i = 1; i < count; i++) {
        if (x[i] > m || x[i] != x[i]) m = x[i];
    }
    return m;
}

static void softmax(long rows, long count, const float *x, float *d, int logarithm) {
    enum { add = 0 };
    for (long r = 0; r < rows; r++, x += count, d += count) {
        float m = row_maximum(count, x);
        do { OVER_ROW(PUT(expv(GET(x) - m))); } while (0);
        float total = sum(count, d);
        if (logarithm) {
            float shift = logv(splatv(total))[0];
            do { OVER_ROW(PUT(GET(x) - m - shift)); } while (0);
        } else {
            do { OVER_ROW(PUT(GET(d) / total)); } while (0);
        }
    }
}

static void softmax_gradient(
    long rows, long count, const float *y, const float *g, float *d, int logarithm, int add) {
    for (long r = 0; r < rows; r++, y += count, g += count, d += count) {
        if (logarithm) {
            float total = sum(count, g);
            do { OVER_ROW(PUT(GET(g) - expv(GET(y)) * total)); } while (0);
        } else {
            float total = dot(count, g, y);
            do { OVER_ROW(PUT(GET(y) * (GET(g) - total))); } while (0);
        }
    }
}

static void normalise(long rows, long count, const float *x, float *d, float *scales, float epsilon) {
    enum { add = 0 };
    for (long r = 0; r < rows; r++, x += count, d += count) {
        float mean = sum(count, x) / (float)count;
        do { OVER_ROW(PUT(GET(x) - mean)); } while (0);
        float scale = 1.0f / __builtin_sqrtf(dot(count, d, d) / (float)count + epsilon);
        do { OVER_ROW(PUT(GET(d) * scale)); } while (0);
        scales[r] = scale;
    }
}

static void normalise_gradient(
    long rows, long count, const float *y, const float *scales, const float *g, float *d, int add) {
    for (long r = 0; r < rows; r++, y += count, g += count, d += count) {
        float mean = sum(count, g) / (float)count;
        float slope = dot(count, g, y) / (float)count;
        float scale = scales[r];
        do { OVER_ROW(PUT(scale * (GET(g) - mean - GET(y) * slope))); } while (0);
    }
}
