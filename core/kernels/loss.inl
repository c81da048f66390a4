// One struct a loss: value l(f, y) and derivative dl/df over vectors; p is the loss's parameter.

template <Loss loss>
struct LossFunction;

template <>
struct LossFunction<Loss::squared> {
  template <class T> INLINE Vec<T> value(Vec<T> f, Vec<T> y, T) {
    return T(0.5) * (f - y) * (f - y);
  }
  template <class T> INLINE Vec<T> derivative(Vec<T> f, Vec<T> y, T) { return f - y; }
};

template <>
struct LossFunction<Loss::absolute> {
  template <class T> INLINE Vec<T> value(Vec<T> f, Vec<T> y, T) { return absolute<T>(f - y); }
  template <class T> INLINE Vec<T> derivative(Vec<T> f, Vec<T> y, T) {
    const Vec<T> r = f - y;
    const Vec<T> sign = r > T(0) ? splat<T>(T(1)) : splat<T>(T(-1));
    return r != T(0) ? sign + (r - r) : Vec<T>{};  // r - r: a NaN or infinite residual stays NaN
  }
};

template <>
struct LossFunction<Loss::huber> {
  template <class T> INLINE Vec<T> value(Vec<T> f, Vec<T> y, T p) {
    const Vec<T> r = absolute<T>(f - y);
    return r > splat<T>(p) ? p * (r - T(0.5) * p) : T(0.5) * r * r;
  }
  template <class T> INLINE Vec<T> derivative(Vec<T> f, Vec<T> y, T p) {
    return at_most<T>(at_least<T>(f - y, -p), p);
  }
};

// log cosh r. |r| > 1: |r| + log(1 + exp(-2|r|)) - log 2; else, without cancellation,
// log(1 + u) with u = cosh r - 1 = (exp r - 1)^2 / (2 exp r) <= 0.55.
template <>
struct LossFunction<Loss::log_cosh> {
  template <class T> INLINE Vec<T> value(Vec<T> f, Vec<T> y, T) {
    const Vec<T> r = absolute<T>(f - y);
    const Vec<T> m = exponential_minus_1<T>(at_most<T>(r, T(1)));
    const Vec<T> near = log_1_plus<T>(m * m / (T(2) * (m + T(1))));
    const Vec<T> far = r + log_1_plus<T>(exponential<T>(T(-2) * r)) - T(0.69314718055994530942);
    return r > T(1) ? far : near;
  }
  template <class T> INLINE Vec<T> derivative(Vec<T> f, Vec<T> y, T) {
    return hyperbolic_tangent(f - y);
  }
};

template <>
struct LossFunction<Loss::quantile> {
  template <class T> INLINE Vec<T> value(Vec<T> f, Vec<T> y, T p) {
    const Vec<T> r = y - f;
    return r > T(0) ? p * r : (p - T(1)) * r;
  }
  template <class T> INLINE Vec<T> derivative(Vec<T> f, Vec<T> y, T p) {
    const Vec<T> r = y - f;
    const Vec<T> side = r > T(0) ? splat<T>(-p) : splat<T>(T(1) - p);
    return r != T(0) ? side + (r - r) : Vec<T>{};
  }
};

// y log y - y depends on the data alone: the objective adds it once.
template <>
struct LossFunction<Loss::poisson> {
  template <class T> INLINE Vec<T> value(Vec<T> f, Vec<T> y, T) {
    return exponential<T>(f) - y * f;
  }
  template <class T> INLINE Vec<T> derivative(Vec<T> f, Vec<T> y, T) {
    return exponential<T>(f) - y;
  }
};

template <class L, class T>
static double sum_loss(T parameter, int n_outputs, const T* F, const T* Y, const T* w, T* D,
                       int rows, int ld) {
  double total = 0;
  for (int k = 0; k < n_outputs; ++k) {
    Vec<T> sum = Vec<T>{};
    for (int r = 0; r < rows; r += Lanes<T>::width) {
      const long at = long(k) * ld + r;
      const Vec<T> f = load(F + at), y = load(Y + at), weight = load(w + r);
      const auto counts = weight != T(0);
      sum += counts ? weight * L::template value<T>(f, y, parameter) : Vec<T>{};
      if (D != nullptr)
        store(D + at, counts ? weight * L::template derivative<T>(f, y, parameter) : Vec<T>{});
    }
    total += sum_lanes<T>(sum);
  }
  return total;
}

template <class T>
static double loss(Loss which, T parameter, int n_outputs, const T* F, const T* Y, const T* w, T* D,
                   int rows, int ld) {
  const auto sum = [&](auto l) {
    return sum_loss<decltype(l), T>(parameter, n_outputs, F, Y, w, D, rows, ld);
  };
  switch (which) {
    case Loss::squared: return sum(LossFunction<Loss::squared>{});
    case Loss::absolute: return sum(LossFunction<Loss::absolute>{});
    case Loss::huber: return sum(LossFunction<Loss::huber>{});
    case Loss::log_cosh: return sum(LossFunction<Loss::log_cosh>{});
    case Loss::quantile: return sum(LossFunction<Loss::quantile>{});
    case Loss::poisson: return sum(LossFunction<Loss::poisson>{});
  }
  return 0;
}
