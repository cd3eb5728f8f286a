// Matrix products. Each element takes its products in order, so only elements side by side share a vector.

enum { DEPTH = 256, PANEL = 16 };

// Turns a block of eight rows into its eight columns.
INLINE void transpose8(f8 r[8]) {
    f8 a[8], b[8];
    for (int i = 0; i < 8; i += 2) {
        a[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        a[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < 8; i += 4) {
        for (int j = 0; j < 2; j++) {
            b[i + 2 * j] = __builtin_shufflevector(a[i + j], a[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            b[i + 2 * j + 1] = __builtin_shufflevector(a[i + j], a[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    for (int i = 0; i < 4; i++) {
        r[i] = __builtin_shufflevector(b[i], b[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        r[i + 4] = __builtin_shufflevector(b[i], b[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

// Four columns of eight rows that are `row` numbers apart.
INLINE void transpose_4_of_8(const float *x, long row, f8 r[4]) {
    f8 a[4], b[4];
    for (int i = 0; i < 4; i++) {
        a[i] = __builtin_shufflevector(load4(x + i * row), load4(x + (i + 4) * row), 0, 1, 2, 3, 4, 5, 6, 7);
    }
    for (int i = 0; i < 2; i++) {
        b[2 * i] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        b[2 * i + 1] = __builtin_shufflevector(a[2 * i], a[2 * i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < 2; i++) {
        r[2 * i] = __builtin_shufflevector(b[i], b[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
        r[2 * i + 1] = __builtin_shufflevector(b[i], b[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
}

static void transpose(long rows, long columns, const float *x, float *y) {
    long i = 0;
    for (; i + 8 <= rows; i += 8) {
        long j = 0;
        for (; j + 8 <= columns; j += 8) {
            f8 r[8];
            for (int s = 0; s < 8; s++) r[s] = load8(x + (i + s) * columns + j);
            transpose8(r);
            for (int s = 0; s < 8; s++) store8(y + (j + s) * rows + i, r[s]);
        }
        for (; j < columns; j++) {
            for (int s = 0; s < 8; s++) y[j * rows + i + s] = x[(i + s) * columns + j];
        }
    }
    for (; i < rows; i++) {
        for (long j = 0; j < columns; j++) y[j * rows + i] = x[i * columns + j];
    }
}

// Eight elements of a column that is `row` numbers apart from row to row.
INLINE f8 gather8(const float *x, long row) {
    return (f8){x[0], x[row], x[2 * row], x[3 * row], x[4 * row], x[5 * row], x[6 * row], x[7 * row]};
}

// C += a b for one row a and a matrix b whose rows are contiguous.
static void row_times_rows(
    long n, long k, const float *a, long aColumn, const float *b, long bRow, float *c, int add) {
    long j = 0;
    for (; j + 64 <= n; j += 64) {
        f8 s[8];
        for (int v = 0; v < 8; v++) s[v] = add ? load8(c + j + 8 * v) : splat8(0.0f);
        for (long p = 0; p < k; p++) {
            f8 x = splat8(a[p * aColumn]);
            for (int v = 0; v < 8; v++) s[v] = fma8(x, load8(b + p * bRow + j + 8 * v), s[v]);
        }
        for (int v = 0; v < 8; v++) store8(c + j + 8 * v, s[v]);
    }
    for (; j + 8 <= n; j += 8) {
        f8 s = add ? load8(c + j) : splat8(0.0f);
        for (long p = 0; p < k; p++) s = fma8(splat8(a[p * aColumn]), load8(b + p * bRow + j), s);
        store8(c + j, s);
    }
    for (; j < n; j++) {
        float s = add ? c[j] : 0.0f;
        for (long p = 0; p < k; p++) s = __builtin_fmaf(a[p * aColumn], b[p * bRow + j], s);
        c[j] = s;
    }
}

// C += a b for one row a and a matrix b whose columns are contiguous.
static void row_times_columns(
    long n, long k, const float *a, long aColumn, const float *b, long bColumn, float *c, int add) {
    long j = 0;
    for (; j + 8 <= n; j += 8) {
        const float *column = b + j * bColumn;
        f8 s = add ? load8(c + j) : splat8(0.0f);
        long p = 0;
        for (; p + 8 <= k; p += 8) {
            f8 r[8];
            for (int i = 0; i < 8; i++) r[i] = load8(column + i * bColumn + p);
            transpose8(r);
            for (int i = 0; i < 8; i++) s = fma8(splat8(a[(p + i) * aColumn]), r[i], s);
        }
        for (; p + 4 <= k; p += 4) {
            f8 r[4];
            transpose_4_of_8(column + p, bColumn, r);
            for (int i = 0; i < 4; i++) s = fma8(splat8(a[(p + i) * aColumn]), r[i], s);
        }
        for (; p < k; p++) s = fma8(splat8(a[p * aColumn]), gather8(column + p, bColumn), s);
        store8(c + j, s);
    }
    // Four columns at once, because the steps of one column wait for each other.
    for (; j + 4 <= n; j += 4) {
        const float *column = b + j * bColumn;
        f4 s = add ? load4(c + j) : (f4){0, 0, 0, 0};
        for (long p = 0; p < k; p++) {
            float x = a[p * aColumn];
            f4 y = {column[p], column[bColumn + p], column[2 * bColumn + p], column[3 * bColumn + p]};
            s = fma4((f4){x, x, x, x}, y, s);
        }
        memcpy(c + j, &s, sizeof s);
    }
    for (; j < n; j++) {
        float s = add ? c[j] : 0.0f;
        for (long p = 0; p < k; p++) s = __builtin_fmaf(a[p * aColumn], b[j * bColumn + p], s);
        c[j] = s;
    }
}

// C += a b for a column a and a row b.
static void column_times_row(
    long m, long n, const float *a, long aRow, const float *b, long bColumn, float *c, long cRow, int add) {
    for (long i = 0; i < m; i++, c += cRow) {
        float x = a[i * aRow];
        f8 v = splat8(x);
        long j = 0;
        if (bColumn == 1) {
            for (; j + 8 <= n; j += 8) store8(c + j, fma8(v, load8(b + j), add ? load8(c + j) : splat8(0.0f)));
            if (j + 4 <= n) {
                f4 s = fma4((f4){x, x, x, x}, load4(b + j), add ? load4(c + j) : (f4){0, 0, 0, 0});
                memcpy(c + j, &s, sizeof s);
                j += 4;
            }
        }
        for (; j < n; j++) c[j] = __builtin_fmaf(x, b[j * bColumn], add ? c[j] : 0.0f);
    }
}

// Copies at most 16 columns of b, k rows deep, into rows of `width`; the columns that b lacks are 0.
static void pack(
    long k, long n, long width, const float *b, long bRow, long bColumn, float *panel) {
    if (bColumn == 1) {
        for (long p = 0; p < k; p++) {
            const float *row = b + p * bRow;
            float *out = panel + p * width;
            if (n == PANEL) {
                store8(out, load8(row));
                store8(out + 8, load8(row + 8));
            } else {
                for (long j = 0; j < width; j++) out[j] = j < n ? row[j] : 0.0f;
            }
        }
        return;
    }
    for (long j = 0; j < width; j += 8) {
        long p = 0;
        if (j + 8 <= n) {
            for (; p + 8 <= k; p += 8) {
                f8 r[8];
                for (int i = 0; i < 8; i++) r[i] = load8(b + (j + i) * bColumn + p);
                transpose8(r);
                for (int i = 0; i < 8; i++) store8(panel + (p + i) * width + j, r[i]);
            }
        }
        for (; p < k; p++) {
            for (long i = j; i < j + 8; i++) panel[p * width + i] = i < n ? b[p * bRow + i * bColumn] : 0.0f;
        }
    }
}

// A block of C with ROWS rows and 8 VECTORS columns, held in registers over the whole depth.
#define BLOCK(ROWS, VECTORS)                                                                                     \
    static void block_##ROWS##_##VECTORS(                                                                        \
        long k, const float *a, long aRow, long aColumn, const float *b, long bRow, float *c, long cRow, int add) { \
        f8 s[ROWS][VECTORS];                                                                                     \
        _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                                      \
            _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++) {                               \
                s[r][v] = add ? load8(c + r * cRow + 8 * v) : splat8(0.0f);                                      \
            }                                                                                                    \
        }                                                                                                        \
        for (long p = 0; p < k; p++, a += aColumn, b += bRow) {                                                  \
            f8 y[VECTORS];                                                                                       \
            _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++) { y[v] = load8(b + 8 * v); }    \
            _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                                  \
                f8 x = splat8(a[r * aRow]);                                                                      \
                _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++) {                           \
                    s[r][v] = fma8(x, y[v], s[r][v]);                                                            \
                }                                                                                                \
            }                                                                                                    \
        }                                                                                                        \
        _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                                      \
            _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++) {                               \
                store8(c + r * cRow + 8 * v, s[r][v]);                                                           \
            }                                                                                                    \
        }                                                                                                        \
    }

BLOCK(1, 1) BLOCK(2, 1) BLOCK(3, 1) BLOCK(4, 1) BLOCK(5, 1) BLOCK(6, 1)
BLOCK(1, 2) BLOCK(2, 2) BLOCK(3, 2) BLOCK(4, 2) BLOCK(5, 2) BLOCK(6, 2)

typedef void (*Block)(long, const float *, long, long, const float *, long, float *, long, int);
static const Block blocks[2][6] = {
    {block_1_1, block_2_1, block_3_1, block_4_1, block_5_1, block_6_1},
    {block_1_2, block_2_2, block_3_2, block_4_2, block_5_2, block_6_2},
};

// C += A b for a panel b of `width` columns, n of which C has.
static void panel_product(
    long m, long n, long k, long width, const float *a, long aRow, long aColumn, const float *b, long bRow, float *c,
    long cRow, int add) {
    const Block *row = blocks[width / 8 - 1];
    for (long i = 0; i < m; i += 6) {
        long rows = m - i < 6 ? m - i : 6;
        if (n == width) {
            row[rows - 1](k, a + i * aRow, aRow, aColumn, b, bRow, c + i * cRow, cRow, add);
            continue;
        }
        float t[6 * PANEL] = {0};
        if (add) {
            for (long r = 0; r < rows; r++) {
                for (long j = 0; j < n; j++) t[r * width + j] = c[(i + r) * cRow + j];
            }
        }
        row[rows - 1](k, a + i * aRow, aRow, aColumn, b, bRow, t, width, add);
        for (long r = 0; r < rows; r++) {
            for (long j = 0; j < n; j++) c[(i + r) * cRow + j] = t[r * width + j];
        }
    }
}

static void matmul(
    long m, long n, long k, const float *a, long aRow, long aColumn, const float *b, long bRow, long bColumn, float *c,
    long cRow, int add) {
    if (m <= 0 || n <= 0) return;
    if (k <= 0) {
        for (long i = 0; !add && i < m; i++) memset(c + i * cRow, 0, (size_t)n * sizeof *c);
    } else if (k == 1) {
        column_times_row(m, n, a, aRow, b, bColumn, c, cRow, add);
    } else if (m == 1) {
        if (bColumn == 1) {
            row_times_rows(n, k, a, aColumn, b, bRow, c, add);
        } else {
            row_times_columns(n, k, a, aColumn, b, bColumn, c, add);
        }
    } else if (n == 1 && cRow == 1 && (aColumn == 1 || aRow == 1)) {
        if (aRow == 1) {
            row_times_rows(m, k, b, bRow, a, aColumn, c, add);
        } else {
            row_times_columns(m, k, b, bRow, a, aRow, c, add);
        }
    } else {
        float panel[DEPTH * PANEL] __attribute__((aligned(64)));
        for (long p = 0; p < k; p += DEPTH) {
            long depth = k - p < DEPTH ? k - p : DEPTH;
            int more = add || p > 0;
            for (long j = 0; j < n; j += PANEL) {
                long columns = n - j < PANEL ? n - j : PANEL;
                long width = columns <= 8 ? 8 : PANEL;
                const float *from = b + p * bRow + j * bColumn;
                const float *rows = a + p * aColumn;
                if (bColumn == 1 && columns == width && m <= 12) {
                    panel_product(m, columns, depth, width, rows, aRow, aColumn, from, bRow, c + j, cRow, more);
                } else {
                    pack(depth, columns, width, from, bRow, bColumn, panel);
                    panel_product(m, columns, depth, width, rows, aRow, aColumn, panel, width, c + j, cRow, more);
                }
            }
        }
    }
}
