#include "curvesmith/projection.h"

#include "objective.h"

namespace curvesmith::bindings {

void bind_projection(nb::module_& module) {
  nb::class_<Projection>(module, "Projection")
      .def(
          "__init__",
          [](Projection* self, const BoundObjective<double>& objective, Vector<double> theta,
             double mu, double ridge, bool loose, double tol, std::int64_t window) {
            require_size("theta", theta.shape(0), objective.core().network().n_params());
            new (self) Projection(objective.core(), theta.data(), {mu, ridge, loose, tol, window});
          },
          nb::keep_alive<1, 2>(), nb::arg("objective"), nb::arg("theta"), nb::arg("mu"),
          nb::arg("ridge"), nb::arg("loose"), nb::arg("tol"), nb::arg("window"))
      .def("run", &Projection::run, nb::arg("n"), nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("value", &Projection::value)
      .def_prop_ro(
          "theta", [](const Projection& self) { return to_array<double>(self.theta()); },
          nb::rv_policy::move)
      .def_prop_ro(
          "values", [](const Projection& self) { return to_array<double>(self.values()); },
          nb::rv_policy::move)
      .def_prop_ro(
          "gradient_norms",
          [](const Projection& self) { return to_array<double>(self.gradient_norms()); },
          nb::rv_policy::move);
}

}  // namespace curvesmith::bindings
