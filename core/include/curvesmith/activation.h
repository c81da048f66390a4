// The activations f and what the layers need to know about them.
// The formulas are in core/kernels/activation.inl, beside their derivatives.
#pragma once

#include <optional>
#include <string_view>

namespace curvesmith {

enum class Activation : int {
  identity,
  relu,
  leaky_relu,  // max(z, 0.01 z)
  elu,         // z > 0: z, else exp(z) - 1
  gelu,        // z Phi(z), Phi the normal distribution function (exact, by erfc)
  silu,        // z / (1 + exp(-z))
  softplus,    // log(1 + exp(z))
  tanh,
  sigmoid,
  sine,
};

inline constexpr std::string_view activation_names[] = {
    "identity", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "tanh", "sigmoid", "sine"};

// The activation called `name`, or nothing.
std::optional<Activation> find_activation(std::string_view name);

}  // namespace curvesmith
