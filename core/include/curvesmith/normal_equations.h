// The Gauss-Newton model of the data term of an objective, for Levenberg-Marquardt and evidence:
//
//   H = scale * sum_i w_i sum_k c_ik  J_ik J_ik^T      J_ik = d f_ik / d theta
//   g = scale * sum_i w_i sum_k l'_ik J_ik             (the gradient of the data term)
//
// with the curvature c of the loss: squared 1; poisson exp(f) (Fisher's); huber and log_cosh
// l'(r)/r, the weight of iteratively reweighted least squares (Holland & Welsch 1977,
// doi:10.1080/03610927708827533). Other losses have none. J is never whole in memory.
// Reference: NumpyObjective.normal_equations.
#pragma once

#include "curvesmith/objective.h"

namespace curvesmith {

// Whether `loss` has a curvature above.
bool has_curvature(Loss loss);

template <class T>
class NormalEquations {
 public:
  // `objective` must outlive this object. Blocks are of the objective's own size.
  explicit NormalEquations(const Objective<T>& objective);

  // Returns the data term; writes H (n_params x n_params, symmetric, row-major) and g (n_params).
  double evaluate(const T* theta, T* H, T* g);

 private:
  void add_output(const T* theta, const typename Objective<T>::Block& block, int output);

  const Objective<T>& objective_;
  int stride_;  // of sums_: n_params rounded up
  Workspace<T> workspace_;
  std::vector<Buffer<T>> D_;  // per layer: derivatives of one output
  Buffer<T> J_, scratch_, sums_, gradient_;
  Buffer<T> root_, error_, unused_;
};

}  // namespace curvesmith
