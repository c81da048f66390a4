// The function that training makes small:
//
//   value(theta) = scale * sum_i w_i sum_k l(f_ik, y_ik) + alpha/2 * sum W^2
//
// with scale = 1 / sum_i w_i (mean) or 1 (sum), and the last sum over weights, not biases.
// Rows are worked on in blocks that stay in the cache; blocks and sums have a fixed order, so the
// same theta gives the same bits. Reference: engines/numpy.py.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "curvesmith/buffer.h"
#include "curvesmith/kernels.h"
#include "curvesmith/network.h"

namespace curvesmith {

// Data as it comes: X (n, n_features), Y (n, n_outputs) row-major, w (n) or nullptr for ones.
template <class T>
struct Rows {
  const T* X;
  const T* Y;
  const T* w;
  std::int64_t n;
};

struct LossSpec {
  Loss loss = Loss::squared;
  double parameter = 0;  // huber: delta, quantile: q
  double alpha = 0;      // L2 penalty
  bool mean = true;      // divide by the sum of weights
};

// Rows in blocks, features x rows, padded with rows of weight zero; the inputs also row by row
// where the first layer's gradient wants them so.
template <class T>
struct Blocks {
  Buffer<T> X, X_rows, Y, w;
};

// What one evaluation writes to: activations, slopes and derivatives of a block, gradient sums.
// One thread uses a workspace at a time.
template <class T>
struct Workspace {
  std::vector<Buffer<T>> A, S, sums;  // per layer
  Buffer<T> D, D_in, scratch;
  Blocks<T> gathered;  // one block
};

template <class T>
class Objective {
 public:
  // pack: keep a copy of the rows in blocks (fast for full batches); else refer to `rows`, which
  // must outlive this object, and gather blocks as they are needed (no copy of the data).
  Objective(Network network, Rows<T> rows, LossSpec spec, bool pack);

  const Network& network() const { return network_; }
  const LossSpec& spec() const { return spec_; }
  std::int64_t n_rows() const { return rows_.n; }
  double sum_weights() const { return sum_weights_; }
  Workspace<T> make_workspace() const;

  double value(const T* theta, Workspace<T>& workspace) const;
  // gradient (n_params) is written.
  double value_and_gradient(const T* theta, T* gradient, Workspace<T>& workspace) const;

  // One batch: the rows listed. Adds no penalty.
  struct Batch {
    double data;         // sum_i w_i sum_k l
    double sum_weights;  // sum_i w_i
  };
  // gradient = scale * d data, scale from this batch's own weights.
  Batch batch_gradient(const T* theta, const std::int64_t* rows, std::int64_t n, T* gradient,
                       Workspace<T>& workspace) const;
  // The same over all rows in order.
  Batch full_gradient(const T* theta, T* gradient, Workspace<T>& workspace) const;

  double penalty(const T* theta) const;                          // alpha/2 sum W^2
  void add_penalty_gradient(const T* theta, T* gradient) const;  // += alpha W

  double scale(double sum_weights) const {
    return spec_.mean ? (sum_weights > 0 ? 1 / sum_weights : 0) : 1;
  }

  // For those who build on the forward pass (normal equations).
  struct Block {
    const T *X, *X_rows, *Y, *w;  // X_rows may be nullptr
    int rows;
  };
  const Kernels<T>& kernels() const { return kernels_; }
  int block_rows() const { return block_rows_; }
  LayerView<T> view(const T* theta, std::size_t layer) const;
  // Runs all rows forward, block by block, calling each(block) while the workspace holds that
  // block's outputs and slopes; returns sum_i w_i sum_k l. With one block, `first_layer` may begin
  // from what the workspace holds of the layers before it.
  template <class EachBlock>
  double for_all_blocks(const T* theta, Workspace<T>& ws, EachBlock each,
                        std::size_t first_layer = 0) const {
    double data = constant_;
    for_blocks(nullptr, rows_.n, ws, [&](const Block& block) {
      data += forward(theta, block, ws, true, first_layer);
      each(block);
    });
    return data;
  }
  bool has_one_block() const { return rows_.n <= block_rows_; }

 private:
  Blocks<T> make_blocks(std::int64_t n_blocks) const;
  // Block `index` of `blocks` becomes the n rows from `first` (of the list `rows`, if there is
  // one).
  void fill(Blocks<T>& blocks, std::int64_t index, const std::int64_t* rows, std::int64_t first,
            int n) const;
  Block block(const Blocks<T>& blocks, std::int64_t index, int n) const;
  double constant_term(const std::int64_t* rows, std::int64_t n) const;
  double forward(const T* theta, const Block& block, Workspace<T>& ws, bool keep,
                 std::size_t first_layer = 0) const;
  void backward(const T* theta, const Block& block, Workspace<T>& ws) const;
  void reduce(Workspace<T>& ws, double scale, T* gradient) const;
  void clear(Workspace<T>& ws) const;
  template <class EachBlock>
  void for_blocks(const std::int64_t* rows, std::int64_t n, Workspace<T>& ws,
                  EachBlock each) const {
    const bool packed = rows == nullptr && packed_.w.size() > 0;
    for (std::int64_t first = 0; first < n; first += block_rows_) {
      const int size = static_cast<int>(std::min<std::int64_t>(block_rows_, n - first));
      if (!packed) fill(ws.gathered, 0, rows, first, size);
      each(packed ? block(packed_, first / block_rows_, size) : block(ws.gathered, 0, size));
    }
  }

  Network network_;
  Rows<T> rows_;
  LossSpec spec_;
  const Kernels<T>& kernels_;
  bool shallow_;
  int block_rows_;
  double sum_weights_ = 0;
  double constant_ = 0;  // the part of the loss that depends on y alone (poisson)
  int row_stride_;       // of X_rows; 0 if nobody wants them
  Blocks<T> packed_;     // empty unless packed
};

// out (n, n_outputs) row-major = the network's output for X (n, n_features) row-major.
template <class T>
void predict(const Network& network, const T* theta, const T* X, std::int64_t n, T* out);

}  // namespace curvesmith
