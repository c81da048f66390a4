// out (rows x columns_out) = in^T, in vector-width squares.

// Half of the lanes of a and b interleaved: a0 b0 a1 b1 ... from the low or from the high half.
template <int width>
struct Interleave;
template <>
struct Interleave<2> {
  template <class V> INLINE V lower(V a, V b) { return __builtin_shufflevector(a, b, 0, 2); }
  template <class V> INLINE V upper(V a, V b) { return __builtin_shufflevector(a, b, 1, 3); }
};
template <>
struct Interleave<4> {
  template <class V> INLINE V lower(V a, V b) { return __builtin_shufflevector(a, b, 0, 4, 1, 5); }
  template <class V> INLINE V upper(V a, V b) { return __builtin_shufflevector(a, b, 2, 6, 3, 7); }
};
template <>
struct Interleave<8> {
  template <class V> INLINE V lower(V a, V b) {
    return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  }
  template <class V> INLINE V upper(V a, V b) {
    return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
  }
};
template <>
struct Interleave<16> {
  template <class V> INLINE V lower(V a, V b) {
    return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  }
  template <class V> INLINE V upper(V a, V b) {
    return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15,
                                   31);
  }
};

// One square of width x width: column c of `in` (filled of them; zero beyond) becomes column c of
// the rows of `out`. Interleaving vector i with vector i + width/2, log2(width) times, transposes.
template <class T>
INLINE void transpose_square(const T* in, long in_stride, int filled, T* out, long out_stride) {
  constexpr int width = Lanes<T>::width;
  Vec<T> v[width];
#pragma GCC unroll 16
  for (int c = 0; c < width; ++c) v[c] = c < filled ? load(in + c * in_stride) : Vec<T>{};
#pragma GCC unroll 4
  for (int stage = 1; stage < width; stage *= 2) {
    Vec<T> next[width];
#pragma GCC unroll 8
    for (int i = 0; i < width / 2; ++i) {
      next[2 * i] = Interleave<width>::lower(v[i], v[i + width / 2]);
      next[2 * i + 1] = Interleave<width>::upper(v[i], v[i + width / 2]);
    }
#pragma GCC unroll 16
    for (int i = 0; i < width; ++i) v[i] = next[i];
  }
#pragma GCC unroll 16
  for (int r = 0; r < width; ++r) store(out + r * out_stride, v[r]);
}

// out (rows x columns_out, row-major) = in^T, in (columns x rows, leading dimension ld);
// columns_out is a multiple of `padding`; what is beyond `columns` becomes zero.
template <class T>
static void transpose(const T* in, int columns, int rows, int ld, T* out, int columns_out) {
  constexpr int width = Lanes<T>::width;
  for (int c = 0; c < columns_out; c += width)
    for (int r = 0; r < rows; r += width)
      transpose_square(in + long(c) * ld + r, ld, columns - c, out + long(r) * columns_out + c,
                       columns_out);
}
