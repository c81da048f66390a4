// The Gauss-Newton model of the data term of an objective, for Levenberg-Marquardt and evidence:
//
//   H = scale * sum_i w_i sum_k c_ik  J_ik J_ik^T      J_ik = d f_ik / d theta
//   g = scale * sum_i w_i sum_k l'_ik J_ik             (the gradient of the data term)
//
// with the curvature c of the loss: squared 1; poisson exp(f) (Fisher's); huber and log_cosh
// l'(r)/r, the weight of iteratively reweighted least squares (Holland & Welsch 1977,
// doi:10.1080/03610927708827533). Other losses have none. J is whole in memory only for those who
// ask for it, as the square root of H:
//
//   A = sqrt(scale w_i c_ik) J_ik     e = sqrt(scale) w_i l'_ik / sqrt(w_i c_ik)
//   H = A^T A, g = A^T e
//
// Reference: NumpyObjective.normal_equations, output_equations, linearized.
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

  // The same for the n_output_params() parameters of the output layer alone, which costs little
  // more than the data term.
  double evaluate_output(const T* theta, T* H, T* g);

  // `evaluate` after `evaluate_output` for parameters that differ in the output layer alone: the
  // hidden layers are not run again where that can be helped. Writes H on and above the diagonal.
  double evaluate_moved(const T* theta, T* H, T* g);
  std::size_t n_output_params() const { return objective_.network().layers().back().n_params(); }

  // Writes e (n_outputs x n_rows) and, unless nullptr, A (n_params x n_outputs x n_rows).
  void linearize(const T* theta, T* A, T* e);

 private:
  using Block = typename Objective<T>::Block;
  void seed(const Block& block, int output);
  void backpropagate(const T* theta, const Block& block, std::size_t first_layer);
  template <class Each>
  void for_jacobians(const T* theta, const Block& block, std::size_t first_layer, Each each);
  double sum(const T* theta, std::size_t first_layer, std::size_t begin_forward, T* g);
  void copy_upper(std::size_t n, T* H) const;
  void copy_whole(std::size_t n, T* H) const;
  T scale() const { return static_cast<T>(objective_.scale(objective_.sum_weights())); }
  static std::size_t stride_of(std::size_t n) {
    return (n + padding<T> - 1) / padding<T> * padding<T>;
  }

  const Objective<T>& objective_;
  Workspace<T> workspace_;
  std::vector<Buffer<T>> D_;  // per layer: derivatives of one output
  Buffer<T> J_, scratch_, sums_, gradient_;
  Buffer<T> root_, error_, unused_;
};

}  // namespace curvesmith
