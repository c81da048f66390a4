// The learning rate of each update. Reference: src/curvesmith/schedules.py.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace curvesmith {

enum class Schedule : int { constant, decay, step, cosine, one_cycle, plateau };

inline constexpr std::string_view schedule_names[] = {"constant", "decay",     "step",
                                                      "cosine",   "one_cycle", "plateau"};

std::optional<Schedule> find_schedule(std::string_view name);

struct ScheduleOptions {
  Schedule schedule = Schedule::constant;
  double decay = 0.01;
  std::int64_t step_epochs = 100;
  double factor = 0.5;
  std::int64_t patience = 10;
};

// The plateau schedule's memory: how often the rate was lowered, and since when nothing improved.
class Plateau {
 public:
  // A loss improves if it falls by more than 1e-4 of the best so far.
  void observe(double epoch_loss, std::int64_t patience);
  int reductions() const { return reductions_; }

 private:
  std::optional<double> best_;
  std::int64_t waited_ = 0;
  int reductions_ = 0;
};

// step counts updates from 0, n_steps is their planned number, epoch counts from 0.
double learning_rate_at(const ScheduleOptions& options, double base, std::int64_t step,
                        std::int64_t n_steps, std::int64_t epoch, int reductions);

}  // namespace curvesmith
