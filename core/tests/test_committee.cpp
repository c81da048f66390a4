#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "curvesmith/committee.h"
#include "reference.h"

using namespace curvesmith;
using reference::Sample;

namespace {

// Derivatives by central differences: an error of 1e-10 each.
constexpr double tolerance = 1e-8;

struct Answer {
  double mean, variance;
};

// One member's from the definition.
Answer plain(const Network& network, std::vector<double> theta, const std::vector<double>& inverse,
             double noise, const double* x) {
  const std::size_t n = theta.size();
  std::vector<double> J(n);
  for (std::size_t p = 0; p < n; ++p) {
    const double kept = theta[p];
    theta[p] = kept + 1e-5;
    J[p] = reference::output(network, theta, x)[0];
    theta[p] = kept - 1e-5;
    J[p] = (J[p] - reference::output(network, theta, x)[0]) / 2e-5;
    theta[p] = kept;
  }
  double variance = noise;
  for (std::size_t i = 0; i < n; ++i) {
    double v = 0;
    for (std::size_t k = 0; k <= i; ++k) v += inverse[i * n + k] * J[k];
    variance += v * v;
  }
  return {reference::output(network, theta, x)[0], variance};
}

}  // namespace

TEST_CASE("members are heard by their precision, or by their share, in the units of the data") {
  const std::vector<double> offset = {0.5, -1.0, 2.0}, scale = {2.0, 0.25, 3.0};
  const double y_offset = 7, y_scale = 0.3;
  // 1, 8 and 9 rows: one vector, and one beyond. 3-9-5-1 has more parameters than one panel holds.
  const std::vector<std::vector<int>> shapes = {{3, 1}, {3, 9, 1}, {3, 9, 5, 1}};
  for (Activation f : {Activation::tanh, Activation::gelu})
    for (bool bias : {true, false})
      for (int n : {1, 8, 9}) {
        Committee committee;
        std::vector<double> X, fixed(n), above(n), below(n), out(n);
        for (std::size_t m = 0; m < shapes.size(); ++m) {
          const Network network(shapes[m], f, Activation::identity, bias);
          const Sample<double> sample(network, n, m);
          const std::size_t n_params = network.n_params();
          std::vector<double> inverse(n_params * n_params);
          for (std::size_t i = 0; i < n_params; ++i)
            for (std::size_t k = 0; k <= i; ++k) inverse[i * n_params + k] = std::sin(7.0 * i + k);
          const double noise = 0.1 + m, share = m == 0 ? 0.3 : 0.0;
          committee.add(network, sample.theta.data(), inverse.data(), noise, share);
          if (m == 0) X = sample.X;
          for (int r = 0; r < n; ++r) {
            std::vector<double> x(3);
            for (int k = 0; k < 3; ++k) x[k] = (X[r * 3 + k] - offset[k]) / scale[k];
            const Answer answer = plain(network, sample.theta, inverse, noise, x.data());
            fixed[r] += share * answer.mean;
            if (share > 0) continue;
            above[r] += answer.mean / answer.variance;
            below[r] += 1 / answer.variance;
          }
        }
        REQUIRE(committee.predict(X.data(), n, {offset.data(), scale.data()}, {&y_offset, &y_scale},
                                  out.data()));
        for (int r = 0; r < n; ++r) {
          const double expected = y_offset + y_scale * (fixed[r] + 0.7 * above[r] / below[r]);
          CHECK(out[r] == doctest::Approx(expected).epsilon(tolerance));
        }
      }
}

TEST_CASE("a committee says nothing of inputs that are not finite") {
  const Network network({2, 1}, Activation::tanh, Activation::identity, true);
  const std::vector<double> theta(3, 1.0), inverse(9, 0.0), offset(2, 0.0), scale(2, 1.0);
  Committee committee;
  committee.add(network, theta.data(), inverse.data(), 1, 0);
  for (const double value : {std::nan(""), std::numeric_limits<double>::infinity()}) {
    const std::vector<double> X = {1, 2, 3, value};
    std::vector<double> out(2, -1.0);
    CHECK_FALSE(committee.predict(X.data(), 2, {offset.data(), scale.data()},
                                  {offset.data(), scale.data()}, out.data()));
    CHECK(out == std::vector<double>(2, -1.0));
  }
}
