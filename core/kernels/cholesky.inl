// Systems of some tens of unknowns: too few for a library to get into its stride.

// C = U^T U in place; C (n, stride) symmetric, read and written on and above the diagonal; below it
// numbers without meaning are left. Returns false unless C is positive definite and finite.
// Four rows of U at a time are taken off the rest, so that it is read and written a quarter as
// often.
template <class T>
static bool factorize(T* C, int n, int stride) {
  constexpr int width = Lanes<T>::width, panel = 4;
  for (int first = 0; first < n; first += panel) {
    const int end = first + panel < n ? first + panel : n;
    for (int k = first; k < end; ++k) {
      T* row = C + long(k) * stride;
      const T pivot = row[k];
      if (!(pivot > 0 && pivot - pivot == 0)) return false;  // infinity - infinity is NaN
      const T root = static_cast<T>(__builtin_sqrt(pivot));
      const Vec<T> inverse = splat<T>(1 / root);
      for (int j = k / width * width; j < n; j += width) store(row + j, load(row + j) * inverse);
      row[k] = root;
      for (int i = k + 1; i < end; ++i) {
        T* below = C + long(i) * stride;
        const Vec<T> factor = splat<T>(row[i]);
        for (int j = i / width * width; j < n; j += width)
          store(below + j, load(below + j) - factor * load(row + j));
      }
    }
    if (end < first + panel) break;
    const T* U = C + long(first) * stride;
    for (int i = end; i < n; ++i) {
      T* below = C + long(i) * stride;
      Vec<T> factor[panel];
#pragma GCC unroll 4
      for (int k = 0; k < panel; ++k) factor[k] = splat<T>(U[k * stride + i]);
      for (int j = i / width * width; j < n; j += width) {
        Vec<T> left = load(below + j);
#pragma GCC unroll 4
        for (int k = 0; k < panel; ++k) left -= factor[k] * load(U + k * stride + j);
        store(below + j, left);
      }
    }
  }
  return true;
}

// b (n) = C^-1 b with the U of `factorize`; b in whole vectors, aligned.
template <class T>
static void solve(const T* U, int n, int stride, T* b) {
  constexpr int width = Lanes<T>::width;
  for (int i = 0; i < n; ++i) {  // U^T z = b
    const T* row = U + long(i) * stride;
    const T z = b[i] / row[i];
    const int whole = i / width * width, next = whole + width;
    for (int j = i + 1; j < next && j < n; ++j) b[j] -= z * row[j];
    for (int j = next; j < n; j += width) store(b + j, load(b + j) - splat<T>(z) * load(row + j));
    b[i] = z;
  }
  for (int i = n - 1; i >= 0; --i) {  // U x = z; what is beyond n is zero times anything finite
    const T* row = U + long(i) * stride;
    const int next = i / width * width + width;
    T left = b[i];
    for (int j = i + 1; j < next && j < n; ++j) left -= row[j] * b[j];
    int j = next;
    Vec<T> sum = Vec<T>{};
    for (; j + width <= n; j += width) sum += load(row + j) * load(b + j);
    left -= sum_lanes<T>(sum);
    for (; j < n; ++j) left -= row[j] * b[j];
    b[i] = left / row[i];
  }
}
