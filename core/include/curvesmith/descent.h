// The first-order training loop. It runs in chunks of epochs; the caller looks at the curves in
// between. Nothing is allocated inside a step. Reference: NumpyDescent in engines/numpy.py.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "curvesmith/objective.h"
#include "curvesmith/random.h"
#include "curvesmith/schedule.h"

namespace curvesmith {

// The update rules; g is the gradient, lr the learning rate of the step.
enum class Method : int {
  gd,        // theta -= lr g
  sgd,       // the same; the name says that batches are drawn
  momentum,  // v = m v - lr g; theta += v
  nesterov,  // v = m v - lr g; theta += m v - lr g
  rmsprop,   // s = rho s + (1 - rho) g^2; theta -= lr g / (sqrt s + epsilon)
  adam,      // Kingma & Ba 2015, arXiv:1412.6980, with bias correction
  adamw,     // adam on the loss without penalty, and W -= lr alpha W (Loshchilov & Hutter 2019)
};

inline constexpr std::string_view method_names[] = {"gd",      "sgd",  "momentum", "nesterov",
                                                    "rmsprop", "adam", "adamw"};

std::optional<Method> find_method(std::string_view name);

struct DescentOptions {
  Method method = Method::gd;
  double learning_rate = 0.1;
  double momentum = 0.9;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double rho = 0.9;
  double epsilon = 1e-8;
  std::int64_t batch_size = 0;  // 0 or >= n_rows: the full batch
  bool shuffle = true;          // batches only
  std::uint64_t seed = 0;
  std::int64_t n_epochs = 1;  // planned in all; the schedules that know their end use it
  double clip_norm = 0;       // 0: off; else g *= clip_norm / |g| where |g| > clip_norm
  ScheduleOptions schedule;
};

template <class T>
class Descent {
 public:
  // `objective` must outlive this object. theta (n_params) is copied.
  Descent(const Objective<T>& objective, const T* theta, DescentOptions options);

  // Runs up to n_epochs more. False once a loss or gradient is not finite: that epoch is recorded
  // and theta stays as it was before the step that failed.
  bool run(std::int64_t n_epochs);

  const std::vector<T>& theta() const { return theta_; }
  std::int64_t epochs() const { return static_cast<std::int64_t>(losses_.size()); }
  // Per epoch: the mean over its batches of the value before each update; the gradient norm of the
  // last batch, before clipping.
  const std::vector<double>& losses() const { return losses_; }
  const std::vector<double>& gradient_norms() const { return gradient_norms_; }
  double learning_rate() const { return learning_rate_; }
  bool finite() const { return finite_; }

 private:
  bool epoch();
  bool step(const std::int64_t* rows, std::int64_t n, struct EpochSums& sums);
  void update(double learning_rate);
  double next_learning_rate() const;

  const Objective<T>& objective_;
  DescentOptions options_;
  std::int64_t batches_;  // per epoch
  Workspace<T> workspace_;
  std::vector<T> theta_, gradient_, first_, second_;
  std::vector<char> is_weight_;
  std::vector<std::int64_t> order_;
  SplitMix64 random_;
  Plateau plateau_;
  std::vector<double> losses_, gradient_norms_;
  std::int64_t steps_ = 0;
  double learning_rate_;
  bool finite_ = true;
};

}  // namespace curvesmith
