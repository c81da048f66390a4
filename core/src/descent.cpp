#include "curvesmith/descent.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace curvesmith {

// What one epoch adds up for its loss.
struct EpochSums {
  double data = 0;           // sum w l over all batches
  double weights = 0;        // sum w
  double penalty = 0;        // sum over batches of penalty (times the batch's sum w for mean)
  double gradient_norm = 0;  // of the last batch
};

std::optional<Method> find_method(std::string_view name) {
  const auto* found = std::find(std::begin(method_names), std::end(method_names), name);
  if (found == std::end(method_names)) return std::nullopt;
  return static_cast<Method>(found - std::begin(method_names));
}

template <class T>
Descent<T>::Descent(const Objective<T>& objective, const T* theta, DescentOptions options)
    : objective_(objective),
      options_(options),
      workspace_(objective.make_workspace()),
      theta_(theta, theta + objective.network().n_params()),
      gradient_(theta_.size()),
      first_(theta_.size()),
      second_(theta_.size()),
      is_weight_(theta_.size(), 0),
      random_(options.seed),
      learning_rate_(0) {
  const std::int64_t n = objective.n_rows();
  if (options_.batch_size <= 0 || options_.batch_size > n) options_.batch_size = n;
  batches_ = (n + options_.batch_size - 1) / options_.batch_size;
  if (batches_ > 1) {
    order_.resize(n);
    std::iota(order_.begin(), order_.end(), 0);
  }
  for (const Layer& layer : objective.network().layers())
    std::fill_n(is_weight_.begin() + layer.weights, layer.n_weights(), 1);
  learning_rate_ = next_learning_rate();
}

template <class T>
bool Descent<T>::run(std::int64_t n_epochs) {
  losses_.reserve(losses_.size() + n_epochs);
  gradient_norms_.reserve(gradient_norms_.size() + n_epochs);
  for (std::int64_t e = 0; e < n_epochs && finite_; ++e) finite_ = epoch();
  return finite_;
}

template <class T>
bool Descent<T>::epoch() {
  EpochSums sums;
  bool finite = true;
  if (batches_ == 1) {
    finite = step(nullptr, objective_.n_rows(), sums);
  } else {
    if (options_.shuffle) shuffle(order_, random_);
    for (std::int64_t b = 0; b < batches_ && finite; ++b) {
      const std::int64_t first = b * options_.batch_size;
      finite = step(order_.data() + first,
                    std::min(options_.batch_size, objective_.n_rows() - first), sums);
    }
  }
  const bool mean = objective_.spec().mean;
  const double penalty_count = mean ? sums.weights : static_cast<double>(batches_);
  const double loss = objective_.scale(sums.weights) * sums.data +
                      (penalty_count > 0 ? sums.penalty / penalty_count : 0);
  losses_.push_back(loss);
  gradient_norms_.push_back(sums.gradient_norm);
  if (options_.schedule.schedule == Schedule::plateau)
    plateau_.observe(loss, options_.schedule.patience);
  return finite && std::isfinite(loss);
}

template <class T>
bool Descent<T>::step(const std::int64_t* rows, std::int64_t n, EpochSums& sums) {
  const auto batch =
      rows == nullptr
          ? objective_.full_gradient(theta_.data(), gradient_.data(), workspace_)
          : objective_.batch_gradient(theta_.data(), rows, n, gradient_.data(), workspace_);
  sums.data += batch.data;
  sums.weights += batch.sum_weights;
  const double penalty = objective_.penalty(theta_.data());
  sums.penalty += penalty * (objective_.spec().mean ? batch.sum_weights : 1);
  if (options_.method != Method::adamw)
    objective_.add_penalty_gradient(theta_.data(), gradient_.data());
  double squares = 0;
  for (const T g : gradient_) squares += static_cast<double>(g) * static_cast<double>(g);
  sums.gradient_norm = std::sqrt(squares);
  if (!std::isfinite(batch.data + penalty) || !std::isfinite(squares)) return false;
  if (options_.clip_norm > 0 && sums.gradient_norm > options_.clip_norm) {
    const T factor = static_cast<T>(options_.clip_norm / sums.gradient_norm);
    for (T& g : gradient_) g *= factor;
  }
  learning_rate_ = next_learning_rate();
  update(learning_rate_);
  ++steps_;
  return true;
}

template <class T>
double Descent<T>::next_learning_rate() const {
  return learning_rate_at(options_.schedule, options_.learning_rate, steps_,
                          options_.n_epochs * batches_, epochs(), plateau_.reductions());
}

template <class T>
void Descent<T>::update(double rate) {
  const T lr = static_cast<T>(rate);
  const std::size_t n = theta_.size();
  T *theta = theta_.data(), *v = first_.data(), *s = second_.data();
  const T* g = gradient_.data();
  switch (options_.method) {
    case Method::gd:
    case Method::sgd:
      for (std::size_t i = 0; i < n; ++i) theta[i] -= lr * g[i];
      return;
    case Method::momentum: {
      const T m = static_cast<T>(options_.momentum);
      for (std::size_t i = 0; i < n; ++i) {
        v[i] = m * v[i] - lr * g[i];
        theta[i] += v[i];
      }
      return;
    }
    case Method::nesterov: {
      const T m = static_cast<T>(options_.momentum);
      for (std::size_t i = 0; i < n; ++i) {
        v[i] = m * v[i] - lr * g[i];
        theta[i] += m * v[i] - lr * g[i];
      }
      return;
    }
    case Method::rmsprop: {
      const T rho = static_cast<T>(options_.rho), epsilon = static_cast<T>(options_.epsilon);
      for (std::size_t i = 0; i < n; ++i) {
        s[i] = rho * s[i] + (1 - rho) * g[i] * g[i];
        theta[i] -= lr * g[i] / (std::sqrt(s[i]) + epsilon);
      }
      return;
    }
    case Method::adam:
    case Method::adamw: {
      const double t = static_cast<double>(steps_ + 1);
      const T b1 = static_cast<T>(options_.beta1), b2 = static_cast<T>(options_.beta2);
      const T correct1 = static_cast<T>(1 / (1 - std::pow(options_.beta1, t)));
      const T correct2 = static_cast<T>(1 / (1 - std::pow(options_.beta2, t)));
      const T epsilon = static_cast<T>(options_.epsilon);
      const T decay =
          options_.method == Method::adamw ? lr * static_cast<T>(objective_.spec().alpha) : T(0);
      for (std::size_t i = 0; i < n; ++i) {
        v[i] = b1 * v[i] + (1 - b1) * g[i];
        s[i] = b2 * s[i] + (1 - b2) * g[i] * g[i];
        theta[i] -= lr * (v[i] * correct1) / (std::sqrt(s[i] * correct2) + epsilon) +
                    (is_weight_[i] ? decay * theta[i] : T(0));
      }
      return;
    }
  }
}

template class Descent<float>;
template class Descent<double>;

}  // namespace curvesmith
