#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "curvesmith/descent.h"
#include "reference.h"

using namespace curvesmith;
using reference::Sample;

namespace {

constexpr int n_methods = std::size(method_names);
constexpr int n_schedules = std::size(schedule_names);

const Network network({2, 6, 1}, Activation::tanh, Activation::identity, true);

std::vector<double> after(const Objective<double>& objective, const std::vector<double>& theta,
                          DescentOptions options, std::initializer_list<int> chunks) {
  Descent<double> descent(objective, theta.data(), options);
  for (int epochs : chunks) descent.run(epochs);
  return descent.theta();
}

}  // namespace

TEST_CASE("gradient descent is theta - lr g") {
  const Sample<double> sample(network, 40, 1);
  const Objective<double> objective(network, sample.rows, {Loss::squared, 0, 0.1, true}, true);
  auto workspace = objective.make_workspace();
  std::vector<double> gradient(network.n_params());
  objective.value_and_gradient(sample.theta.data(), gradient.data(), workspace);
  DescentOptions options;
  options.learning_rate = 0.25;
  const auto theta = after(objective, sample.theta, options, {1});
  for (std::size_t i = 0; i < theta.size(); ++i)
    CHECK(theta[i] == doctest::Approx(sample.theta[i] - 0.25 * gradient[i]).epsilon(1e-14));
}

TEST_CASE("every method and schedule lowers the loss, and chunks do not change a bit") {
  const Sample<double> sample(network, 60, 2);
  const Objective<double> objective(network, sample.rows, {}, false);
  for (int m = 0; m < n_methods; ++m)
    for (int s = 0; s < n_schedules; ++s)
      for (std::int64_t batch : {0, 7, 1}) {
        DescentOptions options;
        options.method = static_cast<Method>(m);
        options.learning_rate = 0.01;
        options.batch_size = batch;
        options.n_epochs = 30;
        options.clip_norm = 5;
        options.schedule.schedule = static_cast<Schedule>(s);
        Descent<double> whole(objective, sample.theta.data(), options);
        CHECK(whole.run(30));
        CAPTURE(m);
        CAPTURE(s);
        CHECK(whole.losses().back() < whole.losses().front());
        CHECK(whole.theta() == after(objective, sample.theta, options, {1, 4, 25}));
      }
}

TEST_CASE("a diverging run stops, keeps its last finite theta and says so") {
  const Sample<double> sample(network, 60, 3);
  const Network relu({2, 6, 1}, Activation::relu, Activation::identity, true);
  const Objective<double> objective(relu, sample.rows, {Loss::squared, 0, 0, false}, true);
  DescentOptions options;
  options.learning_rate = 10;
  Descent<double> descent(objective, sample.theta.data(), options);
  CHECK_FALSE(descent.run(1000));
  CHECK_FALSE(descent.run(10));
  CHECK(descent.epochs() < 1000);
  CHECK(descent.losses().size() == descent.gradient_norms().size());
  for (const double t : descent.theta()) CHECK(std::isfinite(t));
}

TEST_CASE("schedules start at their first rate and end near their last") {
  ScheduleOptions options;
  CHECK(learning_rate_at(options, 0.1, 50, 100, 50, 0) == 0.1);
  options.schedule = Schedule::cosine;
  CHECK(learning_rate_at(options, 0.1, 0, 100, 0, 0) == doctest::Approx(0.1));
  CHECK(learning_rate_at(options, 0.1, 100, 100, 99, 0) == doctest::Approx(0));
  options.schedule = Schedule::one_cycle;
  CHECK(learning_rate_at(options, 0.1, 0, 100, 0, 0) == doctest::Approx(0.004));
  CHECK(learning_rate_at(options, 0.1, 30, 100, 0, 0) == doctest::Approx(0.1));
  CHECK(learning_rate_at(options, 0.1, 100, 100, 0, 0) == doctest::Approx(1e-5));
  options.schedule = Schedule::step;
  CHECK(learning_rate_at(options, 0.1, 0, 100, 250, 0) == doctest::Approx(0.025));
  options.schedule = Schedule::decay;
  CHECK(learning_rate_at(options, 0.1, 0, 100, 100, 0) == doctest::Approx(0.05));
}

TEST_CASE("the plateau waits, lowers and waits again") {
  Plateau plateau;
  for (double loss : {1.0, 0.9, 0.9, 0.9, 0.9, 0.9}) plateau.observe(loss, 2);
  CHECK(plateau.reductions() == 2);
}

TEST_CASE("the shuffle is a permutation that its seed decides") {
  std::vector<std::int64_t> a(100), b(100);
  for (int i = 0; i < 100; ++i) a[i] = b[i] = i;
  SplitMix64 first(7), second(7);
  shuffle(a, first);
  shuffle(b, second);
  CHECK(a == b);
  std::vector<bool> seen(100, false);
  for (auto i : a) seen[i] = true;
  CHECK(std::count(seen.begin(), seen.end(), true) == 100);
  CHECK(a != std::vector<std::int64_t>(100, 0));
}
