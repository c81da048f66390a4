// One dense layer forward and backward over a block, and the sums that become its gradient.
//
// Weight gradients are summed over rows in one of three ways:
//   lanes     each weight keeps a vector of partial sums: best for few inputs or few units
//   product   D X^T with X transposed once per block: best otherwise
//   turned    X D^T with D transposed instead, where it is the smaller one and fills whole vectors
// `sums` holds the weight part, then one vector of lanes per unit for the biases.

template <class T>
static bool sums_in_lanes(int n_in, int n_out) {
  return n_in <= 4 || n_out <= 2 || 2 * n_in <= padding<T>;
}

template <class T>
static bool sums_turned(int n_in, int n_out) {
  return !sums_in_lanes<T>(n_in, n_out) && n_out < n_in && n_out % padding<T> == 0;
}

template <class T>
static bool needs_rows(int n_in, int n_out) {
  return !sums_in_lanes<T>(n_in, n_out) && !sums_turned<T>(n_in, n_out);
}

template <class T>
static int padded(int n) {
  return (n + padding<T> - 1) / padding<T> * padding<T>;
}

template <class T>
static long gradient_bias(int n_in, int n_out) {
  if (sums_in_lanes<T>(n_in, n_out)) return long(n_out) * n_in * Lanes<T>::width;
  return sums_turned<T>(n_in, n_out) ? long(n_out) * n_in : long(n_out) * padded<T>(n_in);
}

template <class T>
static long gradient_size(int n_in, int n_out) {
  return gradient_bias<T>(n_in, n_out) + long(n_out) * Lanes<T>::width;
}

template <class T>
static void gradient_reduce(int n_in, int n_out, const T* sums, T scale, T* d_W, T* d_b) {
  constexpr int width = Lanes<T>::width;
  const long n_weights = long(n_out) * n_in;
  if (sums_in_lanes<T>(n_in, n_out)) {
    for (long i = 0; i < n_weights; ++i) d_W[i] = scale * sum_lanes<T>(load(sums + i * width));
  } else {
    const bool turned = sums_turned<T>(n_in, n_out);
    const long unit = turned ? 1 : padded<T>(n_in), input = turned ? n_out : 1;
    for (int j = 0; j < n_out; ++j)
      for (int k = 0; k < n_in; ++k) d_W[long(j) * n_in + k] = scale * sums[j * unit + k * input];
  }
  if (d_b == nullptr) return;
  const T* biases = sums + gradient_bias<T>(n_in, n_out);
  for (int j = 0; j < n_out; ++j) d_b[j] = scale * sum_lanes<T>(load(biases + long(j) * width));
}

// sums[j][k] += D[j] X[k] over the rows for a J x K tile of weights.
template <class T, int J, int K>
INLINE void lane_tile(const T* D, const T* X, T* sums, int n_in, int rows, int ld) {
  constexpr int width = Lanes<T>::width;
  Vec<T> sum[J][K];
#pragma GCC unroll 8
  for (int j = 0; j < J; ++j)
#pragma GCC unroll 8
    for (int k = 0; k < K; ++k) sum[j][k] = load(sums + (long(j) * n_in + k) * width);
  for (int r = 0; r < rows; r += width) {
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j) {
      const Vec<T> d = load(D + long(j) * ld + r);
#pragma GCC unroll 8
      for (int k = 0; k < K; ++k) sum[j][k] += d * load(X + long(k) * ld + r);
    }
  }
#pragma GCC unroll 8
  for (int j = 0; j < J; ++j)
#pragma GCC unroll 8
    for (int k = 0; k < K; ++k) store(sums + (long(j) * n_in + k) * width, sum[j][k]);
}

template <class T, int J>
static void lane_rows(const T* D, const T* X, T* sums, int n_in, int rows, int ld) {
  int k = 0;
  for (; k + 4 <= n_in; k += 4)
    lane_tile<T, J, 4>(D, X + long(k) * ld, sums + long(k) * Lanes<T>::width, n_in, rows, ld);
  for (; k < n_in; ++k)
    lane_tile<T, J, 1>(D, X + long(k) * ld, sums + long(k) * Lanes<T>::width, n_in, rows, ld);
}

template <class T>
static void backward_weights(const LayerView<T>& layer, const T* D, const T* X, const T* X_rows,
                             T* sums, T* scratch, int rows, int ld) {
  const int n_in = layer.n_in, n_out = layer.n_out;
  if (sums_turned<T>(n_in, n_out)) {
    transpose<T>(D, n_out, rows, ld, scratch, n_out);
    product<Left::by_rows>(Product<T>{X, ld, scratch, n_out, rows, nullptr, sums, n_out}, n_in,
                           n_out, AddTo<T>{sums, n_out});
    return;
  }
  if (!sums_in_lanes<T>(n_in, n_out)) {
    const int stride = padded<T>(n_in);
    if (X_rows == nullptr) {
      transpose<T>(X, n_in, rows, ld, scratch, stride);
      X_rows = scratch;
    }
    product<Left::by_rows>(Product<T>{D, ld, X_rows, stride, rows, nullptr, sums, stride}, n_out,
                           stride, AddTo<T>{sums, stride});
    return;
  }
  const long row = long(n_in) * Lanes<T>::width;
  int j = 0;
  for (; j + LANE_UNITS <= n_out; j += LANE_UNITS)
    lane_rows<T, LANE_UNITS>(D + long(j) * ld, X, sums + j * row, n_in, rows, ld);
  for (; j + 2 <= n_out; j += 2)
    lane_rows<T, 2>(D + long(j) * ld, X, sums + j * row, n_in, rows, ld);
  for (; j < n_out; ++j) lane_rows<T, 1>(D + long(j) * ld, X, sums + j * row, n_in, rows, ld);
}

template <class T>
static Product<T> back(const LayerView<T>& layer, const T* D, T* D_in, int ld) {
  return {layer.W, layer.n_in, D, ld, layer.n_out, nullptr, D_in, ld};
}

template <class T>
static void backward_input(const LayerView<T>& layer, const T* D, T* D_in, int rows, int ld) {
  product<Left::by_columns>(back(layer, D, D_in, ld), layer.n_in, rows, Keep{});
}

// Finish: row *= f'(z) and sums[m] (one vector of lanes) += row, as multiply_slope does.
template <class F, class T>
struct MultiplySlope {
  const T *A, *S;
  T* sums;
  long ld;
  template <int N>
  ALWAYS_INLINE void operator()(Vec<T> (&row)[N], int m, int c) const {
    constexpr int width = Lanes<T>::width;
    Vec<T> sum = load(sums + m * width);
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) {
      const long at = m * ld + c + n * width;
      row[n] = times_slope<F, T>(row[n], load(A + at), S, at);
      sum += row[n];
    }
    store(sums + m * width, sum);
  }
};

// Stands for every function whose slope is kept: the way back needs to know no more of it.
struct WithKeptSlope {
  static constexpr bool slope_from_output = false;
};

template <class T>
static void backward_hidden(const LayerView<T>& layer, Activation below, const T* D, const T* A,
                            const T* S, T* D_in, T* sums, int rows, int ld) {
  const auto multiply = [&](auto f) {
    product<Left::by_columns>(back(layer, D, D_in, ld), layer.n_in, rows,
                              MultiplySlope<decltype(f), T>{A, S, sums, ld});
  };
  with_function(below, [&](auto f) {
    if constexpr (decltype(f)::slope_from_output) multiply(f);
    else multiply(WithKeptSlope{});
  });
}

// Finish: row = f(row).
template <class F, class T>
struct Activate {
  template <int N>
  ALWAYS_INLINE void operator()(Vec<T> (&row)[N], int, int) const {
#pragma GCC unroll 8
    for (int n = 0; n < N; ++n) row[n] = F::template value<T>(row[n]);
  }
};

// Functions that leave a slope behind are long: they have a pass of their own, as all have where
// registers are few.
template <class T>
static void forward(const LayerView<T>& layer, const T* X, T* A, T* S, int rows, int ld) {
  const Product<T> z{layer.W, layer.n_in, X, ld, layer.n_in, layer.b, A, ld};
  with_function(layer.activation, [&](auto f) {
    using F = decltype(f);
    if constexpr (ACTIVATE_IN_TILE && F::slope_from_output) {
      product<Left::by_rows>(z, layer.n_out, rows, Activate<F, T>{});
    } else {
      product<Left::by_rows>(z, layer.n_out, rows, Keep{});
      activate<F, T>(A, S, layer.n_out, rows, ld);
    }
  });
}
