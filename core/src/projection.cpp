#include "curvesmith/projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace curvesmith {

namespace {

// Those of solvers/damping.py.
constexpr double least_ratio = 1e-4;
constexpr double least_damping = 1e-15;
constexpr double most_damping = 1e16;
constexpr double roundings = 4 * std::numeric_limits<double>::epsilon();
constexpr double least_curvature = 1e-14;

std::size_t padded(std::size_t n) {
  return (n + padding<double> - 1) / padding<double> * padding<double>;
}

double dot(const double* a, const double* b, std::size_t n) {
  return std::inner_product(a, a + n, b, 0.0);
}

// The diagonal of H, with a floor under it.
void diagonal_of(const std::vector<double>& H, std::vector<double>& diagonal) {
  const std::size_t n = diagonal.size();
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) largest = std::max(largest, diagonal[i] = H[i * n + i]);
  const double floor = largest > 0 ? least_curvature * largest : 1;
  for (double& d : diagonal) d = std::max(d, floor);
}

}  // namespace

Projection::Projection(const Objective<double>& objective, const double* theta,
                       ProjectionOptions options)
    : normal_(objective),
      kernels_(objective.kernels()),
      options_(options),
      n_(objective.network().n_params()),
      n_hidden_(n_ - normal_.n_output_params()),
      mu_(options.mu) {
  for (Point* point : {&here_, &trial_}) {
    point->theta.assign(theta, theta + n_);
    point->H.resize(n_ * n_);
    point->g.resize(n_);
  }
  const std::size_t n_output = n_ - n_hidden_;
  H_output_.resize(n_output * n_output);
  g_output_.resize(n_output);
  for (auto [system, n] : {std::pair{&whole_, n_}, std::pair{&output_, n_output}}) {
    system->C = Buffer<double>(padded(n) * padded(n));
    system->step = Buffer<double>(padded(n));
    system->diagonal.resize(n);
    system->extra.resize(n);
  }
  if (options_.loose) {
    here_.value = normal_.evaluate(theta, here_.H.data(), here_.g.data());
  } else {
    settle(std::numeric_limits<double>::infinity());
    std::swap(here_, trial_);
  }
}

// system.step = s of (H + diag(extra)) s = -g; returns false if there is none in float64.
bool Projection::solve(System& system, const std::vector<double>& H, const std::vector<double>& g) {
  const std::size_t n = g.size(), stride = padded(n);
  double* C = system.C.data();
  for (std::size_t i = 0; i < n; ++i) {
    std::copy(H.data() + i * n + i, H.data() + (i + 1) * n, C + i * stride + i);
    C[i * stride + i] += system.extra[i];
    system.step.data()[i] = -g[i];
  }
  if (!kernels_.factorize(C, static_cast<int>(n), static_cast<int>(stride))) return false;
  kernels_.solve(C, static_cast<int>(n), static_cast<int>(stride), system.step.data());
  return std::all_of(system.step.data(), system.step.data() + n,
                     [](double s) { return std::isfinite(s); });
}

// The output layer of trial_.theta solved for, and the model there; returns false, with what was
// expected as the value and no model, if that is not below.
bool Projection::settle(double below) {
  const double before =
      normal_.evaluate_output(trial_.theta.data(), H_output_.data(), g_output_.data());
  diagonal_of(H_output_, output_.diagonal);
  for (std::size_t i = 0; i < g_output_.size(); ++i)
    output_.extra[i] = options_.ridge * output_.diagonal[i];
  const bool solved = solve(output_, H_output_, g_output_);
  trial_.value = before;
  const double* s = output_.step.data();
  if (solved) trial_.value += std::min(dot(g_output_.data(), s, g_output_.size()) / 2, 0.0);
  if (std::isfinite(below) && !(trial_.value < below)) return false;
  if (solved) {
    moved_ = trial_.theta;
    for (std::size_t i = 0; i < g_output_.size(); ++i) moved_[n_hidden_ + i] += s[i];
    trial_.value = normal_.evaluate_moved(moved_.data(), trial_.H.data(), trial_.g.data());
    if (trial_.value < before) {
      std::swap(trial_.theta, moved_);
      return true;
    }
  }
  trial_.value = normal_.evaluate_moved(trial_.theta.data(), trial_.H.data(), trial_.g.data());
  return true;
}

// Steps with ever more damping of the hidden layers, until one is taken; returns false if none is.
bool Projection::step() {
  diagonal_of(here_.H, whole_.diagonal);
  const auto refuse = [&] {
    mu_ *= factor_;
    factor_ *= 2;
  };
  while (mu_ < most_damping) {
    for (std::size_t i = 0; i < n_; ++i)
      whole_.extra[i] = (i < n_hidden_ ? mu_ : options_.ridge) * whole_.diagonal[i];
    if (!solve(whole_, here_.H, here_.g)) {
      refuse();
      continue;
    }
    const double* s = whole_.step.data();
    double damped = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      damped += whole_.extra[i] * s[i] * s[i];
      trial_.theta[i] = here_.theta[i] + s[i];
    }
    const double predicted = (damped - dot(here_.g.data(), s, n_)) / 2;
    if (!(predicted > roundings * std::fabs(here_.value))) return false;
    try_from(here_);
    const double ratio = (here_.value - trial_.value) / predicted;
    if (std::isfinite(trial_.value) && ratio > least_ratio) {
      const double surplus = 2 * std::min(ratio, 1.0) - 1;
      mu_ = std::max(mu_ * std::max(1.0 / 3, 1 - surplus * surplus * surplus), least_damping);
      factor_ = 2;
      std::swap(here_, trial_);
      return true;
    }
    refuse();
  }
  return false;
}

// The value at trial_.theta, and the model there if that is below the one from where the step set
// out.
bool Projection::try_from(const Point& from) {
  if (!options_.loose) return settle(from.value);
  trial_.value = normal_.evaluate(trial_.theta.data(), trial_.H.data(), trial_.g.data());
  return trial_.value < from.value;
}

bool Projection::has_converged() const {
  const std::size_t window = static_cast<std::size_t>(options_.window);
  if (options_.tol == 0 || values_.size() <= window) return false;
  const double before = values_[values_.size() - 1 - window];
  return before - values_.back() <= options_.tol * std::fabs(before);
}

bool Projection::run(std::int64_t n) {
  for (std::int64_t k = 0; k < n && !ended_; ++k) {
    if (!step()) {
      ended_ = true;
      break;
    }
    values_.push_back(here_.value);
    gradient_norms_.push_back(std::sqrt(dot(here_.g.data(), here_.g.data(), n_)));
    ended_ = has_converged();
  }
  return !ended_;
}

}  // namespace curvesmith
