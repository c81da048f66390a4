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
  stride_ = static_cast<int>((n + padding<T> - 1) / padding<T> * padding<T>);
  for (const Layer& layer : objective.network().layers()) {
    D_.emplace_back(layer.n_out * ld);
    unused_ = Buffer<T>(std::max<std::size_t>(unused_.size(), layer.n_out * padding<T>));
  }
  J_ = Buffer<T>(stride_ * ld);
  scratch_ = Buffer<T>(normal_scratch);
  sums_ = Buffer<T>(static_cast<std::size_t>(stride_) * stride_);
  gradient_ = Buffer<T>(stride_);
  root_ = Buffer<T>(ld);
  error_ = Buffer<T>(ld);
}

// H += and g += the part of one output: backpropagation of sqrt(w c) instead of w l'.
template <class T>
void NormalEquations<T>::add_output(const T* theta, const typename Objective<T>::Block& block,
                                    int output) {
  const Network& network = objective_.network();
  const Kernels<T>& kernel = objective_.kernels();
  const int rows = block.rows, ld = objective_.block_rows();
  const std::size_t last = network.layers().size() - 1;
  const T* F = workspace_.A[last].data() + static_cast<std::int64_t>(output) * ld;
  const T* Y = block.Y + static_cast<std::int64_t>(output) * ld;
  for (int r = 0; r < rows; ++r) {
    const Curvature c =
        block.w[r] == 0 ? Curvature{0, 0} : curvature_of(objective_.spec(), F[r], Y[r]);
    const double root = std::sqrt(block.w[r] * c.curvature);
    root_.data()[r] = static_cast<T>(root);
    error_.data()[r] = static_cast<T>(root > 0 ? block.w[r] * c.slope / root : 0);
  }
  std::fill_n(D_[last].data(), D_[last].size(), T(0));
  std::copy_n(root_.data(), rows, D_[last].data() + static_cast<std::int64_t>(output) * ld);
  for (std::size_t l = last + 1; l-- > 0;) {
    const LayerView<T> layer = objective_.view(theta, l);
    kernel.backward_activation(layer, workspace_.A[l].data(), workspace_.S[l].data(), D_[l].data(),
                               unused_.data(), rows, ld);
    const T* input = l == 0 ? block.X : workspace_.A[l - 1].data();
    kernel.jacobian(layer, D_[l].data(), input,
                    J_.data() + network.layers()[l].weights * static_cast<std::size_t>(ld), rows,
                    ld);
    if (l > 0) kernel.backward_input(layer, D_[l].data(), D_[l - 1].data(), rows, ld);
  }
  const int n = static_cast<int>(network.n_params());
  kernel.jacobian_times(J_.data(), n, error_.data(), gradient_.data(), rows, ld);
  kernel.symmetric_product(J_.data(), n, sums_.data(), scratch_.data(), rows, ld);
}

template <class T>
double NormalEquations<T>::evaluate(const T* theta, T* H, T* g) {
  const std::size_t n = objective_.network().n_params();
  std::fill_n(sums_.data(), sums_.size(), T(0));
  std::fill_n(gradient_.data(), gradient_.size(), T(0));
  const double data =
      objective_.for_all_blocks(theta, workspace_, [&](const typename Objective<T>::Block& block) {
        for (int k = 0; k < objective_.network().n_outputs(); ++k) add_output(theta, block, k);
      });
  const double scale = objective_.scale(objective_.sum_weights());
  const T factor = static_cast<T>(scale);
  for (std::size_t i = 0; i < n; ++i) {
    g[i] = factor * gradient_.data()[i];
    for (std::size_t j = i; j < n; ++j)
      H[i * n + j] = H[j * n + i] = factor * sums_.data()[i * stride_ + j];
  }
  return scale * data;
}

template class NormalEquations<float>;
template class NormalEquations<double>;

}  // namespace curvesmith
