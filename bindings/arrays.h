// Arrays at the border: what the core may assume is checked here, once.
#pragma once

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <stdexcept>
#include <string>

namespace curvesmith::bindings {

namespace nb = nanobind;

template <class T>
using Matrix = nb::ndarray<const T, nb::numpy, nb::ndim<2>, nb::c_contig, nb::device::cpu>;
template <class T>
using Vector = nb::ndarray<const T, nb::numpy, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
template <class T>
using OutMatrix = nb::ndarray<T, nb::numpy, nb::ndim<2>, nb::c_contig, nb::device::cpu>;
template <class T>
using OutVector = nb::ndarray<T, nb::numpy, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

inline void require_size(const char* what, std::size_t got, std::size_t expected) {
  if (got == expected) return;
  throw std::invalid_argument(std::string("Internal error: ") + what + " has " +
                              std::to_string(got) + " entries, expected " +
                              std::to_string(expected) + ".");
}

template <class Find>
auto parse(const char* what, const std::string& name, Find find) {
  const auto found = find(name);
  if (!found) throw std::invalid_argument(std::string("unknown ") + what + " '" + name + "'");
  return *found;
}

// A new NumPy array that owns a copy of `values`.
template <class T, class Source>
nb::ndarray<nb::numpy, T, nb::ndim<1>> to_array(const Source& values) {
  T* data = new T[values.size()];
  for (std::size_t i = 0; i < values.size(); ++i) data[i] = values[i];
  nb::capsule owner(data, [](void* p) noexcept { delete[] static_cast<T*>(p); });
  return nb::ndarray<nb::numpy, T, nb::ndim<1>>(data, {values.size()}, owner);
}

}  // namespace curvesmith::bindings
