// The Jacobian of a block and its symmetric product.

// J ((n_in + bias) * n_out, ld_J), in theta's order: J[j, k] = D[j] X[k], then D[j] for the biases.
template <class T>
static void jacobian(const LayerView<T>& layer, const T* D, const T* X, T* J, int rows, int ld,
                     int ld_J) {
  constexpr int width = Lanes<T>::width;
  for (int j = 0; j < layer.n_out; ++j)
    for (int k = 0; k < layer.n_in; ++k) {
      T* out = J + (long(j) * layer.n_in + k) * ld_J;
      for (int r = 0; r < rows; r += width)
        store(out + r, load(D + long(j) * ld + r) * load(X + long(k) * ld + r));
    }
  if (layer.b == nullptr) return;
  T* biases = J + long(layer.n_out) * layer.n_in * ld_J;
  for (int j = 0; j < layer.n_out; ++j)
    for (int r = 0; r < rows; r += width)
      store(biases + long(j) * ld_J + r, load(D + long(j) * ld + r));
}

// One strip of `columns` columns of H: rows of J against the strip's own, transposed into scratch
// so that the inner loop reads it from the first-level cache in one run.
template <class T, int M, int N>
static void symmetric_strip(const T* J, int n, int first, T* H, int stride, T* scratch, int rows,
                            int ld) {
  constexpr int columns = N * Lanes<T>::width;
  transpose<T>(J + long(first) * ld, n - first < columns ? n - first : columns, rows, ld, scratch,
               columns);
  const int end = first + columns < n ? first + columns : n;
  T* C = H + first;
  product_strip<Left::by_rows, M, N>(Product<T>{J, ld, scratch, columns, rows, nullptr, C, stride},
                                     end, 0, AddTo<T>{C, stride});
}

// H (n, stride) += J J^T, on and above the diagonal (and a little below, within a strip).
// J (n, ld); scratch holds normal_scratch numbers; stride = n rounded up to padding.
template <class T>
static void symmetric_product(const T* J, int n, T* H, T* scratch, int rows, int ld) {
  // As many columns as a register tile holds, in whole 64-byte lines; what is left in one strip.
  constexpr int lines = TILE_N * Lanes<T>::width / padding<T>;
  constexpr int strip = padding<T> * (lines > 0 ? lines : 1);
  constexpr int wide = strip / Lanes<T>::width, line = padding<T> / Lanes<T>::width;
  constexpr int M = wide > TILE_N ? 2 : TILE_M;
  const int stride = padded<T>(n);
  for (int r = 0; r < rows; r += normal_rows) {
    const int depth = rows - r < normal_rows ? rows - r : normal_rows;
    int c = 0;
    for (; c + strip <= stride; c += strip)
      symmetric_strip<T, M, wide>(J + r, n, c, H, stride, scratch, depth, ld);
    if constexpr (lines > 1) {
      const int left = (stride - c) / padding<T>;
      if (left == 3)
        symmetric_strip<T, TILE_M, 3 * line>(J + r, n, c, H, stride, scratch, depth, ld);
      if (left == 2) symmetric_strip<T, 8, 2 * line>(J + r, n, c, H, stride, scratch, depth, ld);
      if (left == 1) symmetric_strip<T, 8, line>(J + r, n, c, H, stride, scratch, depth, ld);
    }
  }
}

// g (n) += J e. Four rows of J at a time: one would wait for its own sum at every step. Sums are
// added up outside the loop, through copies: a vector whose address is taken lives in memory.
template <class T, int M>
INLINE void dot_rows(const T* J, const T* e, T* g, int rows, int ld) {
  Vec<T> sum[M];
#pragma GCC unroll 4
  for (int m = 0; m < M; ++m) sum[m] = Vec<T>{};
  for (int r = 0; r < rows; r += Lanes<T>::width) {
    const Vec<T> error = load(e + r);
#pragma GCC unroll 4
    for (int m = 0; m < M; ++m) sum[m] += load(J + long(m) * ld + r) * error;
  }
#pragma GCC unroll 4
  for (int m = 0; m < M; ++m) {
    const Vec<T> copy = sum[m];
    g[m] += sum_lanes<T>(copy);
  }
}

template <class T>
static void jacobian_times(const T* J, int n, const T* e, T* g, int rows, int ld) {
  int i = 0;
  for (; i + 4 <= n; i += 4) dot_rows<T, 4>(J + long(i) * ld, e, g + i, rows, ld);
  for (; i < n; ++i) dot_rows<T, 1>(J + long(i) * ld, e, g + i, rows, ld);
}
