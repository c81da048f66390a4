// Counts operator new: none inside a training step.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "curvesmith/descent.h"
#include "reference.h"

namespace {

constexpr int n_methods = std::size(curvesmith::method_names);
std::atomic<long> allocations{0};

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  void* p = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (p == nullptr) throw std::bad_alloc();
  return p;
}
}  // namespace

void* operator new(std::size_t size) { return counted(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }

using namespace curvesmith;

TEST_CASE("a training step allocates nothing, whatever the method and batch") {
  const Network network({3, 40, 20, 2}, Activation::gelu, Activation::identity, true);
  const reference::Sample<double> sample(network, 500, 1);
  for (int m = 0; m < n_methods; ++m)
    for (std::int64_t batch : {0, 32, 1}) {
      const Objective<double> objective(network, sample.rows, {}, batch == 0);
      DescentOptions options;
      options.method = static_cast<Method>(m);
      options.batch_size = batch;
      Descent<double> descent(objective, sample.theta.data(), options);
      descent.run(20);  // the curves grow here, once a chunk
      const auto before = [&](std::int64_t epochs) {
        const long start = allocations;
        descent.run(epochs);
        return allocations - start;
      };
      const long few = before(2), many = before(50);
      CHECK(few <= 2);
      CHECK(many <= 2);
    }
}

TEST_CASE("values and gradients allocate nothing") {
  const Network network({2, 30, 1}, Activation::tanh, Activation::identity, true);
  const reference::Sample<double> sample(network, 300, 1);
  const Objective<double> objective(network, sample.rows, {}, true);
  auto workspace = objective.make_workspace();
  std::vector<double> gradient(network.n_params());
  const long start = allocations;
  for (int i = 0; i < 10; ++i) {
    objective.value(sample.theta.data(), workspace);
    objective.value_and_gradient(sample.theta.data(), gradient.data(), workspace);
  }
  CHECK(allocations == start);
}
