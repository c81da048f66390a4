// Steps by variable projection, many at a time: the hidden layers by damped Gauss-Newton steps, the
// output layer solved for after each (or left where the step took it, `loose`). For the squared
// loss with a linear output and without a penalty. It is for small networks: systems of some tens
// of unknowns are solved here faster than a library can be called.
//
// Reference: solvers/projection.py, `settle`, `descend` and `advance`, step by step.
#pragma once

#include <cstdint>
#include <vector>

#include "curvesmith/normal_equations.h"

namespace curvesmith {

struct ProjectionOptions {
  double mu = 1e-2;     // damping of the hidden layers to begin with
  double ridge = 1e-8;  // damping of the output layer
  bool loose = false;
  double tol =
      0;  // ends once the value falls by less than this share of itself over `window` steps
  std::int64_t window = 10;
};

class Projection {
 public:
  // `objective` must outlive this object. Unless loose, the output layer is solved for at once.
  Projection(const Objective<double>& objective, const double* theta, ProjectionOptions options);

  // Takes up to n further steps; returns whether more may follow. How they are chunked changes
  // nothing.
  bool run(std::int64_t n);

  double value() const { return here_.value; }
  const std::vector<double>& theta() const { return here_.theta; }
  const std::vector<double>& values() const { return values_; }  // after each step
  const std::vector<double>& gradient_norms() const { return gradient_norms_; }

 private:
  struct Point {
    std::vector<double> theta, H, g;
    double value;
  };
  // A damped system: its solution lies in `step`.
  struct System {
    Buffer<double> C, step;
    std::vector<double> diagonal, extra;
  };
  bool solve(System& system, const std::vector<double>& H, const std::vector<double>& g);
  bool step();
  bool try_from(const Point& from);
  bool settle(double below);
  bool has_converged() const;

  NormalEquations<double> normal_;
  const Kernels<double>& kernels_;
  ProjectionOptions options_;
  std::size_t n_, n_hidden_;
  double mu_, factor_ = 2;
  bool ended_ = false;
  Point here_, trial_;
  System whole_, output_;
  std::vector<double> moved_, H_output_, g_output_;
  std::vector<double> values_, gradient_norms_;
};

}  // namespace curvesmith
