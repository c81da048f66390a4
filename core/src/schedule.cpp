#include "curvesmith/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace curvesmith {

namespace {

// Smith & Topin 2019, doi:10.1117/12.2520589: a linear rise, then half a cosine down.
double one_cycle(double p) {
  constexpr double rise = 0.3, first = 1.0 / 25, last = 1e-4;
  if (p < rise) return first + (1 - first) * p / rise;
  const double q = (p - rise) / (1 - rise);
  return last + (1 - last) * (1 + std::cos(std::numbers::pi * q)) / 2;
}

}  // namespace

std::optional<Schedule> find_schedule(std::string_view name) {
  const auto* found = std::find(std::begin(schedule_names), std::end(schedule_names), name);
  if (found == std::end(schedule_names)) return std::nullopt;
  return static_cast<Schedule>(found - std::begin(schedule_names));
}

void Plateau::observe(double epoch_loss, std::int64_t patience) {
  if (!best_ || epoch_loss < *best_ - 1e-4 * std::abs(*best_)) {
    best_ = epoch_loss;
    waited_ = 0;
  } else if (++waited_ >= patience) {
    ++reductions_;
    waited_ = 0;
  }
}

double learning_rate_at(const ScheduleOptions& options, double base, std::int64_t step,
                        std::int64_t n_steps, std::int64_t epoch, int reductions) {
  const double p = std::min(
      1.0, static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, n_steps)));
  switch (options.schedule) {
    case Schedule::constant: return base;
    case Schedule::decay: return base / (1 + options.decay * static_cast<double>(epoch));
    case Schedule::step:
      return base * std::pow(options.factor, static_cast<double>(epoch / options.step_epochs));
    case Schedule::cosine: return base * (1 + std::cos(std::numbers::pi * p)) / 2;
    case Schedule::one_cycle: return base * one_cycle(p);
    case Schedule::plateau: return base * std::pow(options.factor, reductions);
  }
  return base;
}

}  // namespace curvesmith
