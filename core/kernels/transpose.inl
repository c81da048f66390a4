// One 64-byte square tile transposed: out[r][c] = in[c][r], for c < filled; zero beyond.
// Portable form: square by square of 4 x 4, which compilers keep in registers.
template <class T>
static void transpose_tile(const T* in, long in_stride, int filled, T* out, long out_stride) {
  constexpr int tile = padding<T>;
  for (int c0 = 0; c0 < tile; c0 += 4)
    for (int r0 = 0; r0 < tile; r0 += 4) {
      T square[4][4];
#pragma GCC unroll 4
      for (int c = 0; c < 4; ++c)
#pragma GCC unroll 4
        for (int r = 0; r < 4; ++r)
          square[r][c] = c0 + c < filled ? in[(c0 + c) * in_stride + r0 + r] : T(0);
#pragma GCC unroll 4
      for (int r = 0; r < 4; ++r)
        __builtin_memcpy(out + (r0 + r) * out_stride + c0, square[r], sizeof square[r]);
    }
}
