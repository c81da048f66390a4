// One hidden layer, one output, one or two inputs: the most common small network, in one pass over
// the hidden units forward and one backward, nothing but the hidden outputs kept in between.

static constexpr int shallow_inputs = 2;

// G vectors of rows starting at r.
template <class F, class T, int K, int G>
INLINE void shallow_forward_rows(const LayerView<T>& hidden, const LayerView<T>& output, const T* X,
                                 T* A, T* S, T* out, int r, int ld) {
  constexpr int width = Lanes<T>::width;
  Vec<T> x[K][G], sum[G];
#pragma GCC unroll 4
  for (int k = 0; k < K; ++k)
#pragma GCC unroll 8
    for (int g = 0; g < G; ++g) x[k][g] = load(X + long(k) * ld + r + g * width);
#pragma GCC unroll 8
  for (int g = 0; g < G; ++g) sum[g] = splat<T>(output.b == nullptr ? T(0) : output.b[0]);
  for (int j = 0; j < hidden.n_out; ++j) {
    const T* w = hidden.W + j * K;
    const T b = hidden.b == nullptr ? T(0) : hidden.b[j];
#pragma GCC unroll 8
    for (int g = 0; g < G; ++g) {
      const long at = long(j) * ld + r + g * width;
      Vec<T> z = splat<T>(b);
#pragma GCC unroll 4
      for (int k = 0; k < K; ++k) z += w[k] * x[k][g];
      const Vec<T> a = evaluate<F, T>(z, S, at);
      store(A + at, a);
      sum[g] += output.W[j] * a;
    }
  }
#pragma GCC unroll 8
  for (int g = 0; g < G; ++g) store(out + r + g * width, sum[g]);
}

template <class F, class T, int K>
static void shallow_forward_inputs(const LayerView<T>& hidden, const LayerView<T>& output,
                                   const T* X, T* A, T* S, T* out, int rows, int ld) {
  constexpr int width = Lanes<T>::width;
  int r = 0;
  for (; r + 4 * width <= rows; r += 4 * width)
    shallow_forward_rows<F, T, K, 4>(hidden, output, X, A, S, out, r, ld);
  for (; r < rows; r += width)
    shallow_forward_rows<F, T, K, 1>(hidden, output, X, A, S, out, r, ld);
}

template <class T>
static void shallow_forward(const LayerView<T>& hidden, const LayerView<T>& output, const T* X,
                            T* A, T* S, T* F, T* S_out, int rows, int ld) {
  with_function(hidden.activation, [&](auto f) {
    if (hidden.n_in == 1)
      shallow_forward_inputs<decltype(f), T, 1>(hidden, output, X, A, S, F, rows, ld);
    else shallow_forward_inputs<decltype(f), T, 2>(hidden, output, X, A, S, F, rows, ld);
  });
  with_function(output.activation,
                [&](auto f) { activate<decltype(f), T>(F, S_out, 1, rows, ld); });
}

// U units from j on.
template <class F, class T, int K, int U>
INLINE void shallow_backward_units(const LayerView<T>& hidden, const LayerView<T>& output,
                                   const T* X, const T* A, const T* S, const T* D, T* hidden_sums,
                                   T* output_sums, int j, int rows, int ld) {
  constexpr int width = Lanes<T>::width;
  // A unit's output weight is a factor of all that reaches it: it enters once, at the end.
  Vec<T> d_w[U][K] = {}, d_b[U] = {}, d_v[U] = {};
#pragma GCC unroll 2
  for (int r = 0; r < rows; r += width) {
    const Vec<T> d = load(D + r);
#pragma GCC unroll 4
    for (int u = 0; u < U; ++u) {
      const long at = long(j + u) * ld + r;
      const Vec<T> a = load(A + at);
      const Vec<T> d_z = times_slope<F, T>(d, a, S, at);
      d_v[u] += d * a;
      d_b[u] += d_z;
#pragma GCC unroll 4
      for (int k = 0; k < K; ++k) d_w[u][k] += d_z * load(X + long(k) * ld + r);
    }
  }
  T* bias_sums = hidden_sums + gradient_bias<T>(K, hidden.n_out);
#pragma GCC unroll 4
  for (int u = 0; u < U; ++u) {
    const T v = output.W[j + u];
#pragma GCC unroll 4
    for (int k = 0; k < K; ++k) add<T>(hidden_sums + (long(j + u) * K + k) * width, v * d_w[u][k]);
    add<T>(bias_sums + long(j + u) * width, v * d_b[u]);
    add<T>(output_sums + long(j + u) * width, d_v[u]);
  }
}

template <class F, class T, int K>
static void shallow_backward_inputs(const LayerView<T>& hidden, const LayerView<T>& output,
                                    const T* X, const T* A, const T* S, const T* D, T* hidden_sums,
                                    T* output_sums, int rows, int ld) {
  const auto units = [&](auto n, int j) {
    shallow_backward_units<F, T, K, decltype(n)::value>(hidden, output, X, A, S, D, hidden_sums,
                                                        output_sums, j, rows, ld);
  };
  int j = 0;
  for (; j + 2 <= hidden.n_out; j += 2) units(Size<2>{}, j);
  for (; j < hidden.n_out; ++j) units(Size<1>{}, j);
}

template <class T>
static void shallow_backward(const LayerView<T>& hidden, const LayerView<T>& output, const T* X,
                             const T* A, const T* S, const T* D, T* hidden_sums, T* output_sums,
                             int rows, int ld) {
  with_function(hidden.activation, [&](auto f) {
    if (hidden.n_in == 1)
      shallow_backward_inputs<decltype(f), T, 1>(hidden, output, X, A, S, D, hidden_sums,
                                                 output_sums, rows, ld);
    else
      shallow_backward_inputs<decltype(f), T, 2>(hidden, output, X, A, S, D, hidden_sums,
                                                 output_sums, rows, ld);
  });
}
