// The compute core as a Python module: a table of contents. What is bound lives in its own file.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "objective.h"
#include "curvesmith/descent.h"

namespace nb = nanobind;
using namespace curvesmith;

namespace {

template <class Names>
std::vector<std::string> list(const Names& names) {
  return {std::begin(names), std::end(names)};
}

}  // namespace

NB_MODULE(_core, module) {
  module.doc() = "Curvesmith's compute core: objectives, gradients and the first-order loop.";
  module.attr("version") = CURVESMITH_VERSION;
#if defined(__clang_version__)
  module.attr("compiler") = "Clang " __clang_version__;
#else
  module.attr("compiler") = "GCC " __VERSION__;
#endif
  module.def("instruction_set", [] { return std::string(name_of(instruction_set())); });
  module.attr("activation_names") = list(activation_names);
  module.attr("loss_names") = list(loss_names);
  module.attr("schedule_names") = list(schedule_names);
  module.attr("method_names") = list(method_names);
  bindings::bind_objective(module);
  bindings::bind_descent(module);
}
