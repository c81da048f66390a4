// The table of compute kernels, one per instruction set and number type.
//
// Kernels work on a block: `rows` rows of data, features x rows, so that the vector lanes run over
// rows. Feature k of a block is the `rows` numbers from p + k * ld. `rows` and `ld` are multiples
// of `padding` and pointers are 64-byte aligned; the objective fills the padding with rows of
// weight zero. Nothing here allocates. Reference: the NumPy engine.
#pragma once

#include "curvesmith/activation.h"
#include "curvesmith/loss.h"

namespace curvesmith {

// Rows are padded to whole 64-byte lines, whatever the instruction set.
template <class T>
inline constexpr int padding = 64 / static_cast<int>(sizeof(T));

// Rows of a Jacobian multiplied at a time, and the scratch this takes (any strip of columns).
inline constexpr int normal_rows = 64;
inline constexpr int normal_scratch = normal_rows * 64;

template <class T>
struct LayerView {
  const T* W;  // (n_out x n_in)
  const T* b;  // (n_out), or nullptr
  int n_in;
  int n_out;
  Activation activation;
};

template <class T>
struct Kernels {
  int width;  // numbers in one vector

  // Whether f'(z) does not follow from f(z), so that the forward pass must leave it in S.
  bool (*keeps_slope)(Activation f);

  // A = f(W X + b);  X (n_in, ld) read, A (n_out, ld) written.
  // S (n_out, ld) receives f'(z) where it does not follow from A; may be nullptr if not wanted.
  void (*forward)(const LayerView<T>& layer, const T* X, T* A, T* S, int rows, int ld);

  // Sum over rows and outputs of w l(F, Y); D = w dl/dF unless D is nullptr. Rows with w = 0 add
  // exactly nothing.  F, Y, D (n_outputs, ld); w (rows).
  double (*loss)(Loss loss, T parameter, int n_outputs, const T* F, const T* Y, const T* w, T* D,
                 int rows, int ld);

  // D *= f'(z), D (n_out, ld); sums (bias part, see gradient_size) += D.
  void (*backward_activation)(const LayerView<T>& layer, const T* A, const T* S, T* D, T* sums,
                              int rows, int ld);

  // D_in = W^T D;  D (n_out, ld) read, D_in (n_in, ld) written.
  void (*backward_input)(const LayerView<T>& layer, const T* D, T* D_in, int rows, int ld);

  // backward_input, then backward_activation of the layer below (D_in its D; A, S, sums its own) in
  // one pass: D_in = (W^T D) f'(z), sums += D_in.
  void (*backward_hidden)(const LayerView<T>& layer, Activation below, const T* D, const T* A,
                          const T* S, T* D_in, T* sums, int rows, int ld);

  // sums (weight part) += D X^T. Where needs_rows, X is wanted row by row: X_rows (rows, stride),
  // stride = n_in rounded up to padding; if that is nullptr it is made in scratch (same size).
  void (*backward_weights)(const LayerView<T>& layer, const T* D, const T* X, const T* X_rows,
                           T* sums, T* scratch, int rows, int ld);
  bool (*needs_rows)(int n_in, int n_out);

  // How many numbers `sums` of one layer takes, and where its bias part begins.
  long (*gradient_size)(int n_in, int n_out);
  long (*gradient_bias)(int n_in, int n_out);

  // d_W (n_out x n_in) = scale * weight part; d_b (n_out) = scale * bias part unless nullptr.
  void (*gradient_reduce)(int n_in, int n_out, const T* sums, T scale, T* d_W, T* d_b);

  // The Jacobian of a block and its products; see kernels/normal.inl.
  void (*jacobian)(const LayerView<T>& layer, const T* D, const T* X, T* J, int rows, int ld,
                   int ld_J);
  void (*jacobian_times)(const T* J, int n, const T* e, T* g, int rows, int ld);
  void (*symmetric_product)(const T* J, int n, T* H, T* scratch, int rows, int ld);

  // Cholesky's factor of a small matrix, and solutions by it; see kernels/cholesky.inl.
  bool (*factorize)(T* C, int n, int stride);
  void (*solve)(const T* U, int n, int stride, T* b);

  // The same as forward twice, and backward_weights, backward_input, backward_activation,
  // backward_weights, in one pass for networks with one hidden layer, one output and at most
  // `shallow_inputs` inputs. A, S belong to the hidden layer; F, S_out (1, ld) to the output.
  int shallow_inputs;
  void (*shallow_forward)(const LayerView<T>& hidden, const LayerView<T>& output, const T* X, T* A,
                          T* S, T* F, T* S_out, int rows, int ld);
  void (*shallow_backward)(const LayerView<T>& hidden, const LayerView<T>& output, const T* X,
                           const T* A, const T* S, const T* D, T* hidden_sums, T* output_sums,
                           int rows, int ld);
};

// `baseline` is what every processor of its kind runs: SSE2 on x86-64, NEON on ARM (and so named).
enum class InstructionSet : int { baseline, avx2, avx512 };

const char* name_of(InstructionSet set);

// The best set this processor runs, or the one pinned by the environment variable CURVESMITH_ISA.
// Chosen once. A pinned set that is unknown or does not run here throws std::invalid_argument.
InstructionSet instruction_set();

// The kernels of instruction_set().
template <class T>
const Kernels<T>& kernels();

}  // namespace curvesmith
