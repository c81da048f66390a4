#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "curvesmith/projection.h"
#include "reference.h"

using namespace curvesmith;
using reference::Sample;

namespace {

// A symmetric positive definite matrix in rows of `stride` numbers.
Buffer<double> definite(int n, int stride) {
  Buffer<double> C(static_cast<std::size_t>(n) * stride);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      C.data()[i * stride + j] = (i == j ? 2.0 + i : 0) + std::cos(0.3 * i) * std::cos(0.3 * j);
  return C;
}

}  // namespace

TEST_CASE("factors solve systems of every size, and know those that have no solution") {
  const Kernels<double>& kernel = kernels<double>();
  for (int n = 1; n < 40; ++n) {
    const int stride = (n + padding<double> - 1) / padding<double> * padding<double>;
    const Buffer<double> C = definite(n, stride);
    Buffer<double> U = definite(n, stride), b(stride);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j) b.data()[i] += C.data()[i * stride + j] * (j + 1);
    CAPTURE(n);
    REQUIRE(kernel.factorize(U.data(), n, stride));
    kernel.solve(U.data(), n, stride, b.data());
    for (int i = 0; i < n; ++i) CHECK(b.data()[i] == doctest::Approx(i + 1).epsilon(1e-10));
    for (const double bad : {0.0, -1.0, double(INFINITY), double(NAN)}) {
      U = definite(n, stride);
      U.data()[(n - 1) * stride + n - 1] = bad;
      CHECK_FALSE(kernel.factorize(U.data(), n, stride));
    }
  }
}

TEST_CASE("values fall, belong to theta, and do not depend on how the steps are chunked") {
  for (const auto& sizes : {std::vector<int>{2, 6, 1}, std::vector<int>{3, 5, 4, 2}})
    for (bool loose : {false, true})
      for (std::int64_t n_rows : {60, 700}) {  // one block, and more
        const Network network(sizes, Activation::tanh, Activation::identity, true);
        const Sample<double> sample(network, n_rows, sizes.size());
        const Objective<double> objective(network, sample.rows, {}, true);
        const ProjectionOptions options{1e-2, 1e-8, loose, 0, 10};
        Projection whole(objective, sample.theta.data(), options);
        Projection chunked(objective, sample.theta.data(), options);
        whole.run(12);
        for (int k = 0; k < 4; ++k) chunked.run(3);
        CHECK(whole.theta() == chunked.theta());
        CHECK(whole.values() == chunked.values());
        REQUIRE(whole.values().size() == 12);
        for (std::size_t k = 1; k < 12; ++k) CHECK(whole.values()[k] < whole.values()[k - 1]);
        auto workspace = objective.make_workspace();
        CHECK(objective.value(whole.theta().data(), workspace) ==
              doctest::Approx(whole.value()).epsilon(1e-10));
      }
}

TEST_CASE("the output layer is solved for: its gradient vanishes, unless the steps are loose") {
  const Network network({2, 6, 1}, Activation::tanh, Activation::identity, true);
  const Sample<double> sample(network, 200, 1);
  const Objective<double> objective(network, sample.rows, {}, true);
  for (bool loose : {false, true}) {
    Projection steps(objective, sample.theta.data(), {1e-2, 1e-12, loose, 0, 10});
    steps.run(3);
    auto workspace = objective.make_workspace();
    std::vector<double> gradient(network.n_params());
    objective.value_and_gradient(steps.theta().data(), gradient.data(), workspace);
    double output = 0;
    for (std::size_t p = network.layers().back().weights; p < gradient.size(); ++p)
      output = std::fmax(output, std::fabs(gradient[p]));
    if (loose) CHECK(output > 1e-6);
    else CHECK(output < 1e-8);
  }
}

TEST_CASE("steps end once the value has settled, and where none brings a lower one") {
  const Network network({1, 3, 1}, Activation::tanh, Activation::identity, true);
  const Sample<double> sample(network, 50, 1);
  const Objective<double> objective(network, sample.rows, {}, true);
  Projection settled(objective, sample.theta.data(), {1e-2, 1e-8, false, 0.5, 5});
  CHECK_FALSE(settled.run(1000));
  CHECK(settled.values().size() >= 6);
  CHECK(settled.values().size() < 1000);
  const std::vector<double> at = settled.theta();
  CHECK_FALSE(settled.run(10));
  CHECK(settled.theta() == at);
  std::vector<double> far(network.n_params(), INFINITY);
  Projection lost(objective, far.data(), {1e-2, 1e-8, false, 0, 10});
  CHECK_FALSE(lost.run(10));
  CHECK(lost.values().empty());
}
