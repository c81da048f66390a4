#include "objective.h"

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <utility>

namespace curvesmith::bindings {

namespace {

template <class T>
Rows<T> rows_of(const Network& network, const Matrix<T>& X, const Matrix<T>& Y,
                const std::optional<Vector<T>>& weights) {
  require_size("a row of X", X.shape(1), network.n_features());
  require_size("a row of y", Y.shape(1), network.n_outputs());
  require_size("y", Y.shape(0), X.shape(0));
  if (weights) require_size("sample_weight", weights->shape(0), X.shape(0));
  return {X.data(), Y.data(), weights ? weights->data() : nullptr,
          static_cast<std::int64_t>(X.shape(0))};
}

template <class T>
void bind_objective_of(nb::module_& module, const char* name) {
  using Bound = BoundObjective<T>;
  nb::class_<Bound>(module, name)
      .def(
          "__init__",
          [](Bound* self, const std::vector<int>& sizes, const std::string& activation,
             const std::string& output_activation, bool bias, Matrix<T> X, Matrix<T> y,
             std::optional<Vector<T>> sample_weight, const std::string& loss, double loss_parameter,
             double alpha, bool mean, bool pack) {
            const LossSpec spec{parse("loss", loss, find_loss), loss_parameter, alpha, mean};
            new (self) Bound(make_network(sizes, activation, output_activation, bias), X, y,
                             std::move(sample_weight), spec, pack);
          },
          nb::arg("sizes"), nb::arg("activation"), nb::arg("output_activation"), nb::arg("bias"),
          nb::arg("X"), nb::arg("y"), nb::arg("sample_weight").none(), nb::arg("loss"),
          nb::arg("loss_parameter"), nb::arg("alpha"), nb::arg("mean"), nb::arg("pack"))
      .def("value", &Bound::value, nb::arg("theta"))
      .def("value_and_gradient", &Bound::value_and_gradient, nb::arg("theta"), nb::arg("gradient"))
      .def("normal_equations", &Bound::normal_equations, nb::arg("theta"), nb::arg("H"),
           nb::arg("g"))
      .def("output_equations", &Bound::output_equations, nb::arg("theta"), nb::arg("H"),
           nb::arg("g"))
      .def("linearize", &Bound::linearize, nb::arg("theta"), nb::arg("A").none(), nb::arg("e"));
}

template <class T>
void bind_predict(nb::module_& module) {
  module.def(
      "predict",
      [](const std::vector<int>& sizes, const std::string& activation,
         const std::string& output_activation, bool bias, Vector<T> theta, Matrix<T> X,
         OutMatrix<T> out) {
        const Network network = make_network(sizes, activation, output_activation, bias);
        require_size("theta", theta.shape(0), network.n_params());
        require_size("a row of X", X.shape(1), network.n_features());
        require_size("the result", out.size(), X.shape(0) * network.n_outputs());
        nb::gil_scoped_release released;
        predict<T>(network, theta.data(), X.data(), static_cast<std::int64_t>(X.shape(0)),
                   out.data());
      },
      nb::arg("sizes"), nb::arg("activation"), nb::arg("output_activation"), nb::arg("bias"),
      nb::arg("theta"), nb::arg("X"), nb::arg("out"));
}

}  // namespace

Network make_network(const std::vector<int>& sizes, const std::string& activation,
                     const std::string& output_activation, bool bias) {
  if (sizes.size() < 2) throw std::invalid_argument("a network needs inputs and outputs");
  for (int size : sizes)
    if (size < 1)
      throw std::invalid_argument("every layer needs at least 1 unit, got " + std::to_string(size));
  return Network(sizes, parse("activation", activation, find_activation),
                 parse("activation", output_activation, find_activation), bias);
}

template <class T>
BoundObjective<T>::BoundObjective(Network network, Matrix<T> X, Matrix<T> Y,
                                  std::optional<Vector<T>> weights, LossSpec spec, bool pack)
    : X_(X),
      Y_(Y),
      weights_(std::move(weights)),
      objective_(network, rows_of<T>(network, X_, Y_, weights_), spec, pack) {}

template <class T>
template <class Tool, class Make>
std::unique_ptr<Tool> BoundObjective<T>::take(std::vector<std::unique_ptr<Tool>>& idle, Make make) {
  const std::lock_guard lock(mutex_);
  if (idle.empty()) return make();
  auto tool = std::move(idle.back());
  idle.pop_back();
  return tool;
}

template <class T>
template <class Tool>
void BoundObjective<T>::give_back(std::vector<std::unique_ptr<Tool>>& idle,
                                  std::unique_ptr<Tool> tool) {
  const std::lock_guard lock(mutex_);
  idle.push_back(std::move(tool));
}

template <class T>
std::unique_ptr<Workspace<T>> BoundObjective<T>::take_workspace() {
  return take(idle_, [&] { return std::make_unique<Workspace<T>>(objective_.make_workspace()); });
}

template <class T>
double BoundObjective<T>::value(Vector<T> theta) {
  require_size("theta", theta.shape(0), objective_.network().n_params());
  nb::gil_scoped_release released;
  auto workspace = take_workspace();
  const double value = objective_.value(theta.data(), *workspace);
  give_back(idle_, std::move(workspace));
  return value;
}

template <class T>
double BoundObjective<T>::value_and_gradient(Vector<T> theta, OutVector<T> gradient) {
  require_size("theta", theta.shape(0), objective_.network().n_params());
  require_size("gradient", gradient.shape(0), theta.shape(0));
  nb::gil_scoped_release released;
  auto workspace = take_workspace();
  const double value = objective_.value_and_gradient(theta.data(), gradient.data(), *workspace);
  give_back(idle_, std::move(workspace));
  return value;
}

// Lets `use` work with normal equations of this thread's own, without Python's lock.
template <class T>
template <class Use>
auto BoundObjective<T>::with_normal(Vector<T> theta, Use use) {
  require_size("theta", theta.shape(0), objective_.network().n_params());
  if (!has_curvature(objective_.spec().loss))
    throw std::invalid_argument(std::string("Normal equations need a loss with a curvature, got ") +
                                std::string(loss_names[static_cast<int>(objective_.spec().loss)]) +
                                ".");
  nb::gil_scoped_release released;
  auto normal =
      take(idle_normal_, [&] { return std::make_unique<NormalEquations<T>>(objective_); });
  const double value = use(*normal);
  give_back(idle_normal_, std::move(normal));
  return value;
}

template <class T>
double BoundObjective<T>::normal_equations(Vector<T> theta, OutMatrix<T> H, OutVector<T> g) {
  const std::size_t n = objective_.network().n_params();
  require_size("H", H.size(), n * n);
  require_size("g", g.shape(0), n);
  return with_normal(theta, [&](NormalEquations<T>& normal) {
    return normal.evaluate(theta.data(), H.data(), g.data());
  });
}

template <class T>
double BoundObjective<T>::output_equations(Vector<T> theta, OutMatrix<T> H, OutVector<T> g) {
  const std::size_t n = objective_.network().layers().back().n_params();
  require_size("H", H.size(), n * n);
  require_size("g", g.shape(0), n);
  return with_normal(theta, [&](NormalEquations<T>& normal) {
    return normal.evaluate_output(theta.data(), H.data(), g.data());
  });
}

template <class T>
void BoundObjective<T>::linearize(Vector<T> theta, std::optional<OutMatrix<T>> A, OutVector<T> e) {
  const std::size_t n_values = objective_.n_rows() * objective_.network().n_outputs();
  require_size("e", e.shape(0), n_values);
  if (A) require_size("A", A->size(), n_values * objective_.network().n_params());
  with_normal(theta, [&](NormalEquations<T>& normal) {
    normal.linearize(theta.data(), A ? A->data() : nullptr, e.data());
    return 0.0;
  });
}

template class BoundObjective<float>;
template class BoundObjective<double>;

void bind_objective(nb::module_& module) {
  bind_objective_of<float>(module, "ObjectiveFloat32");
  bind_objective_of<double>(module, "ObjectiveFloat64");
  bind_predict<float>(module);
  bind_predict<double>(module);
}

}  // namespace curvesmith::bindings
