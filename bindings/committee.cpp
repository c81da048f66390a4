#include "curvesmith/committee.h"

#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "objective.h"

namespace curvesmith::bindings {

namespace {

void add(Committee& committee, const std::vector<int>& sizes, const std::string& activation,
         const std::string& output_activation, bool bias, Vector<double> theta,
         Matrix<double> inverse, double noise, double share) {
  const Network network = make_network(sizes, activation, output_activation, bias);
  const std::size_t n = network.n_params();
  require_size("the outputs", network.n_outputs(), 1);
  require_size("theta", theta.shape(0), n);
  require_size("a row of the inverse factor", inverse.shape(1), n);
  require_size("the inverse factor", inverse.shape(0), n);
  if (committee.n_features() > 0)
    require_size("the inputs", network.n_features(), committee.n_features());
  committee.add(network, theta.data(), inverse.data(), noise, share);
}

bool predict(const Committee& committee, Matrix<double> X, Vector<double> x_offset,
             Vector<double> x_scale, Vector<double> y_offset, Vector<double> y_scale,
             OutVector<double> out) {
  const std::size_t n_features = committee.n_features();
  require_size("a row of X", X.shape(1), n_features);
  require_size("the offsets of X", x_offset.shape(0), n_features);
  require_size("the scales of X", x_scale.shape(0), n_features);
  require_size("the offset of y", y_offset.shape(0), 1);
  require_size("the scale of y", y_scale.shape(0), 1);
  require_size("the result", out.shape(0), X.shape(0));
  nb::gil_scoped_release released;
  return committee.predict(X.data(), static_cast<int>(X.shape(0)),
                           {x_offset.data(), x_scale.data()}, {y_offset.data(), y_scale.data()},
                           out.data());
}

}  // namespace

void bind_committee(nb::module_& module) {
  nb::class_<Committee>(module, "Committee")
      .def(nb::init<>())
      .def("add", &add, nb::arg("sizes"), nb::arg("activation"), nb::arg("output_activation"),
           nb::arg("bias"), nb::arg("theta"), nb::arg("inverse"), nb::arg("noise"),
           nb::arg("share"))
      .def("predict", &predict, nb::arg("X"), nb::arg("x_offset"), nb::arg("x_scale"),
           nb::arg("y_offset"), nb::arg("y_scale"), nb::arg("out"));
}

}  // namespace curvesmith::bindings
