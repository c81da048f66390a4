#include "curvesmith/network.h"

#include <algorithm>
#include <cassert>

#include "curvesmith/loss.h"

namespace curvesmith {

namespace {

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::string_view (&names)[N], std::string_view name) {
  const auto* found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(names));
}

}  // namespace

std::optional<Activation> find_activation(std::string_view name) {
  return find_name<Activation>(activation_names, name);
}

std::optional<Loss> find_loss(std::string_view name) { return find_name<Loss>(loss_names, name); }

Network::Network(const std::vector<int>& sizes, Activation hidden, Activation output, bool bias) {
  assert(sizes.size() >= 2 && *std::min_element(sizes.begin(), sizes.end()) >= 1);
  std::size_t offset = 0;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const bool last = l + 2 == sizes.size();
    Layer layer{sizes[l], sizes[l + 1], bias, last ? output : hidden, offset, 0};
    layer.biases = offset + layer.n_weights();
    offset += layer.n_params();
    layers_.push_back(layer);
  }
}

int Network::widest() const {
  int widest = n_features();
  for (const Layer& layer : layers_) widest = std::max(widest, layer.n_out);
  return widest;
}

std::size_t Network::n_params() const { return layers_.back().weights + layers_.back().n_params(); }

}  // namespace curvesmith
