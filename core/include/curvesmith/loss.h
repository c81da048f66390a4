// The losses l(f, y) of one prediction f and target y.
// The formulas are in core/kernels/loss.inl, beside their derivatives.
#pragma once

#include <optional>
#include <string_view>

namespace curvesmith {

enum class Loss : int {
  squared,   // (f - y)^2 / 2
  absolute,  // |f - y|
  huber,     // |r| <= d: r^2 / 2, else d (|r| - d / 2), r = f - y; parameter d > 0
  log_cosh,  // log cosh (f - y)
  quantile,  // max(q (y - f), (q - 1) (y - f)); parameter 0 < q < 1
  poisson,   // exp(f) - y f + y log y - y: half the deviance, f the log of the rate, y >= 0
};

inline constexpr std::string_view loss_names[] = {"squared",  "absolute", "huber",
                                                  "log_cosh", "quantile", "poisson"};

// The loss called `name`, or nothing.
std::optional<Loss> find_loss(std::string_view name);

}  // namespace curvesmith
