// A fully connected network and the layout of its parameters theta.
//
// Legend, used everywhere in core/:
//   n_in, n_out   inputs and units of one layer
//   W (n_out x n_in, row-major), b (n_out)   weights and biases of one layer
//   theta         all parameters in one vector, layer by layer W then b; no b if bias is false
//   z = W a + b, a_next = f(z)               f is `hidden` inside, `output` in the last layer
//   d_x           the derivative of the objective with respect to x
#pragma once

#include <cstddef>
#include <vector>

#include "curvesmith/activation.h"

namespace curvesmith {

struct Layer {
  int n_in;
  int n_out;
  bool bias;
  Activation activation;
  std::size_t weights;  // offset of W in theta
  std::size_t biases;   // offset of b in theta; equal to the next layer's `weights` without bias

  std::size_t n_weights() const { return static_cast<std::size_t>(n_in) * n_out; }
  std::size_t n_params() const { return n_weights() + (bias ? n_out : 0); }
};

class Network {
 public:
  // sizes: inputs, units of each hidden layer, outputs; at least two entries, all >= 1.
  Network(const std::vector<int>& sizes, Activation hidden, Activation output, bool bias);

  const std::vector<Layer>& layers() const { return layers_; }
  int n_features() const { return layers_.front().n_in; }
  int n_outputs() const { return layers_.back().n_out; }
  int widest() const;  // the most units or inputs of any layer
  std::size_t n_params() const;

 private:
  std::vector<Layer> layers_;
};

}  // namespace curvesmith
