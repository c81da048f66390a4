// Activations over their whole range, through a network that is only the activation.
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
