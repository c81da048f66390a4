#include <doctest/doctest.h>

#include "curvesmith/loss.h"
#include "curvesmith/network.h"

using namespace curvesmith;

TEST_CASE("theta holds W then b, layer by layer") {
  const Network network({2, 3, 1}, Activation::tanh, Activation::identity, true);
  CHECK(network.n_params() == 2 * 3 + 3 + 3 * 1 + 1);
  CHECK(network.layers()[0].weights == 0);
  CHECK(network.layers()[0].biases == 6);
  CHECK(network.layers()[1].weights == 9);
  CHECK(network.layers()[1].biases == 12);
  CHECK(network.layers()[0].activation == Activation::tanh);
  CHECK(network.layers()[1].activation == Activation::identity);
}

TEST_CASE("a network without biases has no b") {
  const Network network({2, 3, 1}, Activation::relu, Activation::tanh, false);
  CHECK(network.n_params() == 9);
  CHECK(network.layers()[1].weights == 6);
}

TEST_CASE("every name is found at its place, and no other") {
  int place = 0;
  for (auto name : activation_names) CHECK(static_cast<int>(*find_activation(name)) == place++);
  place = 0;
  for (auto name : loss_names) CHECK(static_cast<int>(*find_loss(name)) == place++);
  CHECK_FALSE(find_activation("Tanh"));
  CHECK_FALSE(find_loss(""));
}
