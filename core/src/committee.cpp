#include "curvesmith/committee.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace curvesmith {

namespace {

// L^-1 is lower triangular: `panel` of its rows at a time need no more columns than their last one
// has. Each panel is kept transposed, (columns, panel), the way backward_input reads it.
constexpr int panel = 64;

int columns_of(int first, int n) { return std::min(n, first + panel); }

Buffer<double> in_panels(const double* inverse, int n) {
  std::size_t size = 0;
  for (int i = 0; i < n; i += panel) size += static_cast<std::size_t>(columns_of(i, n)) * panel;
  Buffer<double> panels(size);
  double* out = panels.data();
  for (int first = 0; first < n; first += panel)
    for (int k = 0; k < columns_of(first, n); ++k, out += panel)
      for (int i = std::max(k, first); i < columns_of(first, n); ++i)
        out[i - first] = inverse[static_cast<std::size_t>(i) * n + k];
  return panels;
}

LayerView<double> view(const Layer& layer, const double* theta) {
  return {theta + layer.weights, layer.bias ? theta + layer.biases : nullptr, layer.n_in,
          layer.n_out, layer.activation};
}

}  // namespace

struct Committee::Desk {
  int ld;                              // rows, padded
  Buffer<double> X;                    // (n_features, ld), scaled
  std::vector<Buffer<double>> A, S;    // per layer: outputs, slopes
  Buffer<double> D, D_in, unused;      // derivatives by z
  Buffer<double> J, J_rows, V;         // (n_params, ld); (n_params, n); (n, panel)
  std::vector<double> mean, variance;  // of the member asked last

  Desk(const std::vector<Member>& members, int n)
      : ld((n + padding<double> - 1) / padding<double> * padding<double>), mean(n), variance(n) {
    std::size_t depth = 0, widest = 1, n_params = 0;
    for (const Member& member : members) {
      depth = std::max(depth, member.network.layers().size());
      widest = std::max<std::size_t>(widest, member.network.widest());
      n_params = std::max(n_params, member.network.n_params());
    }
    X = Buffer<double>(widest * ld);
    for (std::size_t l = 0; l < depth; ++l) {
      A.emplace_back(widest * ld);
      S.emplace_back(widest * ld);
    }
    D = Buffer<double>(widest * ld);
    D_in = Buffer<double>(widest * ld);
    unused = Buffer<double>(widest * padding<double>);
    J = Buffer<double>(n_params * ld);
    J_rows = Buffer<double>(n_params * n);
    V = Buffer<double>(static_cast<std::size_t>(n) * panel);
  }
};

void Committee::add(const Network& network, const double* theta, const double* inverse,
                    double noise, double share) {
  const int n = static_cast<int>(network.n_params());
  Buffer<double> copy(n);
  std::copy_n(theta, n, copy.data());
  members_.push_back({network, std::move(copy), in_panels(inverse, n), noise, share});
}

// What one member puts out, and its variance, in scaled units.
void Committee::ask(const Member& member, int n, Desk& desk) const {
  const std::vector<Layer>& layers = member.network.layers();
  const double* theta = member.theta.data();
  const int rows = desk.ld, ld = desk.ld, n_params = static_cast<int>(member.network.n_params());
  const double* input = desk.X.data();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    kernels_.forward(view(layers[l], theta), input, desk.A[l].data(), desk.S[l].data(), rows, ld);
    input = desk.A[l].data();
  }
  std::copy_n(input, n, desk.mean.data());

  double *D = desk.D.data(), *D_in = desk.D_in.data();
  std::fill_n(D, rows, 1.0);
  for (std::size_t l = layers.size(); l-- > 0;) {
    const LayerView<double> layer = view(layers[l], theta);
    kernels_.backward_activation(layer, desk.A[l].data(), desk.S[l].data(), D, desk.unused.data(),
                                 rows, ld);
    kernels_.jacobian(layer, D, l == 0 ? desk.X.data() : desk.A[l - 1].data(),
                      desk.J.data() + layers[l].weights * ld, rows, ld, ld);
    if (l > 0) kernels_.backward_input(layer, D, D_in, rows, ld);
    std::swap(D, D_in);
  }
  for (int i = 0; i < n_params; ++i)
    std::copy_n(desk.J.data() + static_cast<std::size_t>(i) * ld, n,
                desk.J_rows.data() + static_cast<std::size_t>(i) * n);

  std::fill_n(desk.variance.data(), n, member.noise);
  const double* inverse = member.inverse.data();
  for (int first = 0; first < n_params; first += panel) {
    const int columns = columns_of(first, n_params);
    // V (n, panel) = J^T (L^-1)^T of this panel: what a layer with the weights J passes back.
    kernels_.backward_input({desk.J_rows.data(), nullptr, n, columns, Activation::identity},
                            inverse, desk.V.data(), panel, panel);
    inverse += static_cast<std::size_t>(columns) * panel;
    for (int r = 0; r < n; ++r)
      for (int i = 0; i < panel; ++i) {
        const double v = desk.V.data()[r * panel + i];
        desk.variance[r] += v * v;
      }
  }
}

bool Committee::predict(const double* X, int n, Columns x, Columns y, double* out) const {
  const int n_inputs = n_features();
  if (!std::all_of(X, X + static_cast<std::size_t>(n) * n_inputs,
                   [](double value) { return std::isfinite(value); }))
    return false;
  Desk desk(members_, n);
  for (int r = 0; r < n; ++r)
    for (int k = 0; k < n_inputs; ++k)
      desk.X.data()[k * desk.ld + r] = (X[r * n_inputs + k] - x.offset[k]) / x.scale[k];
  double rest = 1;
  bool shares_only = true;
  std::vector<double> fixed(n), above(n), below(n);
  for (const Member& member : members_) {
    ask(member, n, desk);
    rest -= member.share;
    shares_only = shares_only && member.share > 0;
    for (int r = 0; r < n; ++r) {
      if (member.share > 0) {
        fixed[r] += member.share * desk.mean[r];
        continue;
      }
      above[r] += desk.mean[r] / desk.variance[r];
      below[r] += 1 / desk.variance[r];
    }
  }
  for (int r = 0; r < n; ++r) {
    const double heard = shares_only ? 0 : rest * (above[r] / below[r]);
    out[r] = (fixed[r] + heard) * y.scale[0] + y.offset[0];
  }
  return true;
}

}  // namespace curvesmith
