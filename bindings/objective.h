// A core objective together with the Python arrays it reads and its workspaces, one per thread
// that is inside it at the same time.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "arrays.h"
#include "curvesmith/normal_equations.h"
#include "curvesmith/objective.h"

namespace curvesmith::bindings {

Network make_network(const std::vector<int>& sizes, const std::string& activation,
                     const std::string& output_activation, bool bias);

template <class T>
class BoundObjective {
 public:
  BoundObjective(Network network, Matrix<T> X, Matrix<T> Y, std::optional<Vector<T>> weights,
                 LossSpec spec, bool pack);

  double value(Vector<T> theta);
  double value_and_gradient(Vector<T> theta, OutVector<T> gradient);
  double normal_equations(Vector<T> theta, OutMatrix<T> H, OutVector<T> g);
  double output_equations(Vector<T> theta, OutMatrix<T> H, OutVector<T> g);
  void linearize(Vector<T> theta, std::optional<OutMatrix<T>> A, OutVector<T> e);
  const Objective<T>& core() const { return objective_; }

 private:
  template <class Tool, class Make>
  std::unique_ptr<Tool> take(std::vector<std::unique_ptr<Tool>>& idle, Make make);
  template <class Tool>
  void give_back(std::vector<std::unique_ptr<Tool>>& idle, std::unique_ptr<Tool> tool);
  std::unique_ptr<Workspace<T>> take_workspace();
  template <class Use>
  auto with_normal(Vector<T> theta, Use use);

  Matrix<T> X_, Y_;  // kept alive: the objective refers to them
  std::optional<Vector<T>> weights_;
  Objective<T> objective_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace<T>>> idle_;
  std::vector<std::unique_ptr<NormalEquations<T>>> idle_normal_;
};

void bind_objective(nb::module_& module);
void bind_descent(nb::module_& module);
void bind_committee(nb::module_& module);
void bind_projection(nb::module_& module);

}  // namespace curvesmith::bindings
