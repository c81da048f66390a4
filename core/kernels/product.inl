// The matrix product behind every dense layer, in register tiles of M x N vectors, and what is left
// to do with a row of a tile before it is stored (`finish`), so that no later pass has to read it.

// Where element (m, k) of the left factor lies: A[m * ld + k] or A[k * ld + m].
enum class Left { by_rows, by_columns };

// C (M, columns) = start + A B.  A is read as scalars; B (K, columns) and C in whole vectors,
// aligned; start (M) or nullptr.
template <class T>
struct Product {
  const T* A;
  long ld_a;
  const T* B;
  long ld_b;
  int K;
  const T* start;
  T* C;
  long ld_c;
};

// Finish: nothing, or C += instead of C =. `row` are N vectors of row m of C, from column c on.
struct Keep {
  template <class Row>
  ALWAYS_INLINE void operator()(Row&, int, int) const {}
};

template <class T>
struct AddTo {
  const T* C;
  long ld;
  template <int N>
  ALWAYS_INLINE void operator()(Vec<T> (&row)[N], int m, int c) const {
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) row[n] += load(C + m * ld + c + n * Lanes<T>::width);
  }
};

// The M rows from m and N vectors from column c on. A function of its own: inlined into the loops
// around it, GCC 12 runs out of registers for their addresses, which costs up to a tenth.
template <Left left, int M, int N, class T, class Finish>
APART void product_tile(const Product<T>& p, int first_row, int c, Finish finish) {
  constexpr int width = Lanes<T>::width;
  constexpr bool by_rows = left == Left::by_rows;
  const T* A = p.A + first_row * (by_rows ? p.ld_a : 1);
  const T* B = p.B + c;
  Vec<T> sum[M][N];
#pragma GCC unroll 16
  for (int m = 0; m < M; ++m) {
    const Vec<T> first = p.start == nullptr ? Vec<T>{} : splat<T>(p.start[first_row + m]);
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) sum[m][n] = first;
  }
  for (int k = 0; k < p.K; ++k) {
    Vec<T> b[N];
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) b[n] = load(B + k * p.ld_b + n * width);
#pragma GCC unroll 16
    for (int m = 0; m < M; ++m) {
      const Vec<T> a = splat<T>(by_rows ? A[m * p.ld_a + k] : A[k * p.ld_a + m]);
#pragma GCC unroll 8
      for (int n = 0; n < N; ++n) sum[m][n] += a * b[n];
    }
  }
#pragma GCC unroll 16
  for (int m = 0; m < M; ++m) {
    finish(sum[m], first_row + m, c);
    T* C = p.C + (first_row + m) * p.ld_c + c;
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) store(C + n * width, sum[m][n]);
  }
}

// `rows` rows, N vectors from column c on: tiles of M rows, then of two and one.
template <Left left, int M, int N, class T, class Finish>
static void product_strip(const Product<T>& p, int rows, int c, Finish finish) {
  int m = 0;
  for (; m + M <= rows; m += M) product_tile<left, M, N>(p, m, c, finish);
  if constexpr (M > 2)
    for (; m + 2 <= rows; m += 2) product_tile<left, 2, N>(p, m, c, finish);
  for (; m < rows; ++m) product_tile<left, 1, N>(p, m, c, finish);
}

// `columns` is a multiple of the vector width.
template <Left left, class T, class Finish>
static void product(const Product<T>& p, int rows, int columns, Finish finish) {
  constexpr int width = Lanes<T>::width;
  int c = 0;
  for (; c + TILE_N * width <= columns; c += TILE_N * width)
    product_strip<left, TILE_M, TILE_N>(p, rows, c, finish);
  for (; c + 2 * width <= columns; c += 2 * width)
    product_strip<left, TILE_M_2, 2>(p, rows, c, finish);
  for (; c < columns; c += width) product_strip<left, 8, 1>(p, rows, c, finish);
}
