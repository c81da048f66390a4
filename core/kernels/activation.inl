// One struct an activation: value(z), and its slope f'(z) either from the output a = f(z)
// (slope_from_output = true; nothing but a is kept) or together with the value. chain(d, a), where
// given, is d f'(z) by a shorter way than multiplying with the slope.

template <Activation f>
struct Function;

template <>
struct Function<Activation::identity> {
  static constexpr bool slope_from_output = true;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return z; }
  template <class T> INLINE Vec<T> slope(Vec<T>) { return splat<T>(T(1)); }
  template <class T> INLINE Vec<T> chain(Vec<T> d, Vec<T>) { return d; }
};

template <>
struct Function<Activation::relu> {
  static constexpr bool slope_from_output = true;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return at_least<T>(z, T(0)); }
  template <class T> INLINE Vec<T> slope(Vec<T> a) { return a > T(0) ? splat<T>(T(1)) : Vec<T>{}; }
  template <class T> INLINE Vec<T> chain(Vec<T> d, Vec<T> a) { return a > T(0) ? d : Vec<T>{}; }
};

template <>
struct Function<Activation::leaky_relu> {
  static constexpr bool slope_from_output = true;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return z > T(0) ? z : T(0.01) * z; }
  template <class T> INLINE Vec<T> slope(Vec<T> a) {
    return a > T(0) ? splat<T>(T(1)) : splat<T>(T(0.01));
  }
};

template <>
struct Function<Activation::elu> {
  static constexpr bool slope_from_output = true;
  template <class T> INLINE Vec<T> value(Vec<T> z) {
    return z > T(0) ? z : exponential_minus_1<T>(at_most<T>(z, T(0)));
  }
  template <class T> INLINE Vec<T> slope(Vec<T> a) { return a > T(0) ? splat<T>(T(1)) : a + T(1); }
};

template <>
struct Function<Activation::tanh> {
  static constexpr bool slope_from_output = true;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return hyperbolic_tangent(z); }
  template <class T> INLINE Vec<T> slope(Vec<T> a) { return T(1) - a * a; }
  template <class T> INLINE Vec<T> chain(Vec<T> d, Vec<T> a) { return d - d * a * a; }
};

template <>
struct Function<Activation::sigmoid> {
  static constexpr bool slope_from_output = true;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return logistic<T>(z); }
  template <class T> INLINE Vec<T> slope(Vec<T> a) { return a * (T(1) - a); }
};

// z Phi(z); slope Phi(z) + z phi(z).
template <>
struct Function<Activation::gelu> {
  static constexpr bool slope_from_output = false;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return z * normal_distribution<T>(z); }
  template <class T> INLINE Vec<T> value_and_slope(Vec<T> z, Vec<T>& slope) {
    const Vec<T> distribution = normal_distribution<T>(z);
    const Vec<T> density = T(0.39894228040143267794) * exponential<T>(T(-0.5) * z * z);
    slope = distribution + z * density;
    return z * distribution;
  }
};

// z s, s = 1/(1 + exp(-z)); slope s (1 + z (1 - s)).
template <>
struct Function<Activation::silu> {
  static constexpr bool slope_from_output = false;
  template <class T> INLINE Vec<T> value(Vec<T> z) { return z * logistic<T>(z); }
  template <class T> INLINE Vec<T> value_and_slope(Vec<T> z, Vec<T>& slope) {
    const Vec<T> s = logistic<T>(z);
    slope = s * (T(1) + z * (T(1) - s));
    return z * s;
  }
};

// log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|)); slope 1/(1 + exp(-z)).
template <>
struct Function<Activation::softplus> {
  static constexpr bool slope_from_output = false;
  template <class T> INLINE Vec<T> value(Vec<T> z) {
    return at_least<T>(z, T(0)) + log_1_plus<T>(exponential<T>(-absolute<T>(z)));
  }
  template <class T> INLINE Vec<T> value_and_slope(Vec<T> z, Vec<T>& slope) {
    const Vec<T> e = exponential<T>(-absolute<T>(z));
    slope = (z < T(0) ? e : splat<T>(T(1))) / (e + T(1));
    return at_least<T>(z, T(0)) + log_1_plus<T>(e);
  }
};

template <>
struct Function<Activation::sine> {
  static constexpr bool slope_from_output = false;
  template <class T> INLINE Vec<T> value(Vec<T> z) {
    Vec<T> cosine;
    return sine_and_cosine<T>(z, cosine);
  }
  template <class T> INLINE Vec<T> value_and_slope(Vec<T> z, Vec<T>& slope) {
    return sine_and_cosine<T>(z, slope);
  }
};

// Calls work(Function<f>{}) for the activation f known at run time.
template <class Work>
INLINE void with_function(Activation f, Work work) {
  switch (f) {
    case Activation::identity: return work(Function<Activation::identity>{});
    case Activation::relu: return work(Function<Activation::relu>{});
    case Activation::leaky_relu: return work(Function<Activation::leaky_relu>{});
    case Activation::elu: return work(Function<Activation::elu>{});
    case Activation::gelu: return work(Function<Activation::gelu>{});
    case Activation::silu: return work(Function<Activation::silu>{});
    case Activation::softplus: return work(Function<Activation::softplus>{});
    case Activation::tanh: return work(Function<Activation::tanh>{});
    case Activation::sigmoid: return work(Function<Activation::sigmoid>{});
    case Activation::sine: return work(Function<Activation::sine>{});
  }
}

static bool keeps_slope(Activation f) {
  bool keeps = false;
  with_function(f, [&](auto function) { keeps = !decltype(function)::slope_from_output; });
  return keeps;
}

// a = f(z), and the slope into S at `at` if the function needs it kept and S is wanted.
template <class F, class T>
INLINE Vec<T> evaluate(Vec<T> z, T* S, long at) {
  if constexpr (F::slope_from_output) {
    return F::template value<T>(z);
  } else {
    if (S == nullptr) return F::template value<T>(z);
    Vec<T> slope;
    const Vec<T> a = F::template value_and_slope<T>(z, slope);
    store(S + at, slope);
    return a;
  }
}

// d f'(z) from what the forward pass left.
template <class F, class T>
INLINE Vec<T> times_slope(Vec<T> d, Vec<T> a, const T* S, long at) {
  if constexpr (!F::slope_from_output) return d * load(S + at);
  else if constexpr (requires { F::template chain<T>(d, a); }) return F::template chain<T>(d, a);
  else return d * F::template slope<T>(a);
}

template <class F, class T>
static void activate(T* A, T* S, int n_units, int rows, int ld) {
  for (int j = 0; j < n_units; ++j)
    for (int r = 0; r < rows; r += Lanes<T>::width) {
      const long at = long(j) * ld + r;
      store(A + at, evaluate<F, T>(load(A + at), S, at));
    }
}

// D *= f'(z) and, per unit, sums[j] (one vector of lanes) += D.
template <class F, class T>
static void multiply_slope(const T* A, const T* S, T* D, T* sums, int n_units, int rows, int ld) {
  constexpr int width = Lanes<T>::width;
  for (int j = 0; j < n_units; ++j) {
    Vec<T> sum = load(sums + long(j) * width);
    for (int r = 0; r < rows; r += width) {
      const long at = long(j) * ld + r;
      const Vec<T> d = times_slope<F, T>(load(D + at), load(A + at), S, at);
      store(D + at, d);
      sum += d;
    }
    store(sums + long(j) * width, sum);
  }
}

template <class T>
static void backward_activation(const LayerView<T>& layer, const T* A, const T* S, T* D, T* sums,
                                int rows, int ld) {
  with_function(layer.activation, [&](auto f) {
    multiply_slope<decltype(f), T>(A, S, D, sums, layer.n_out, rows, ld);
  });
}
