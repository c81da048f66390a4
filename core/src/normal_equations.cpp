#include "curvesmith/normal_equations.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace curvesmith {

namespace {

// l'(f) and the curvature c of one row and output.
struct Curvature {
  double slope;
  double curvature;
};

// l'(r)/r for r -> 0 is 1 for both robust losses.
Curvature curvature_of(const LossSpec& spec, double f, double y) {
  const double r = f - y;
  switch (spec.loss) {
    case Loss::huber: {
      const double slope = std::clamp(r, -spec.parameter, spec.parameter);
      return {slope, r == 0 ? 1 : slope / r};
    }
    case Loss::log_cosh: {
      const double slope = std::tanh(r);
      return {slope, std::fabs(r) < 1e-8 ? 1 : slope / r};
    }
    case Loss::poisson: return {std::exp(f) - y, std::exp(f)};
    default: return {r, 1};
  }
}

}  // namespace

bool has_curvature(Loss loss) { return loss != Loss::absolute && loss != Loss::quantile; }

template <class T>
NormalEquations<T>::NormalEquations(const Objective<T>& objective)
    : objective_(objective), workspace_(objective.make_workspace()) {
  assert(has_curvature(objective.spec().loss));
  const std::size_t n = objective.network().n_params(), ld = objective.block_rows();
  const std::size_t stride = stride_of(n);
  for (const Layer& layer : objective.network().layers()) {
    D_.emplace_back(layer.n_out * ld);
    unused_ = Buffer<T>(std::max<std::size_t>(unused_.size(), layer.n_out * padding<T>));
  }
  J_ = Buffer<T>(stride * normal_rows);
  scratch_ = Buffer<T>(normal_scratch);
  sums_ = Buffer<T>(stride * stride);
  gradient_ = Buffer<T>(stride);
  root_ = Buffer<T>(ld);
  error_ = Buffer<T>(ld);
}

// D of the output layer, root and error: backpropagation of sqrt(w c) instead of w l'.
template <class T>
void NormalEquations<T>::seed(const Block& block, int output) {
  const std::int64_t ld = objective_.block_rows();
  const std::size_t last = objective_.network().layers().size() - 1;
  const T* F = workspace_.A[last].data() + output * ld;
  const T* Y = block.Y + output * ld;
  T *root = root_.data(), *error = error_.data();
  if (objective_.spec().loss == Loss::squared) {  // what follows, in a loop that vectorizes
    for (int r = 0; r < block.rows; ++r) {
      const T w = block.w[r], square = std::sqrt(w), difference = F[r] - Y[r];
      root[r] = square;
      error[r] = w > 0 ? square * difference : T(0);
    }
  } else {
    for (int r = 0; r < block.rows; ++r) {
      const Curvature c =
          block.w[r] == 0 ? Curvature{0, 0} : curvature_of(objective_.spec(), F[r], Y[r]);
      const double square = std::sqrt(block.w[r] * c.curvature);
      root[r] = static_cast<T>(square);
      error[r] = static_cast<T>(square > 0 ? block.w[r] * c.slope / square : 0);
    }
  }
  std::fill_n(D_[last].data(), D_[last].size(), T(0));
  std::copy_n(root_.data(), block.rows, D_[last].data() + output * ld);
}

// The derivatives of the seeded output by the z of the layers from the first one given, into D_.
template <class T>
void NormalEquations<T>::backpropagate(const T* theta, const Block& block,
                                       std::size_t first_layer) {
  const Kernels<T>& kernel = objective_.kernels();
  const int rows = block.rows, ld = objective_.block_rows();
  for (std::size_t l = D_.size(); l-- > first_layer;) {
    const LayerView<T> layer = objective_.view(theta, l);
    kernel.backward_activation(layer, workspace_.A[l].data(), workspace_.S[l].data(), D_[l].data(),
                               unused_.data(), rows, ld);
    if (l > first_layer) kernel.backward_input(layer, D_[l].data(), D_[l - 1].data(), rows, ld);
  }
}

// Calls each(first row, rows) while J_ (n_params, normal_rows) holds the Jacobian of so many rows
// of the block: few, so that it stays in the first-level cache until it has been multiplied.
template <class T>
template <class Each>
void NormalEquations<T>::for_jacobians(const T* theta, const Block& block, std::size_t first_layer,
                                       Each each) {
  const auto& layers = objective_.network().layers();
  const int ld = objective_.block_rows();
  for (int r = 0; r < block.rows; r += normal_rows) {
    const int rows = std::min(normal_rows, block.rows - r);
    for (std::size_t l = first_layer; l < layers.size(); ++l) {
      const T* input = l == 0 ? block.X : workspace_.A[l - 1].data();
      objective_.kernels().jacobian(objective_.view(theta, l), D_[l].data() + r, input + r,
                                    J_.data() + layers[l].weights * normal_rows, rows, ld,
                                    normal_rows);
    }
    each(r, rows);
  }
}

// Leaves in sums_ the H of the parameters of the layers from the first one given, not yet scaled;
// writes their g. The forward pass begins with layer `begin_forward`.
template <class T>
double NormalEquations<T>::sum(const T* theta, std::size_t first_layer, std::size_t begin_forward,
                               T* g) {
  const Network& network = objective_.network();
  const Kernels<T>& kernel = objective_.kernels();
  const std::size_t begin = network.layers()[first_layer].weights;
  const std::size_t n = network.n_params() - begin, stride = stride_of(n);
  const T* J = J_.data() + begin * normal_rows;
  std::fill_n(sums_.data(), stride * stride, T(0));
  std::fill_n(gradient_.data(), n, T(0));
  const auto add = [&](const Block& block) {
    for (int k = 0; k < network.n_outputs(); ++k) {
      seed(block, k);
      backpropagate(theta, block, first_layer);
      for_jacobians(theta, block, first_layer, [&](int r, int rows) {
        const int count = static_cast<int>(n);
        kernel.jacobian_times(J, count, error_.data() + r, gradient_.data(), rows, normal_rows);
        kernel.symmetric_product(J, count, sums_.data(), scratch_.data(), rows, normal_rows);
      });
    }
  };
  const double data = objective_.for_all_blocks(theta, workspace_, add, begin_forward);
  const T factor = scale();
  for (std::size_t i = 0; i < n; ++i) g[i] = factor * gradient_.data()[i];
  return objective_.scale(objective_.sum_weights()) * data;
}

template <class T>
void NormalEquations<T>::copy_upper(std::size_t n, T* H) const {
  const std::size_t stride = stride_of(n);
  const T factor = scale();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i; j < n; ++j) H[i * n + j] = factor * sums_.data()[i * stride + j];
}

template <class T>
void NormalEquations<T>::copy_whole(std::size_t n, T* H) const {
  copy_upper(n, H);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) H[j * n + i] = H[i * n + j];
}

template <class T>
double NormalEquations<T>::evaluate(const T* theta, T* H, T* g) {
  const double value = sum(theta, 0, 0, g);
  copy_whole(objective_.network().n_params(), H);
  return value;
}

template <class T>
double NormalEquations<T>::evaluate_output(const T* theta, T* H, T* g) {
  const double value = sum(theta, objective_.network().layers().size() - 1, 0, g);
  copy_whole(n_output_params(), H);
  return value;
}

template <class T>
double NormalEquations<T>::evaluate_moved(const T* theta, T* H, T* g) {
  const std::size_t last = objective_.network().layers().size() - 1;
  const double value = sum(theta, 0, objective_.has_one_block() ? last : 0, g);
  copy_upper(objective_.network().n_params(), H);
  return value;
}

template <class T>
void NormalEquations<T>::linearize(const T* theta, T* A, T* e) {
  const Network& network = objective_.network();
  const std::int64_t ld = objective_.block_rows(), n_rows = objective_.n_rows();
  const std::int64_t n_values = n_rows * network.n_outputs();
  const T root = static_cast<T>(std::sqrt(objective_.scale(objective_.sum_weights())));
  const auto scaled = [&](const T* from, std::int64_t n, T* to) {
    for (std::int64_t i = 0; i < n; ++i) to[i] = root * from[i];
  };
  std::int64_t first = 0;
  objective_.for_all_blocks(theta, workspace_, [&](const Block& block) {
    const std::int64_t n = std::min(ld, n_rows - first);
    for (int k = 0; k < network.n_outputs(); ++k) {
      const std::int64_t at = k * n_rows + first;
      seed(block, k);
      scaled(error_.data(), n, e + at);
      if (A == nullptr) continue;
      backpropagate(theta, block, 0);
      for_jacobians(theta, block, 0, [&](int r, int rows) {
        for (std::size_t p = 0; p < network.n_params(); ++p)
          scaled(J_.data() + p * normal_rows, std::min<std::int64_t>(rows, n - r),
                 A + static_cast<std::int64_t>(p) * n_values + at + r);
      });
    }
    first += n;
  });
}

template class NormalEquations<float>;
template class NormalEquations<double>;

}  // namespace curvesmith
