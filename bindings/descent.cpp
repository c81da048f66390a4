#include "curvesmith/descent.h"

#include <nanobind/stl/string.h>

#include "objective.h"

namespace curvesmith::bindings {

namespace {

template <class T>
void bind_descent_of(nb::module_& module, const char* name) {
  using Bound = Descent<T>;
  nb::class_<Bound>(module, name)
      .def(
          "__init__",
          [](Bound* self, const BoundObjective<T>& objective, Vector<T> theta,
             const std::string& method, double learning_rate, double momentum, double beta1,
             double beta2, double rho, double epsilon, std::int64_t batch_size, bool shuffle,
             std::uint64_t seed, std::int64_t n_epochs, double clip_norm,
             const std::string& schedule, double decay, std::int64_t step_epochs, double factor,
             std::int64_t patience) {
            require_size("theta", theta.shape(0), objective.core().network().n_params());
            DescentOptions options;
            options.method = parse("method", method, find_method);
            options.learning_rate = learning_rate;
            options.momentum = momentum;
            options.beta1 = beta1;
            options.beta2 = beta2;
            options.rho = rho;
            options.epsilon = epsilon;
            options.batch_size = batch_size;
            options.shuffle = shuffle;
            options.seed = seed;
            options.n_epochs = n_epochs;
            options.clip_norm = clip_norm;
            options.schedule = {parse("schedule", schedule, find_schedule), decay, step_epochs,
                                factor, patience};
            new (self) Bound(objective.core(), theta.data(), options);
          },
          nb::keep_alive<1, 2>(), nb::arg("objective"), nb::arg("theta"), nb::arg("method"),
          nb::arg("learning_rate"), nb::arg("momentum"), nb::arg("beta1"), nb::arg("beta2"),
          nb::arg("rho"), nb::arg("epsilon"), nb::arg("batch_size"), nb::arg("shuffle"),
          nb::arg("seed"), nb::arg("n_epochs"), nb::arg("clip_norm"), nb::arg("schedule"),
          nb::arg("decay"), nb::arg("step_epochs"), nb::arg("factor"), nb::arg("patience"))
      .def("run", &Bound::run, nb::arg("n_epochs"), nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro(
          "theta", [](const Bound& self) { return to_array<T>(self.theta()); }, nb::rv_policy::move)
      .def_prop_ro("epochs", &Bound::epochs)
      .def_prop_ro(
          "losses", [](const Bound& self) { return to_array<double>(self.losses()); },
          nb::rv_policy::move)
      .def_prop_ro(
          "gradient_norms",
          [](const Bound& self) { return to_array<double>(self.gradient_norms()); },
          nb::rv_policy::move)
      .def_prop_ro("learning_rate", &Bound::learning_rate);
}

}  // namespace

void bind_descent(nb::module_& module) {
  bind_descent_of<float>(module, "DescentFloat32");
  bind_descent_of<double>(module, "DescentFloat64");
}

}  // namespace curvesmith::bindings
