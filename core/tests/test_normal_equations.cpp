#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "curvesmith/normal_equations.h"
#include "reference.h"

using namespace curvesmith;
using reference::Sample;

namespace {

// J of one row by central differences: an error of 1e-10 each, products of two of them summed.
constexpr double tolerance = 5e-8;

double curvature(Loss loss, double p, double f, double y) {
  const double r = std::fabs(f - y);
  if (loss == Loss::huber) return r <= p ? 1 : p / r;
  if (loss == Loss::log_cosh) return r == 0 ? 1 : std::tanh(r) / r;
  return loss == Loss::poisson ? std::exp(f) : 1;
}

// H row by row from its definition.
std::vector<double> plain(const Network& network, std::vector<double> theta, Rows<double> rows,
                          LossSpec spec) {
  const std::size_t n = theta.size();
  std::vector<double> H(n * n, 0.0);
  double weights = 0;
  for (std::int64_t i = 0; i < rows.n; ++i) {
    const double* x = rows.X + i * network.n_features();
    const auto f = reference::output(network, theta, x);
    std::vector<std::vector<double>> J(n);
    for (std::size_t p = 0; p < n; ++p) {
      const double kept = theta[p];
      theta[p] = kept + 1e-5;
      J[p] = reference::output(network, theta, x);
      theta[p] = kept - 1e-5;
      const auto below = reference::output(network, theta, x);
      for (std::size_t k = 0; k < below.size(); ++k) J[p][k] = (J[p][k] - below[k]) / 2e-5;
      theta[p] = kept;
    }
    for (int k = 0; k < network.n_outputs(); ++k) {
      const double c = rows.w[i] * curvature(spec.loss, spec.parameter, f[k],
                                             rows.Y[i * network.n_outputs() + k]);
      for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) H[a * n + b] += c * J[a][k] * J[b][k];
    }
    weights += rows.w[i];
  }
  for (double& h : H) h /= spec.mean ? weights : 1;
  return H;
}

}  // namespace

TEST_CASE("H is the weighted sum of outer products, g the gradient of the data term") {
  const std::vector<std::vector<int>> shapes = {{1, 4, 1}, {2, 9, 1}, {3, 5, 4, 2}, {4, 2}};
  for (const auto& sizes : shapes)
    for (Loss loss : {Loss::squared, Loss::huber, Loss::log_cosh, Loss::poisson})
      for (bool bias : {true, false}) {
        const Network network(sizes, Activation::tanh, Activation::identity, bias);
        const Sample<double> sample(network, 70, sizes.size());
        const LossSpec spec{loss, 0.7, 0.1, bias};
        const Objective<double> objective(network, sample.rows, spec, true);
        const std::size_t n = network.n_params();
        std::vector<double> H(n * n), g(n), gradient(n);
        NormalEquations<double> normal(objective);
        const double value = normal.evaluate(sample.theta.data(), H.data(), g.data());
        auto workspace = objective.make_workspace();
        const auto batch = objective.full_gradient(sample.theta.data(), gradient.data(), workspace);
        CHECK(value == doctest::Approx(objective.scale(batch.sum_weights) * batch.data));
        const auto expected = plain(network, sample.theta, sample.rows, spec);
        double largest = 0;
        for (const double h : expected) largest = std::fmax(largest, std::fabs(h));
        CAPTURE(static_cast<int>(loss));
        for (std::size_t i = 0; i < n; ++i)
          CHECK(g[i] == doctest::Approx(gradient[i]).epsilon(1e-11));
        for (std::size_t i = 0; i < n * n; ++i)
          CHECK(std::fabs(H[i] - expected[i]) <= tolerance * largest);
      }
}

TEST_CASE("the output layer's equations are a corner of H; A and e multiply to H and g") {
  for (const auto& sizes : {std::vector<int>{2, 9, 1}, std::vector<int>{3, 5, 4, 2}}) {
    const Network network(sizes, Activation::tanh, Activation::identity, true);
    const std::int64_t n_rows = 530;
    const Sample<double> sample(network, n_rows, sizes.size());
    const Objective<double> objective(network, sample.rows, {}, true);
    NormalEquations<double> normal(objective);
    const std::size_t n = network.n_params(), m = normal.n_output_params();
    const std::size_t n_values = n_rows * network.n_outputs();
    std::vector<double> H(n * n), g(n), corner(m * m), part(m), A(n * n_values), e(n_values);
    const double* theta = sample.theta.data();
    const double value = normal.evaluate(theta, H.data(), g.data());
    CHECK(normal.evaluate_output(theta, corner.data(), part.data()) == value);
    normal.linearize(theta, A.data(), e.data());
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < m; ++j)
        CHECK(corner[i * m + j] == doctest::Approx(H[(n - m + i) * n + n - m + j]).epsilon(1e-10));
    double squares = 0;
    for (const double error : e) squares += error * error;
    CHECK(squares / 2 == doctest::Approx(value));
    for (std::size_t p = 0; p < n; ++p) {
      double with_error = 0, with_first = 0;
      for (std::size_t i = 0; i < n_values; ++i) {
        with_error += A[p * n_values + i] * e[i];
        with_first += A[p * n_values + i] * A[i];
      }
      CHECK(with_error == doctest::Approx(g[p]).epsilon(1e-9));
      CHECK(with_first == doctest::Approx(H[p]).epsilon(1e-9));
    }
  }
}

TEST_CASE("H is exactly symmetric, and the second evaluation gives the bits of the first") {
  const Network network({5, 40, 3}, Activation::gelu, Activation::tanh, true);
  const Sample<double> sample(network, 700, 3);
  const Objective<double> objective(network, sample.rows, {}, true);
  const std::size_t n = network.n_params();
  std::vector<double> H(n * n), again(n * n), g(n);
  NormalEquations<double> normal(objective);
  normal.evaluate(sample.theta.data(), H.data(), g.data());
  normal.evaluate(sample.theta.data(), again.data(), g.data());
  CHECK(H == again);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(H[i * n + j] == H[j * n + i]);
}

TEST_CASE("losses without a curvature are named") {
  CHECK(has_curvature(Loss::squared));
  CHECK_FALSE(has_curvature(Loss::absolute));
  CHECK_FALSE(has_curvature(Loss::quantile));
}
