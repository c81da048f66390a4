#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "curvesmith/objective.h"
#include "reference.h"

using namespace curvesmith;
using reference::Sample;

namespace {

constexpr int n_losses = std::size(loss_names);

// Sums of a few hundred terms in another order, and vector functions good to a few ulp.
constexpr double value_tolerance_double = 1e-12;
constexpr double value_tolerance_float = 2e-5;
// Central differences with step 1e-6 in double: rounding of the value gives 1e-10 of it, the third
// derivative about 1e-11 of the gradient's own size.
constexpr double difference_tolerance = 2e-9;

const std::vector<std::vector<int>> shapes = {{1, 10, 1}, {2, 7, 1},      {3, 1},
                                              {5, 3, 2},  {6, 33, 17, 2}, {1, 32, 65, 3, 1}};

bool has_kink(Activation f) {
  return f == Activation::relu || f == Activation::leaky_relu || f == Activation::elu;
}

double parameter_of(Loss loss) { return loss == Loss::huber ? 0.7 : 0.3; }

template <class T>
std::vector<T> gradient_of(const Objective<T>& objective, const std::vector<T>& theta) {
  auto workspace = objective.make_workspace();
  std::vector<T> gradient(theta.size());
  objective.value_and_gradient(theta.data(), gradient.data(), workspace);
  return gradient;
}

// The same function at theta moved along one coordinate, by the reference.
double moved(const Network& network, std::vector<double> theta, std::size_t i, double by,
             Rows<double> rows, LossSpec spec) {
  theta[i] += by;
  return reference::value(network, theta, rows, spec);
}

}  // namespace

TEST_CASE_TEMPLATE("values equal the plain reference", T, float, double) {
  const double tolerance = sizeof(T) == 8 ? value_tolerance_double : value_tolerance_float;
  for (const auto& sizes : shapes)
    for (int f = 0; f < reference::n_activations; ++f)
      for (int l = 0; l < n_losses; ++l)
        for (std::int64_t n : {1, 37, 600}) {
          if (n == 600 && (f + l) % 4 != 0) continue;  // several blocks: a quarter of the cases
          const auto hidden = static_cast<Activation>(f);
          const Network network(sizes, hidden, Activation::identity, n != 37);
          const Sample<T> sample(network, n, 17 * f + l, n != 1);
          const LossSpec spec{static_cast<Loss>(l), parameter_of(static_cast<Loss>(l)), 0.01,
                              n != 600};
          const double expected = reference::value(network, sample.theta, sample.rows, spec);
          for (bool pack : {true, false}) {
            const Objective<T> objective(network, sample.rows, spec, pack);
            auto workspace = objective.make_workspace();
            std::vector<T> gradient(network.n_params());
            const double value = objective.value(sample.theta.data(), workspace);
            CAPTURE(f);
            CAPTURE(l);
            CAPTURE(n);
            CHECK(value == doctest::Approx(expected).epsilon(tolerance));
            CHECK(value ==
                  objective.value_and_gradient(sample.theta.data(), gradient.data(), workspace));
          }
        }
}

TEST_CASE("gradients equal central differences away from kinks") {
  constexpr double step = 1e-6;
  for (const auto& sizes : shapes)
    for (int f = 0; f < reference::n_activations; ++f)
      for (int l = 0; l < n_losses; ++l) {
        const auto hidden = static_cast<Activation>(f);
        const auto output = l % 2 == 0 ? Activation::identity : Activation::softplus;
        const Network network(sizes, hidden, output, true);
        Sample<double> sample(network, 9, 100 + 10 * f + l);
        for (double& t : sample.theta) t *= 0.5;  // exp(f) of poisson stays of order one
        const LossSpec spec{static_cast<Loss>(l), parameter_of(static_cast<Loss>(l)), 0.02, true};
        const auto gradient =
            gradient_of(Objective<double>(network, sample.rows, spec, true), sample.theta);
        const double value = reference::value(network, sample.theta, sample.rows, spec);
        int far = 0, compared = 0;
        for (std::size_t i = 0; i < sample.theta.size(); i += 1 + sample.theta.size() / 40) {
          const double numeric = (moved(network, sample.theta, i, step, sample.rows, spec) -
                                  moved(network, sample.theta, i, -step, sample.rows, spec)) /
                                 (2 * step);
          ++compared;
          const double size = 1 + std::fabs(value) + std::fabs(numeric);
          if (!(std::fabs(gradient[i] - numeric) <= difference_tolerance * size)) ++far;
        }
        CAPTURE(f);
        CAPTURE(l);
        // A step may cross a kink of the activation or of the loss; seldom does.
        const bool kinked = has_kink(hidden) || l == 1 || l == 2 || l == 4;
        CHECK(far <= (kinked ? compared / 20 : 0));
      }
}

TEST_CASE("a batch of all rows in order is the full gradient; rows of weight zero add nothing") {
  const Network network({3, 20, 2}, Activation::silu, Activation::identity, true);
  Sample<double> sample(network, 70, 5);
  for (int i = 50; i < 70; ++i) sample.w[i] = 0;
  sample.X[60 * 3] = std::numeric_limits<double>::infinity();
  const LossSpec spec;
  const Objective<double> objective(network, sample.rows, spec, false);
  const Objective<double> fewer(network, {sample.X.data(), sample.Y.data(), sample.w.data(), 50},
                                spec, true);
  auto workspace = objective.make_workspace();
  std::vector<std::int64_t> order(50);
  for (int i = 0; i < 50; ++i) order[i] = i;
  std::vector<double> gradient(network.n_params());
  const auto batch =
      objective.batch_gradient(sample.theta.data(), order.data(), 50, gradient.data(), workspace);
  const auto expected = gradient_of(fewer, sample.theta);
  for (std::size_t i = 0; i < gradient.size(); ++i)
    CHECK(gradient[i] == doctest::Approx(expected[i]).epsilon(1e-12));
  CHECK(batch.sum_weights == doctest::Approx(fewer.sum_weights()));
}

TEST_CASE("NaN in theta stays NaN; saturated units stay finite") {
  for (int f = 0; f < reference::n_activations; ++f) {
    const Network network({2, 5, 1}, static_cast<Activation>(f), Activation::identity, true);
    Sample<double> sample(network, 20, f);
    const Objective<double> objective(network, sample.rows, {}, true);
    auto workspace = objective.make_workspace();
    CAPTURE(f);
    for (double& t : sample.theta) t *= 200;
    CHECK(std::isfinite(objective.value(sample.theta.data(), workspace)));
    for (const double g : gradient_of(objective, sample.theta)) CHECK(std::isfinite(g));
    sample.theta[0] = std::nan("");
    CHECK(std::isnan(objective.value(sample.theta.data(), workspace)));
  }
}

TEST_CASE("predict equals the plain reference for any number of rows") {
  for (const auto& sizes : shapes) {
    const Network network(sizes, Activation::gelu, Activation::sigmoid, true);
    for (std::int64_t n : {1, 5, 1500}) {
      const Sample<double> sample(network, n, 3);
      std::vector<double> out(n * network.n_outputs());
      predict<double>(network, sample.theta.data(), sample.X.data(), n, out.data());
      for (std::int64_t i = 0; i < n; i += 1 + n / 9) {
        const auto expected =
            reference::output(network, sample.theta, sample.X.data() + i * network.n_features());
        for (int k = 0; k < network.n_outputs(); ++k)
          CHECK(out[i * network.n_outputs() + k] == doctest::Approx(expected[k]).epsilon(1e-12));
      }
    }
  }
}
