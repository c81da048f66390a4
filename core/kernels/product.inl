// The matrix product behind every dense layer: register tiles of M x N vectors.

// C[m][.] (+)= start[m] + sum_k A[m, k] B[k][.] for M rows and N vectors.
//   A   element (m, k) at A[m * a_m + k * a_k], read as scalars
//   B   row k at B + k * b_k, C row m at C + m * c_m; whole vectors, aligned
//   start (M) or nullptr; `add`: add to what C holds
template <class T, int M, int N>
INLINE void product_tile(const T* A, long a_m, long a_k, const T* B, long b_k, int K,
                         const T* start, T* C, long c_m, bool add) {
  constexpr int width = Lanes<T>::width;
  Vec<T> sum[M][N];
#pragma GCC unroll 16
  for (int m = 0; m < M; ++m) {
    const Vec<T> first = start == nullptr ? Vec<T>{} : splat<T>(start[m]);
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) sum[m][n] = add ? load(C + m * c_m + n * width) : first;
  }
  for (int k = 0; k < K; ++k) {
    Vec<T> b[N];
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) b[n] = load(B + k * b_k + n * width);
#pragma GCC unroll 16
    for (int m = 0; m < M; ++m) {
      const Vec<T> a = splat<T>(A[m * a_m + k * a_k]);
#pragma GCC unroll 8
      for (int n = 0; n < N; ++n) sum[m][n] += a * b[n];
    }
  }
#pragma GCC unroll 16
  for (int m = 0; m < M; ++m)
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) store(C + m * c_m + n * width, sum[m][n]);
}

// All M_total rows, N vectors wide: tiles of M rows, then single rows.
template <class T, int M, int N>
static void product_columns(const T* A, long a_m, long a_k, const T* B, long b_k, int K,
                            const T* start, T* C, long c_m, bool add, int M_total) {
  const auto tile = [&](auto size, int m) {
    product_tile<T, decltype(size)::value, N>(A + m * a_m, a_m, a_k, B, b_k, K,
                                              start == nullptr ? nullptr : start + m, C + m * c_m,
                                              c_m, add);
  };
  int m = 0;
  for (; m + M <= M_total; m += M) tile(Size<M>{}, m);
  if constexpr (M > 2)
    for (; m + 2 <= M_total; m += 2) tile(Size<2>{}, m);
  for (; m < M_total; ++m) tile(Size<1>{}, m);
}

// C (M, columns) (+)= start + A B;  columns is a multiple of the vector width.
template <class T>
static void product(const T* A, long a_m, long a_k, const T* B, long b_k, int K, const T* start,
                    T* C, long c_m, bool add, int M, int columns) {
  constexpr int width = Lanes<T>::width;
  const auto strip = [&](auto m, auto n, int c) {
    product_columns<T, decltype(m)::value, decltype(n)::value>(A, a_m, a_k, B + c, b_k, K, start,
                                                               C + c, c_m, add, M);
  };
  int c = 0;
  for (; c + TILE_N * width <= columns; c += TILE_N * width)
    strip(Size<TILE_M>{}, Size<TILE_N>{}, c);
  for (; c + 2 * width <= columns; c += 2 * width) strip(Size<TILE_M_2>{}, Size<2>{}, c);
  for (; c < columns; c += width) strip(Size<8>{}, Size<1>{}, c);
}
