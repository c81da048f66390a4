#include "curvesmith/objective.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace curvesmith {

namespace {

// What the forward pass leaves for the way back should lie in the first-level cache if that holds
// `short_block` rows of it; else all that a block needs in the second-level cache, with room to
// spare, and rows so many that neighbouring units do not meet in the same lines of the first: an
// odd number of tiles. Blocks longer than `longest_block` gain nothing. Sizes found on 8- to
// 10,000-parameter networks by benchmarks/steps.py.
constexpr int first_level_bytes = 28 * 1024;
constexpr int second_level_bytes = 576 * 1024;
constexpr int short_block = 128;
constexpr int longest_block = 512;

std::int64_t round_up(std::int64_t n, std::int64_t unit) { return (n + unit - 1) / unit * unit; }

template <class T>
int choose_block_rows(const Network& network, std::int64_t n) {
  const int unit = 4 * padding<T>;
  const auto fitting = [&](int bytes, std::size_t numbers) {
    return static_cast<int>(bytes / (numbers * sizeof(T))) / unit * unit;
  };
  std::size_t kept = network.n_features() + 2 * static_cast<std::size_t>(network.n_outputs());
  for (const Layer& layer : network.layers()) kept += layer.n_out;
  int rows = fitting(first_level_bytes, kept);
  if (rows < short_block) {
    rows = fitting(second_level_bytes, kept + 2 * static_cast<std::size_t>(network.widest()));
    if (rows / unit % 2 == 0) rows -= unit;
  }
  rows = std::clamp(rows, unit, longest_block);
  return static_cast<int>(std::min<std::int64_t>(rows, round_up(n, padding<T>)));
}

// columns x rows with leading dimension ld, from row-major rows; what is beyond n is zero.
template <class T>
void pack_columns(const T* source, int columns, const std::int64_t* rows, std::int64_t first, int n,
                  int ld, T* out) {
  for (int k = 0; k < columns; ++k) std::fill(out + k * ld + n, out + (k + 1) * ld, T(0));
  for (int r = 0; r < n; ++r) {
    const T* row = source + (rows == nullptr ? first + r : rows[first + r]) * columns;
    for (int k = 0; k < columns; ++k) out[static_cast<std::int64_t>(k) * ld + r] = row[k];
  }
}

}  // namespace

template <class T>
Objective<T>::Objective(Network network, Rows<T> rows, LossSpec spec, bool pack)
    : network_(std::move(network)),
      rows_(rows),
      spec_(spec),
      kernels_(curvesmith::kernels<T>()),
      shallow_(network_.layers().size() == 2 && network_.n_outputs() == 1 &&
               network_.n_features() <= kernels_.shallow_inputs),
      block_rows_(choose_block_rows<T>(network_, rows.n)) {
  const Layer& first = network_.layers().front();
  const bool wanted = !shallow_ && kernels_.needs_rows(first.n_in, first.n_out);
  row_stride_ = wanted ? static_cast<int>(round_up(first.n_in, padding<T>)) : 0;
  for (std::int64_t i = 0; i < rows.n; ++i) sum_weights_ += rows.w == nullptr ? 1 : rows.w[i];
  constant_ = constant_term(nullptr, rows.n);
  if (!pack) return;
  const std::int64_t n_blocks = (rows.n + block_rows_ - 1) / block_rows_;
  packed_ = make_blocks(n_blocks);
  for (std::int64_t b = 0; b < n_blocks; ++b) {
    const std::int64_t begin = b * block_rows_;
    fill(packed_, b, nullptr, begin,
         static_cast<int>(std::min<std::int64_t>(block_rows_, rows.n - begin)));
  }
}

template <class T>
Blocks<T> Objective<T>::make_blocks(std::int64_t n_blocks) const {
  const std::int64_t rows = n_blocks * block_rows_;
  return {Buffer<T>(rows * network_.n_features()), Buffer<T>(rows * row_stride_),
          Buffer<T>(rows * network_.n_outputs()), Buffer<T>(rows)};
}

template <class T>
Workspace<T> Objective<T>::make_workspace() const {
  Workspace<T> ws;
  const std::size_t ld = block_rows_;
  std::size_t scratch = 0;
  for (const Layer& layer : network_.layers()) {
    ws.A.emplace_back(layer.n_out * ld);
    ws.S.emplace_back(kernels_.keeps_slope(layer.activation) ? layer.n_out * ld : 0);
    ws.sums.emplace_back(kernels_.gradient_size(layer.n_in, layer.n_out));
    scratch = std::max<std::size_t>(scratch, round_up(layer.n_in, padding<T>) * ld);
  }
  ws.D = Buffer<T>(network_.widest() * ld);
  ws.D_in = Buffer<T>(network_.widest() * ld);
  ws.scratch = Buffer<T>(shallow_ ? 0 : scratch);
  ws.gathered = make_blocks(1);
  return ws;
}

template <class T>
void Objective<T>::fill(Blocks<T>& blocks, std::int64_t index, const std::int64_t* rows,
                        std::int64_t first, int n) const {
  const int n_features = network_.n_features(), n_outputs = network_.n_outputs();
  const std::int64_t begin = index * block_rows_;
  pack_columns(rows_.X, n_features, rows, first, n, block_rows_,
               blocks.X.data() + begin * n_features);
  pack_columns(rows_.Y, n_outputs, rows, first, n, block_rows_,
               blocks.Y.data() + begin * n_outputs);
  T* X_rows = blocks.X_rows.data() + begin * row_stride_;
  T* w = blocks.w.data() + begin;
  for (int r = 0; r < block_rows_; ++r) {
    const std::int64_t row = rows == nullptr || r >= n ? first + r : rows[first + r];
    w[r] = r >= n ? T(0) : rows_.w == nullptr ? T(1) : rows_.w[row];
    if (row_stride_ == 0) continue;
    std::fill_n(X_rows + r * row_stride_, row_stride_, T(0));
    if (r < n) std::copy_n(rows_.X + row * n_features, n_features, X_rows + r * row_stride_);
  }
}

template <class T>
typename Objective<T>::Block Objective<T>::block(const Blocks<T>& blocks, std::int64_t index,
                                                 int n) const {
  const std::int64_t begin = index * block_rows_;
  return {blocks.X.data() + begin * network_.n_features(),
          row_stride_ == 0 ? nullptr : blocks.X_rows.data() + begin * row_stride_,
          blocks.Y.data() + begin * network_.n_outputs(), blocks.w.data() + begin,
          static_cast<int>(round_up(n, padding<T>))};
}

// Poisson: sum w (y log y - y), so that the loss is half the deviance and zero at f = log y.
template <class T>
double Objective<T>::constant_term(const std::int64_t* rows, std::int64_t n) const {
  if (spec_.loss != Loss::poisson) return 0;
  double total = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    const std::int64_t row = rows == nullptr ? i : rows[i];
    for (int k = 0; k < network_.n_outputs(); ++k) {
      const double y = rows_.Y[row * network_.n_outputs() + k];
      total += (rows_.w == nullptr ? 1 : rows_.w[row]) * ((y > 0 ? y * std::log(y) : 0) - y);
    }
  }
  return total;
}

template <class T>
LayerView<T> Objective<T>::view(const T* theta, std::size_t l) const {
  const Layer& layer = network_.layers()[l];
  return {theta + layer.weights, layer.bias ? theta + layer.biases : nullptr, layer.n_in,
          layer.n_out, layer.activation};
}

// Leaves the outputs of every layer in ws.A and, if `keep`, what backward needs in ws.S and ws.D;
// layers before `first_layer` are as they were left.
template <class T>
double Objective<T>::forward(const T* theta, const Block& block, Workspace<T>& ws, bool keep,
                             std::size_t first_layer) const {
  const std::size_t n_layers = network_.layers().size();
  const auto slope = [&](std::size_t l) { return keep ? ws.S[l].data() : nullptr; };
  if (shallow_ && first_layer == 0) {
    kernels_.shallow_forward(view(theta, 0), view(theta, 1), block.X, ws.A[0].data(), slope(0),
                             ws.A[1].data(), slope(1), block.rows, block_rows_);
  } else {
    const T* input = first_layer == 0 ? block.X : ws.A[first_layer - 1].data();
    for (std::size_t l = first_layer; l < n_layers; ++l) {
      kernels_.forward(view(theta, l), input, ws.A[l].data(), slope(l), block.rows, block_rows_);
      input = ws.A[l].data();
    }
  }
  return kernels_.loss(spec_.loss, static_cast<T>(spec_.parameter), network_.n_outputs(),
                       ws.A.back().data(), block.Y, block.w, keep ? ws.D.data() : nullptr,
                       block.rows, block_rows_);
}

template <class T>
void Objective<T>::backward(const T* theta, const Block& block, Workspace<T>& ws) const {
  const int rows = block.rows, ld = block_rows_;
  const auto bias_sums = [&](std::size_t l) {
    const Layer& layer = network_.layers()[l];
    return ws.sums[l].data() + kernels_.gradient_bias(layer.n_in, layer.n_out);
  };
  T *D = ws.D.data(), *D_in = ws.D_in.data();
  const std::size_t last = network_.layers().size() - 1;
  kernels_.backward_activation(view(theta, last), ws.A[last].data(), ws.S[last].data(), D,
                               bias_sums(last), rows, ld);
  if (shallow_) {
    kernels_.shallow_backward(view(theta, 0), view(theta, 1), block.X, ws.A[0].data(),
                              ws.S[0].data(), D, ws.sums[0].data(), ws.sums[1].data(), rows, ld);
    return;
  }
  for (std::size_t l = last; l > 0; --l) {
    const LayerView<T> layer = view(theta, l);
    const T *A = ws.A[l - 1].data(), *S = ws.S[l - 1].data();
    kernels_.backward_weights(layer, D, A, nullptr, ws.sums[l].data(), ws.scratch.data(), rows, ld);
    kernels_.backward_hidden(layer, network_.layers()[l - 1].activation, D, A, S, D_in,
                             bias_sums(l - 1), rows, ld);
    std::swap(D, D_in);
  }
  kernels_.backward_weights(view(theta, 0), D, block.X, block.X_rows, ws.sums[0].data(),
                            ws.scratch.data(), rows, ld);
}

template <class T>
void Objective<T>::clear(Workspace<T>& ws) const {
  for (Buffer<T>& sums : ws.sums) std::fill_n(sums.data(), sums.size(), T(0));
}

template <class T>
void Objective<T>::reduce(Workspace<T>& ws, double scale, T* gradient) const {
  for (std::size_t l = 0; l < network_.layers().size(); ++l) {
    const Layer& layer = network_.layers()[l];
    kernels_.gradient_reduce(layer.n_in, layer.n_out, ws.sums[l].data(), static_cast<T>(scale),
                             gradient + layer.weights,
                             layer.bias ? gradient + layer.biases : nullptr);
  }
}

template <class T>
double Objective<T>::value(const T* theta, Workspace<T>& ws) const {
  double data = constant_;
  for_blocks(nullptr, rows_.n, ws,
             [&](const Block& block) { data += forward(theta, block, ws, false); });
  return scale(sum_weights_) * data + penalty(theta);
}

template <class T>
typename Objective<T>::Batch Objective<T>::full_gradient(const T* theta, T* gradient,
                                                         Workspace<T>& ws) const {
  clear(ws);
  const double data =
      for_all_blocks(theta, ws, [&](const Block& block) { backward(theta, block, ws); });
  reduce(ws, scale(sum_weights_), gradient);
  return {data, sum_weights_};
}

template <class T>
typename Objective<T>::Batch Objective<T>::batch_gradient(const T* theta, const std::int64_t* rows,
                                                          std::int64_t n, T* gradient,
                                                          Workspace<T>& ws) const {
  Batch batch{constant_term(rows, n), 0};
  clear(ws);
  for_blocks(rows, n, ws, [&](const Block& block) {
    for (int r = 0; r < block.rows; ++r) batch.sum_weights += block.w[r];
    batch.data += forward(theta, block, ws, true);
    backward(theta, block, ws);
  });
  reduce(ws, scale(batch.sum_weights), gradient);
  return batch;
}

template <class T>
double Objective<T>::value_and_gradient(const T* theta, T* gradient, Workspace<T>& ws) const {
  const Batch batch = full_gradient(theta, gradient, ws);
  add_penalty_gradient(theta, gradient);
  return scale(batch.sum_weights) * batch.data + penalty(theta);
}

template <class T>
double Objective<T>::penalty(const T* theta) const {
  if (spec_.alpha == 0) return 0;
  double squares = 0;
  for (const Layer& layer : network_.layers())
    for (std::size_t i = 0; i < layer.n_weights(); ++i) {
      const double W = theta[layer.weights + i];
      squares += W * W;
    }
  return spec_.alpha / 2 * squares;
}

template <class T>
void Objective<T>::add_penalty_gradient(const T* theta, T* gradient) const {
  if (spec_.alpha == 0) return;
  const T alpha = static_cast<T>(spec_.alpha);
  for (const Layer& layer : network_.layers())
    for (std::size_t i = 0; i < layer.n_weights(); ++i)
      gradient[layer.weights + i] += alpha * theta[layer.weights + i];
}

template <class T>
void predict(const Network& network, const T* theta, const T* X, std::int64_t n, T* out) {
  const Kernels<T>& kernel = kernels<T>();
  const int ld = choose_block_rows<T>(network, n);
  const std::size_t widest = network.widest();
  Buffer<T> a(widest * ld), b(widest * ld);
  for (std::int64_t first = 0; first < n; first += ld) {
    const int rows = static_cast<int>(std::min<std::int64_t>(ld, n - first));
    T *input = a.data(), *output = b.data();
    pack_columns(X, network.n_features(), nullptr, first, rows, ld, input);
    for (const Layer& layer : network.layers()) {
      const LayerView<T> view{theta + layer.weights, layer.bias ? theta + layer.biases : nullptr,
                              layer.n_in, layer.n_out, layer.activation};
      kernel.forward(view, input, output, nullptr, static_cast<int>(round_up(rows, padding<T>)),
                     ld);
      std::swap(input, output);
    }
    for (int r = 0; r < rows; ++r)
      for (int k = 0; k < network.n_outputs(); ++k)
        out[(first + r) * network.n_outputs() + k] = input[static_cast<std::int64_t>(k) * ld + r];
  }
}

template class Objective<float>;
template class Objective<double>;
template void predict<float>(const Network&, const float*, const float*, std::int64_t, float*);
template void predict<double>(const Network&, const double*, const double*, std::int64_t, double*);

}  // namespace curvesmith
