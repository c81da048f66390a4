// Networks that predict together, each heard by how sure it is of itself; for a few rows.
//
//   v_k = noise_k + |L_k^-1 J_k|^2                 the variance of member k, J_k = d f_k / d theta
//   f = sum_k s_k f_k + (1 - sum_k s_k) (sum f_k / v_k) / (sum 1 / v_k)
//
// with fixed shares s_k, and the last two sums over the members that have none. One output, linear.
// Reference: fitting/committee.py.
#pragma once

#include <cstdint>
#include <vector>

#include "curvesmith/buffer.h"
#include "curvesmith/kernels.h"
#include "curvesmith/network.h"

namespace curvesmith {

// Scaled values are (value - offset) / scale, column by column.
struct Columns {
  const double* offset;
  const double* scale;
};

class Committee {
 public:
  Committee() = default;
  Committee(const Committee&) = delete;
  Committee& operator=(const Committee&) = delete;

  // theta (n_params); inverse (n_params x n_params, row-major) = L^-1, lower triangular, L L^T the
  // inverse covariance of theta. All is copied.
  void add(const Network& network, const double* theta, const double* inverse, double noise,
           double share);

  // Inputs of all members; 0 if there is none.
  int n_features() const { return members_.empty() ? 0 : members_[0].network.n_features(); }

  // out (n) = f for X (n, n_features) row-major, in the units of x and y. Returns false, and writes
  // nothing, unless all of X is finite.
  bool predict(const double* X, int n, Columns x, Columns y, double* out) const;

 private:
  struct Member {
    Network network;
    Buffer<double> theta;
    Buffer<double> inverse;  // (L^-1)^T in panels, see committee.cpp
    double noise, share;
  };
  struct Desk;  // what the members write on
  void ask(const Member& member, int n, Desk& desk) const;

  std::vector<Member> members_;
  const Kernels<double>& kernels_ = kernels<double>();
};

}  // namespace curvesmith
