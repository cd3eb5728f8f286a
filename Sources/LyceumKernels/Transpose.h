// Rows turned into columns.

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
