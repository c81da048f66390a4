// The objective written plainly, in double, one row at a time: the oracle of the core's tests.
#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "curvesmith/objective.h"

namespace reference {

using namespace curvesmith;

inline constexpr int n_activations = static_cast<int>(std::size(activation_names));

inline double activation(Activation f, double z) {
  switch (f) {
    case Activation::identity: return z;
    case Activation::relu: return z > 0 ? z : 0;
    case Activation::leaky_relu: return z > 0 ? z : 0.01 * z;
    case Activation::elu: return z > 0 ? z : std::expm1(z);
    case Activation::gelu: return z * 0.5 * std::erfc(-z / std::sqrt(2.0));
    case Activation::silu: return z / (1 + std::exp(-z));
    case Activation::softplus: return std::fmax(z, 0) + std::log1p(std::exp(-std::fabs(z)));
    case Activation::tanh: return std::tanh(z);
    case Activation::sigmoid: return 1 / (1 + std::exp(-z));
    case Activation::sine: return std::sin(z);
  }
  return 0;
}

inline double loss(Loss l, double p, double f, double y) {
  const double r = f - y;
  switch (l) {
    case Loss::squared: return r * r / 2;
    case Loss::absolute: return std::fabs(r);
    case Loss::huber: return std::fabs(r) <= p ? r * r / 2 : p * (std::fabs(r) - p / 2);
    case Loss::log_cosh:
      return std::fabs(r) + std::log1p(std::exp(-2 * std::fabs(r))) - std::log(2.0);
    case Loss::quantile: return std::fmax(p * -r, (p - 1) * -r);
    case Loss::poisson: return std::exp(f) - y * f + (y > 0 ? y * std::log(y) : 0) - y;
  }
  return 0;
}

template <class T>
std::vector<double> output(const Network& network, const std::vector<T>& theta, const T* x) {
  std::vector<double> a(x, x + network.n_features());
  for (const Layer& layer : network.layers()) {
    std::vector<double> next(layer.n_out);
    for (int j = 0; j < layer.n_out; ++j) {
      double z = layer.bias ? theta[layer.biases + j] : 0;
      for (int k = 0; k < layer.n_in; ++k) z += theta[layer.weights + j * layer.n_in + k] * a[k];
      next[j] = activation(layer.activation, z);
    }
    a = next;
  }
  return a;
}

template <class T>
double value(const Network& network, const std::vector<T>& theta, Rows<T> rows, LossSpec spec) {
  double data = 0, weights = 0, squares = 0;
  for (std::int64_t i = 0; i < rows.n; ++i) {
    const double w = rows.w == nullptr ? 1 : rows.w[i];
    const auto f = output(network, theta, rows.X + i * network.n_features());
    for (int k = 0; k < network.n_outputs(); ++k)
      data += w * loss(spec.loss, spec.parameter, f[k], rows.Y[i * network.n_outputs() + k]);
    weights += w;
  }
  for (const Layer& layer : network.layers())
    for (std::size_t i = 0; i < layer.n_weights(); ++i)
      squares += std::pow(theta[layer.weights + i], 2);
  return data * (spec.mean ? 1 / weights : 1) + spec.alpha / 2 * squares;
}

// Normal numbers; targets are made positive so that every loss accepts them.
template <class T>
struct Sample {
  std::vector<T> X, Y, w, theta;
  Rows<T> rows;

  Sample(const Network& network, std::int64_t n, unsigned seed, bool weighted = true) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const auto draw = [&](std::size_t count, double scale) {
      std::vector<T> numbers(count);
      for (T& x : numbers) x = static_cast<T>(scale * normal(random));
      return numbers;
    };
    X = draw(n * network.n_features(), 1);
    Y = draw(n * network.n_outputs(), 1);
    for (T& y : Y) y = std::fabs(y);
    w = draw(n, 1);
    for (T& weight : w) weight = std::fabs(weight);
    theta = draw(network.n_params(), 0.6);
    rows = {X.data(), Y.data(), weighted ? w.data() : nullptr, n};
  }
};

}  // namespace reference
