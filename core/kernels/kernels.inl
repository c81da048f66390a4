// All kernels for one instruction set. The including file names the set by KERNEL_SET (a namespace)
// and VECTOR_BYTES, and is compiled with that set's flags. No header with inline functions of its
// own may be included here beside the intrinsics: such a function, compiled for AVX-512, could be
// the one copy that the linker keeps for everybody.
#include <math.h>
#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#endif

#include "curvesmith/kernels.h"

namespace curvesmith::KERNEL_SET {

template <int n>
struct Size {
  static constexpr int value = n;
};

// Register tiles: TILE_M x TILE_N sums, TILE_N columns and one scalar stay in registers
// (32 with AVX-512 and NEON, else 16: too few for a function's constants beside a tile).
#if VECTOR_BYTES == 64 || defined(__aarch64__)
static constexpr int TILE_N = 4, TILE_M = 4, TILE_M_2 = 8, LANE_UNITS = 4;
static constexpr bool ACTIVATE_IN_TILE = true;
#else
static constexpr int TILE_N = 3, TILE_M = 4, TILE_M_2 = 4, LANE_UNITS = 2;
static constexpr bool ACTIVATE_IN_TILE = false;
#endif

// In the order in which they build on each other.
// clang-format off
#include "vector.inl"
#include "math.inl"
#include "activation.inl"
#include "loss.inl"
#include "transpose.inl"
#include "product.inl"
#include "dense.inl"
#include "normal.inl"
#include "cholesky.inl"
#include "shallow.inl"
// clang-format on

template <class T>
static constexpr Kernels<T> table() {
  // clang-format off
  return {Lanes<T>::width, keeps_slope, forward<T>, loss<T>,
          backward_activation<T>, backward_input<T>, backward_hidden<T>, backward_weights<T>,
          needs_rows<T>, gradient_size<T>, gradient_bias<T>, gradient_reduce<T>,
          jacobian<T>, jacobian_times<T>, symmetric_product<T>, factorize<T>, solve<T>,
          shallow_inputs, shallow_forward<T>, shallow_backward<T>};
  // clang-format on
}

extern const Kernels<float> kernels_float = table<float>();
extern const Kernels<double> kernels_double = table<double>();

}  // namespace curvesmith::KERNEL_SET
