// The compute core as a Python module: a table of contents. What is bound lives in its own file.
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <map>
#include <string>
#include <vector>

#include "curvesmith/descent.h"
#include "objective.h"

namespace nb = nanobind;
using namespace curvesmith;

namespace {

template <class Names>
std::vector<std::string> list(const Names& names) {
  return {std::begin(names), std::end(names)};
}

// How this binary was made and which kernels it runs here.
std::map<std::string, std::string> build_info() {
#if defined(__clang_version__)
  const std::string compiler = "Clang " __clang_version__;
#else
  const std::string compiler = "GCC " __VERSION__;
#endif
  return {{"version", CURVESMITH_VERSION},
          {"compiler", compiler},
          {"instruction_set", name_of(instruction_set())}};
}

}  // namespace

NB_MODULE(_core, module) {
  module.doc() = "Curvesmith's compute core: objectives, gradients and the first-order loop.";
  module.def("build_info", &build_info);
  module.def("activation_names", [] { return list(activation_names); });
  module.def("loss_names", [] { return list(loss_names); });
  module.def("schedule_names", [] { return list(schedule_names); });
  module.def("method_names", [] { return list(method_names); });
  bindings::bind_objective(module);
  bindings::bind_descent(module);
  bindings::bind_committee(module);
  bindings::bind_projection(module);
}
