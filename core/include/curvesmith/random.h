// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195) and a shuffle drawn from it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace curvesmith {

class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  // A whole number in [0, n): the high half of next() * n (Lemire 2019, doi:10.1145/3230636,
  // without the rejection: for n below 2^32 the bias is under 2^-32).
  std::uint64_t below(std::uint64_t n) {
    return static_cast<std::uint64_t>((static_cast<unsigned __int128>(next()) * n) >> 64);
  }

 private:
  std::uint64_t state_;
};

// Fisher-Yates from the end.
inline void shuffle(std::vector<std::int64_t>& order, SplitMix64& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
}

}  // namespace curvesmith
