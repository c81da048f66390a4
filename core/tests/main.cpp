// Runs the suite; exits with 77 (skipped) where CURVESMITH_ISA pins a set this processor lacks.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>
#include <stdexcept>

#include "curvesmith/kernels.h"

int main(int argc, char** argv) {
  try {
    std::printf("kernels: %s\n", curvesmith::name_of(curvesmith::instruction_set()));
  } catch (const std::invalid_argument& error) {
    std::printf("skipped: %s\n", error.what());
    return 77;
  }
  doctest::Context context(argc, argv);
  return context.run();
}
