// Matrix products. Each element takes its products in order, so only elements side by side share a vector.

// How much of the depth is packed at once, the columns of a panel, and the rows of a block that stays in registers.
enum { DEPTH = 256, PANEL = 2 * LANES, ROWS = LANES == 16 ? 8 : 6 };

// c = start + a b for one row a and a matrix b whose rows are contiguous; start is 0 where it is NULL.
static void row_times_rows(
    long n, long k, const float *a, long aColumn, const float *b, long bRow, float *c, const float *start) {
    long j = 0;
    for (; j + 64 <= n; j += 64) {
        f8 s[8];
        for (int v = 0; v < 8; v++) s[v] = start ? load8(start + j + 8 * v) : splat8(0.0f);
        for (long p = 0; p < k; p++) {
            f8 x = splat8(a[p * aColumn]);
            for (int v = 0; v < 8; v++) s[v] = fma8(x, load8(b + p * bRow + j + 8 * v), s[v]);
        }
        for (int v = 0; v < 8; v++) store8(c + j + 8 * v, s[v]);
    }
    for (; j + 8 <= n; j += 8) {
        f8 s = start ? load8(start + j) : splat8(0.0f);
        for (long p = 0; p < k; p++) s = fma8(splat8(a[p * aColumn]), load8(b + p * bRow + j), s);
        store8(c + j, s);
    }
    for (; j < n; j++) {
        float s = start ? start[j] : 0.0f;
        for (long p = 0; p < k; p++) s = __builtin_fmaf(a[p * aColumn], b[p * bRow + j], s);
        c[j] = s;
    }
}

// c = start + a b for eight or sixteen columns of b that are contiguous.
INLINE void row_times_octets(
    int octets, long k, const float *a, long aColumn, const float *b, long bColumn, float *c, const float *start) {
    f8 s[2];
    for (int o = 0; o < octets; o++) s[o] = start ? load8(start + 8 * o) : splat8(0.0f);
    for (long p = 0; p < k; p += 8) {
        f8 r[2][8];
        long left = k - p < 8 ? k - p : 8;
        for (int o = 0; o < octets; o++) {
            const float *column = b + 8 * o * bColumn + p;
            if (left > 4) {
                for (int i = 0; i < 8; i++) {
                    r[o][i] = left == 8 ? load8(column + i * bColumn) : load_part8(column + i * bColumn, left);
                }
                transpose8(r[o]);
            } else if (left == 4) {
                transpose_4_of_8(column, bColumn, r[o]);
            } else {
                for (int i = 0; i < left; i++) r[o][i] = gather8(column + i, bColumn);
            }
        }
        for (int i = 0; i < left; i++) {
            for (int o = 0; o < octets; o++) s[o] = fma8(splat8(a[(p + i) * aColumn]), r[o][i], s[o]);
        }
    }
    for (int o = 0; o < octets; o++) store8(c + 8 * o, s[o]);
}

// c = start + a b for one row a and a matrix b whose columns are contiguous.
static void row_times_columns(
    long n, long k, const float *a, long aColumn, const float *b, long bColumn, float *c, const float *start) {
    long j = 0;
    // Several columns at once, because the steps of one column wait for each other.
    for (; j + 16 <= n; j += 16) {
        row_times_octets(2, k, a, aColumn, b + j * bColumn, bColumn, c + j, start ? start + j : start);
    }
    for (; j + 8 <= n; j += 8) {
        row_times_octets(1, k, a, aColumn, b + j * bColumn, bColumn, c + j, start ? start + j : start);
    }
    for (; j + 4 <= n; j += 4) {
        const float *column = b + j * bColumn;
        f4 s = start ? load4(start + j) : (f4){0, 0, 0, 0};
        for (long p = 0; p < k; p++) {
            float x = a[p * aColumn];
            f4 y = {column[p], column[bColumn + p], column[2 * bColumn + p], column[3 * bColumn + p]};
            s = fma4((f4){x, x, x, x}, y, s);
        }
        memcpy(c + j, &s, sizeof s);
    }
    for (; j + 2 <= n; j += 2) {
        const float *column = b + j * bColumn;
        float s = start ? start[j] : 0.0f, t = start ? start[j + 1] : 0.0f;
        for (long p = 0; p < k; p++) {
            s = __builtin_fmaf(a[p * aColumn], column[p], s);
            t = __builtin_fmaf(a[p * aColumn], column[bColumn + p], t);
        }
        c[j] = s;
        c[j + 1] = t;
    }
    for (; j < n; j++) {
        float s = start ? start[j] : 0.0f;
        for (long p = 0; p < k; p++) s = __builtin_fmaf(a[p * aColumn], b[j * bColumn + p], s);
        c[j] = s;
    }
}

// C = start + a b for a column a and a contiguous row b; the rows of C start from 0 if starts is 0.
INLINE void column_times_contiguous(const LYProduct *s, int starts) {
    const float *a = s->a, *start = s->start;
    float *c = s->c;
    long i = 0;
    // Four rows of four, such as the weights of a layer on four numbers, are two vectors.
    if (s->n == 4 && s->cRow == 4 && s->aRow == 1 && (!starts || s->startRow == 4)) {
        f4 b = load4(s->b);
        f8 y = __builtin_shufflevector(b, b, 0, 1, 2, 3, 0, 1, 2, 3);
        for (; i + 4 <= s->m; i += 4, a += 4, c += 16, start += starts ? 16 : 0) {
            f4 x = load4(a);
            f8 first = __builtin_shufflevector(x, x, 0, 0, 0, 0, 1, 1, 1, 1);
            f8 second = __builtin_shufflevector(x, x, 2, 2, 2, 2, 3, 3, 3, 3);
            first = fma8(first, y, starts ? load8(start) : splat8(0.0f));
            second = fma8(second, y, starts ? load8(start + 8) : splat8(0.0f));
            store8(c, first);
            store8(c + 8, second);
        }
    }
    for (; i < s->m; i++, a += s->aRow, c += s->cRow, start += starts ? s->startRow : 0) {
        float x = *a;
        long j = 0;
        for (; j + LANES <= s->n; j += LANES) {
            storev(c + j, fmav(splatv(x), loadv(s->b + j), starts ? loadv(start + j) : splatv(0.0f)));
        }
        for (; j + 4 <= s->n; j += 4) {
            f4 t = fma4((f4){x, x, x, x}, load4(s->b + j), starts ? load4(start + j) : (f4){0, 0, 0, 0});
            memcpy(c + j, &t, sizeof t);
        }
        for (; j < s->n; j++) c[j] = __builtin_fmaf(x, s->b[j], starts ? start[j] : 0.0f);
    }
}

static void column_times_row(const LYProduct *s) {
    if (s->bColumn == 1 && s->start) {
        column_times_contiguous(s, 1);
    } else if (s->bColumn == 1) {
        column_times_contiguous(s, 0);
    } else {
        for (long i = 0; i < s->m; i++) {
            for (long j = 0; j < s->n; j++) {
                float start = s->start ? s->start[i * s->startRow + j] : 0.0f;
                s->c[i * s->cRow + j] = __builtin_fmaf(s->a[i * s->aRow], s->b[j * s->bColumn], start);
            }
        }
    }
}

// Copies at most PANEL columns of b, k rows deep, into rows of `width`; the columns that b lacks are 0.
static void pack(long k, long n, long width, const float *b, long bRow, long bColumn, float *panel) {
    if (bColumn == 1) {
        for (long p = 0; p < k; p++, b += bRow, panel += width) {
            for (long j = 0; j < width; j += LANES) {
                storev(panel + j, j + LANES <= n ? loadv(b + j) : load_part(b + j, n - j));
            }
        }
        return;
    }
    for (long j = 0; j < width; j += 8) {
        const float *columns = b + j * bColumn;
        long p = 0;
        for (; j + 8 <= n && p + 8 <= k; p += 8) {
            f8 r[8];
            for (int i = 0; i < 8; i++) r[i] = load8(columns + i * bColumn + p);
            transpose8(r);
            for (int i = 0; i < 8; i++) store8(panel + (p + i) * width + j, r[i]);
        }
        for (; p < k; p += 8) {
            long left = k - p < 8 ? k - p : 8;
            f8 r[8];
            for (int i = 0; i < 8; i++) {
                r[i] = j + i < n ? load_part8(columns + i * bColumn + p, left) : splat8(0.0f);
            }
            transpose8(r);
            for (int i = 0; i < left; i++) store8(panel + (p + i) * width + j, r[i]);
        }
    }
}

// A block of C with ROWS rows and VECTORS vectors of columns, held in registers over the whole depth.
#define UNROLL _Pragma("clang loop unroll(full)")
#define BLOCK(ROWS, VECTORS)                                                                                         \
    static void block_##ROWS##_##VECTORS(                                                                            \
        long k, const float *a, long aRow, long aColumn, const float *b, long bRow, float *c, long cRow,             \
        const float *start, long startRow) {                                                                         \
        fv s[ROWS][VECTORS];                                                                                         \
        UNROLL for (int r = 0; r < ROWS; r++) {                                                                      \
            UNROLL for (int v = 0; v < VECTORS; v++) {                                                               \
                s[r][v] = start ? loadv(start + r * startRow + v * LANES) : splatv(0.0f);                            \
            }                                                                                                        \
        }                                                                                                            \
        for (long p = 0; p < k; p++, a += aColumn, b += bRow) {                                                      \
            fv y[VECTORS];                                                                                           \
            UNROLL for (int v = 0; v < VECTORS; v++) y[v] = loadv(b + v * LANES);                                    \
            UNROLL for (int r = 0; r < ROWS; r++) {                                                                  \
                fv x = splatv(a[r * aRow]);                                                                          \
                UNROLL for (int v = 0; v < VECTORS; v++) s[r][v] = fmav(x, y[v], s[r][v]);                           \
            }                                                                                                        \
        }                                                                                                            \
        UNROLL for (int r = 0; r < ROWS; r++) {                                                                      \
            UNROLL for (int v = 0; v < VECTORS; v++) storev(c + r * cRow + v * LANES, s[r][v]);                      \
        }                                                                                                            \
    }

BLOCK(1, 1) BLOCK(2, 1) BLOCK(3, 1) BLOCK(4, 1) BLOCK(5, 1) BLOCK(6, 1)
BLOCK(1, 2) BLOCK(2, 2) BLOCK(3, 2) BLOCK(4, 2) BLOCK(5, 2) BLOCK(6, 2)
#if LANES == 16
BLOCK(7, 1) BLOCK(8, 1) BLOCK(7, 2) BLOCK(8, 2)
#define MORE_ROWS(VECTORS) , block_7_##VECTORS, block_8_##VECTORS
#else
#define MORE_ROWS(VECTORS)
#endif

typedef void (*Block)(
    long, const float *, long, long, const float *, long, float *, long, const float *, long);
static const Block blocks[2][ROWS] = {
    {block_1_1, block_2_1, block_3_1, block_4_1, block_5_1, block_6_1 MORE_ROWS(1)},
    {block_1_2, block_2_2, block_3_2, block_4_2, block_5_2, block_6_2 MORE_ROWS(2)},
};

// The same for at most PANEL columns; b has rows of `width`, of which C has the first n columns.
static void panel_product(const LYProduct *s, long width) {
    const Block *row = blocks[width / LANES - 1];
    for (long i = 0; i < s->m; i += ROWS) {
        long rows = s->m - i < ROWS ? s->m - i : ROWS;
        const float *a = s->a + i * s->aRow;
        const float *start = s->start ? s->start + i * s->startRow : NULL;
        float *c = s->c + i * s->cRow;
        if (s->n == width) {
            row[rows - 1](s->k, a, s->aRow, s->aColumn, s->b, s->bRow, c, s->cRow, start, s->startRow);
            continue;
        }
        // The last vector of a row is not full: the block goes through room where it is.
        float t[ROWS * PANEL];
        long full = width - LANES, left = s->n - full;
        for (long r = 0; start && r < rows; r++) {
            if (full > 0) storev(t + r * width, loadv(start + r * s->startRow));
            storev(t + r * width + full, load_part(start + r * s->startRow + full, left));
        }
        row[rows - 1](s->k, a, s->aRow, s->aColumn, s->b, s->bRow, t, width, start ? t : NULL, width);
        for (long r = 0; r < rows; r++) {
            if (full > 0) storev(c + r * s->cRow, loadv(t + r * width));
            store_part(c + r * s->cRow + full, loadv(t + r * width + full), left);
        }
    }
}

// The same for a C of a few columns, which would fill vectors badly: the rows of C go side by side.
static void narrow_product(const LYProduct *s) {
    float panel[DEPTH * PANEL] __attribute__((aligned(64)));
    float t[ROWS * PANEL];
    for (long p = 0; p < s->k; p += DEPTH) {
        long depth = s->k - p < DEPTH ? s->k - p : DEPTH;
        const float *start = p > 0 ? s->c : s->start;
        long startRow = p > 0 ? s->cRow : s->startRow;
        for (long i = 0; i < s->m; i += PANEL) {
            long rows = s->m - i < PANEL ? s->m - i : PANEL;
            long width = rows <= LANES ? LANES : PANEL;
            const float *from = s->a + i * s->aRow + p * s->aColumn;
            long fromRow = s->aColumn;
            if (s->aRow != 1 || rows != width) {
                pack(depth, rows, width, from, s->aColumn, s->aRow, panel);
                from = panel;
                fromRow = width;
            }
            if (start) {
                memset(t, 0, sizeof t);
                for (long r = 0; r < rows; r++) {
                    for (long j = 0; j < s->n; j++) t[j * width + r] = start[(i + r) * startRow + j];
                }
            }
            blocks[width / LANES - 1][s->n - 1](
                depth, s->b + p * s->bRow, s->bColumn, s->bRow, from, fromRow, t, width, start ? t : NULL, width);
            for (long r = 0; r < rows; r++) {
                for (long j = 0; j < s->n; j++) s->c[(i + r) * s->cRow + j] = t[j * width + r];
            }
        }
    }
}

static void wide_product(const LYProduct *s) {
    float panel[DEPTH * PANEL] __attribute__((aligned(64)));
    for (long p = 0; p < s->k; p += DEPTH) {
        LYProduct part = *s;
        part.k = s->k - p < DEPTH ? s->k - p : DEPTH;
        part.a = s->a + p * s->aColumn;
        for (long j = 0; j < s->n; j += PANEL) {
            part.n = s->n - j < PANEL ? s->n - j : PANEL;
            part.b = s->b + p * s->bRow + j * s->bColumn;
            part.bRow = s->bRow;
            part.c = s->c + j;
            part.start = p > 0 ? part.c : s->start ? s->start + j : NULL;
            part.startRow = p > 0 ? s->cRow : s->startRow;
            long width = part.n <= LANES ? LANES : PANEL;
            // A panel that is used only twice is not worth a copy.
            if (s->bColumn != 1 || part.n != width || s->m > 2 * ROWS) {
                pack(part.k, part.n, width, part.b, s->bRow, s->bColumn, panel);
                part.b = panel;
                part.bRow = width;
            }
            panel_product(&part, width);
        }
    }
}

static void matmul(const LYProduct *s) {
    if (s->m <= 0 || s->n <= 0) return;
    if (s->k <= 0) {
        for (long i = 0; s->start != s->c && i < s->m; i++) {
            for (long j = 0; j < s->n; j++) s->c[i * s->cRow + j] = s->start ? s->start[i * s->startRow + j] : 0.0f;
        }
    } else if (s->k == 1) {
        column_times_row(s);
    } else if (s->m == 1) {
        if (s->bColumn == 1) {
            row_times_rows(s->n, s->k, s->a, s->aColumn, s->b, s->bRow, s->c, s->start);
        } else {
            row_times_columns(s->n, s->k, s->a, s->aColumn, s->b, s->bColumn, s->c, s->start);
        }
    } else if (s->n == 1 && s->cRow == 1 && (s->aColumn == 1 || s->aRow == 1)) {
        const float *start = s->start;
        if (start && s->startRow != 1) {
            for (long i = 0; i < s->m; i++) s->c[i] = start[i * s->startRow];
            start = s->c;
        }
        if (s->aRow == 1) {
            row_times_rows(s->m, s->k, s->b, s->bRow, s->a, s->aColumn, s->c, start);
        } else {
            row_times_columns(s->m, s->k, s->b, s->bRow, s->a, s->aRow, s->c, start);
        }
    } else if (s->n <= LANES / 2 && s->m >= LANES && (s->aColumn == 1 || s->aRow == 1)) {
        narrow_product(s);
    } else {
        wide_product(s);
    }
}
