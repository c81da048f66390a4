#include <cstdlib>
#include <cstring>
#include <iterator>
#include <stdexcept>
#include <string>

#include "curvesmith/kernels.h"

#if defined(__x86_64__) || defined(_M_X64)
#include <cpuid.h>
#endif

namespace curvesmith {

#define CURVESMITH_DECLARE_SET(set)            \
  namespace set {                              \
  extern const Kernels<float> kernels_float;   \
  extern const Kernels<double> kernels_double; \
  }

CURVESMITH_DECLARE_SET(baseline)
#if defined(__x86_64__) || defined(_M_X64)
CURVESMITH_DECLARE_SET(avx2)
CURVESMITH_DECLARE_SET(avx512)
#endif

namespace {

// 128-bit vectors, the baseline, are NEON on ARM.
#if defined(__aarch64__) || defined(_M_ARM64)
constexpr const char* set_names[] = {"neon"};
#elif defined(__x86_64__) || defined(_M_X64)
constexpr const char* set_names[] = {"baseline", "avx2", "avx512"};
#else
constexpr const char* set_names[] = {"baseline"};
#endif

#if defined(__x86_64__) || defined(_M_X64)

// Extended control register 0: which register files the operating system saves.
unsigned long long saved_state() {
  unsigned low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low | static_cast<unsigned long long>(high) << 32;
}

// Intel 64 Software Developer's Manual, volume 1, sections 14.3, 14.5.3, 15.2.
InstructionSet best_set() {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return InstructionSet::baseline;
  const bool osxsave = c >> 27 & 1, fma = c >> 12 & 1, avx = c >> 28 & 1;
  if (!osxsave || !fma || !avx || (saved_state() & 0x6) != 0x6) return InstructionSet::baseline;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return InstructionSet::baseline;
  if (!(b >> 5 & 1)) return InstructionSet::baseline;
  const unsigned f_dq_bw_vl = 1u << 16 | 1u << 17 | 1u << 30 | 1u << 31;
  const bool avx512 = (b & f_dq_bw_vl) == f_dq_bw_vl && (saved_state() & 0xe6) == 0xe6;
  return avx512 ? InstructionSet::avx512 : InstructionSet::avx2;
}

#else

InstructionSet best_set() { return InstructionSet::baseline; }

#endif

InstructionSet choose_set() {
  const InstructionSet best = best_set();
  const char* pinned = std::getenv("CURVESMITH_ISA");
  if (pinned == nullptr || *pinned == '\0') return best;
  std::string known;
  for (int i = 0; i < static_cast<int>(std::size(set_names)); ++i) {
    known += (i > 0 ? ", " : "") + std::string(set_names[i]);
    if (std::strcmp(pinned, set_names[i]) != 0) continue;
    if (i <= static_cast<int>(best)) return static_cast<InstructionSet>(i);
    throw std::invalid_argument(std::string("CURVESMITH_ISA must be an instruction set that this "
                                            "processor runs, got ") +
                                pinned + ". The best one here is " +
                                set_names[static_cast<int>(best)] + ".");
  }
  throw std::invalid_argument("CURVESMITH_ISA must be one of " + known + ", got " + pinned +
                              ". Unset it to let the processor decide.");
}

}  // namespace

const char* name_of(InstructionSet set) { return set_names[static_cast<int>(set)]; }

InstructionSet instruction_set() {
  static const InstructionSet chosen = choose_set();
  return chosen;
}

template <class T>
const Kernels<T>& pick(const Kernels<float>& f, const Kernels<double>& d) {
  if constexpr (sizeof(T) == sizeof(float)) return f;
  else return d;
}

template <class T>
const Kernels<T>& kernels() {
  switch (instruction_set()) {
#if defined(__x86_64__) || defined(_M_X64)
    case InstructionSet::avx2: return pick<T>(avx2::kernels_float, avx2::kernels_double);
    case InstructionSet::avx512: return pick<T>(avx512::kernels_float, avx512::kernels_double);
#endif
    default: return pick<T>(baseline::kernels_float, baseline::kernels_double);
  }
}

template const Kernels<float>& kernels<float>();
template const Kernels<double>& kernels<double>();

}  // namespace curvesmith
