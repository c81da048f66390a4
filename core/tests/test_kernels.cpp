// Activations over their whole range, through a network that is only the activation; and kernels
// that do the work of two.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "curvesmith/objective.h"
#include "reference.h"

using namespace curvesmith;

namespace {

template <class T>
std::vector<T> applied(Activation f, const std::vector<T>& z) {
  const Network network({1, 1}, f, f, false);
  const T one = 1;
  std::vector<T> out(z.size());
  predict<T>(network, &one, z.data(), static_cast<std::int64_t>(z.size()), out.data());
  return out;
}

template <class T>
std::vector<T> grid() {
  std::vector<T> z;
  for (double x = 1e-12; x < (sizeof(T) == 8 ? 1e7 : 1e4); x *= 1.013) {
    z.push_back(static_cast<T>(x));
    z.push_back(static_cast<T>(-x));
  }
  return z;
}

// Units in the last place allowed, of the larger of the result and 1e-3 (tails of gelu and sigmoid
// are compared absolutely there: exp(-x^2) magnifies the rounding of x).
template <class T>
constexpr double tolerance = sizeof(T) == 8 ? 4e-15 : 1.5e-6;

}  // namespace

TEST_CASE_TEMPLATE("activations equal the C library's over their whole range", T, float, double) {
  const auto z = grid<T>();
  for (int f = 0; f < reference::n_activations; ++f) {
    const auto a = applied<T>(static_cast<Activation>(f), z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double expected =
          reference::activation(static_cast<Activation>(f), static_cast<double>(z[i]));
      CAPTURE(f);
      CAPTURE(z[i]);
      CHECK(std::fabs(a[i] - expected) <=
            tolerance<T> * std::fmax(std::fabs(expected), std::fmin(1e-3, std::fabs(z[i]))));
    }
  }
}

TEST_CASE_TEMPLATE("infinities and NaN go where the formulas send them", T, float, double) {
  const T infinity = std::numeric_limits<T>::infinity();
  const std::vector<T> z = {infinity, -infinity, std::numeric_limits<T>::quiet_NaN(), 0};
  const auto tanh = applied<T>(Activation::tanh, z);
  CHECK(tanh[0] == doctest::Approx(1));
  CHECK(tanh[1] == doctest::Approx(-1));
  CHECK(std::isinf(applied<T>(Activation::relu, z)[0]));
  CHECK(std::isnan(applied<T>(Activation::sine, z)[0]));
  for (int f = 0; f < reference::n_activations; ++f) {
    CAPTURE(f);
    CHECK(std::isnan(applied<T>(static_cast<Activation>(f), z)[2]));
  }
}

// Eight roundings: the tables and quotients behind it take a few each.
TEST_CASE_TEMPLATE("tanh is accurate relative to itself, however small", T, float, double) {
  const double eps = sizeof(T) == 8 ? 0x1p-53 : 0x1p-24;
  const auto z = grid<T>();
  const auto a = applied<T>(Activation::tanh, z);
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double expected = std::tanh(static_cast<double>(z[i]));
    CAPTURE(z[i]);
    CHECK(std::fabs(a[i] - expected) <= 8 * eps * std::fabs(expected));
  }
}

// 33 inputs and 7 units leave tiles of every height; 80 and 16 rows tiles of every width.
TEST_CASE_TEMPLATE("the way back in one pass equals its two steps", T, float, double) {
  constexpr int n_in = 33, n_out = 7, ld = 80;
  const Kernels<T>& kernel = kernels<T>();
  const auto filled = [](std::size_t size) {
    Buffer<T> numbers(size);
    for (std::size_t i = 0; i < size; ++i)
      numbers.data()[i] = static_cast<T>(std::sin(1.0 + static_cast<double>(i * i)));
    return numbers;
  };
  const Buffer<T> W = filled(n_in * n_out), D = filled(n_out * ld), A = filled(n_in * ld);
  const LayerView<T> layer{W.data(), nullptr, n_in, n_out, Activation::identity};
  for (int f = 0; f < reference::n_activations; ++f)
    for (const int rows : {16, ld}) {
      const LayerView<T> below{nullptr, nullptr, 1, n_in, static_cast<Activation>(f)};
      Buffer<T> stepwise(n_in * ld), sums = filled(n_in * padding<T>);
      Buffer<T> at_once(n_in * ld), sums_at_once = filled(n_in * padding<T>);
      kernel.backward_input(layer, D.data(), stepwise.data(), rows, ld);
      kernel.backward_activation(below, A.data(), A.data(), stepwise.data(), sums.data(), rows, ld);
      kernel.backward_hidden(layer, below.activation, D.data(), A.data(), A.data(), at_once.data(),
                             sums_at_once.data(), rows, ld);
      CAPTURE(f);
      CAPTURE(rows);
      for (std::size_t i = 0; i < stepwise.size(); ++i)
        CHECK(std::fabs(at_once.data()[i] - stepwise.data()[i]) <= tolerance<T>);
      for (std::size_t i = 0; i < sums.size(); ++i)
        CHECK(std::fabs(sums_at_once.data()[i] - sums.data()[i]) <= 10 * tolerance<T>);
    }
}
