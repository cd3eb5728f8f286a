// Steps of optimisers and of target networks.

static void adam(
    long count, const LYAdam *step, const float *g, float *value, float *mean, float *square, float *largest) {
    LYAdam s = *step;
    for (long i = 0; i < count; i += LANES) {
        long left = count - i < LANES ? count - i : LANES;
        int part = left < LANES;
        fv x = GET(value);
        fv slope = s.sign * GET(g) + s.decay * x;
        fv m = GET(mean);
        m += (slope - m) * s.meanShare;
        fv v = GET(square) * s.squareKeep + slope * slope * s.squareShare;
        fv root = v;
        if (largest) {
            root = GET(largest);
            root = selectv((iv)(v <= root), root, v);
        }
        x = x * s.keep - s.size * (m / (__builtin_elementwise_sqrt(root) + s.epsilon));
        if (part) {
            store_part(value + i, x, left);
            store_part(mean + i, m, left);
            store_part(square + i, v, left);
            if (largest) store_part(largest + i, root, left);
        } else {
            storev(value + i, x);
            storev(mean + i, m);
            storev(square + i, v);
            if (largest) storev(largest + i, root);
        }
    }
}

static void move_towards(long count, float share, const float *goal, float *d) {
    enum { add = 1 };
    do { OVER_ROW(PUT(share * (GET(goal) - GET(d)))); } while (0);
}
