// Elementary functions over vectors. Each keeps NaN. Errors are a few units in the last place
// unless said otherwise; the polynomials come from core/tools/coefficients.py.

#include "coefficients.inl"

// c[0] + c[1] x + ... by Horner's rule.
template <class T, int n>
INLINE Vec<T> horner(const T (&c)[n], Vec<T> x) {
  Vec<T> p = splat<T>(c[n - 1]);
#pragma GCC unroll 16
  for (int k = n - 2; k >= 0; --k) p = p * x + c[k];
  return p;
}

// x = n log 2 + r, |r| <= log(2)/2: returns exp(r) - 1 and writes 2^n.
// Cody & Waite 1980, Software Manual for the Elementary Functions: log 2 in two parts.
template <class T>
INLINE Vec<T> exp_reduced(Vec<T> x, Vec<T>& power) {
  constexpr bool wide = sizeof(T) == 8;
  constexpr T log2_e = T(1.4426950408889634074);
  constexpr T high = wide ? T(0x1.62e42fee00000p-1) : T(0x1.62e000p-1);
  constexpr T low = wide ? T(0x1.a39ef35793c76p-33) : T(0x1.0bfbe8p-15);
  const Vec<T> shifted = x * log2_e + Lanes<T>::round_magic;
  const Vec<T> n = shifted - Lanes<T>::round_magic;
  power = from_bits<T>((bits<T>(shifted) << Lanes<T>::mantissa) + Lanes<T>::exponent_one);
  const Vec<T> r = (x - n * high) - n * low;
  return r + r * r * horner(ExpTail<T>::c, r);
}

// exp(x); below the smallest normal number the result is that number's neighbourhood, not zero;
// above log of the largest number (rounded down to whole powers of two) it is infinity.
template <class T>
INLINE Vec<T> exponential(Vec<T> x) {
  constexpr bool wide = sizeof(T) == 8;
  constexpr T lowest = wide ? T(-708) : T(-87);
  constexpr T highest = wide ? T(709.4) : T(88.3);
  Vec<T> power;
  const Vec<T> m = exp_reduced<T>(at_most<T>(at_least<T>(x, lowest), highest), power);
  const Vec<T> value = m * power + power;
  return x > splat<T>(highest) ? splat<T>(T(__builtin_inf())) : value;
}

// exp(x) - 1 for |x| small enough that exp(x) is finite.
template <class T>
INLINE Vec<T> exponential_minus_1(Vec<T> x) {
  constexpr T lowest = sizeof(T) == 8 ? T(-708) : T(-87);
  Vec<T> power;
  const Vec<T> m = exp_reduced<T>(at_least<T>(x, lowest), power);
  return m * power + (power - T(1));
}

// log(1 + u) for 0 <= u <= 1, as 2 atanh(u / (2 + u)).
template <class T>
INLINE Vec<T> log_1_plus(Vec<T> u) {
  const Vec<T> s = u / (u + T(2));
  const Vec<T> q = s * s;
  return T(2) * (s + s * q * horner(Log1pTail<T>::c, q));
}

#if defined(__AVX512F__) && VECTOR_BYTES == 64
// table[i mod 32] and table[i mod 16], each lane its own.
INLINE Vec<float> pick(const float (&table)[32], Bits<float> i) {
  return _mm512_permutex2var_ps(load(table), reinterpret_cast<__m512i>(i), load(table + 16));
}
INLINE Vec<double> pick(const double (&table)[16], Bits<double> i) {
  return _mm512_permutex2var_pd(load(table), reinterpret_cast<__m512i>(i), load(table + 8));
}

// A polynomial of |x| for each of 32 segments, which the exponent and the fraction's first bits of
// |x| + offset tell apart.
INLINE Vec<float> hyperbolic_tangent(Vec<float> x) {
  using S = TanhSegments;
  const Vec<float> a = at_most<float>(absolute<float>(x), S::limit);
  const Bits<float> i = bits<float>(a + S::offset) >> 20;
  Vec<float> p = pick(S::c4, i);
  p = p * a + pick(S::c3, i);
  p = p * a + pick(S::c2, i);
  p = p * a + pick(S::c1, i);
  p = p * a + pick(S::c0, i);
  return from_bits<float>(bits<float>(p) | (bits<float>(x) & (1 << 31)));
}

// tanh(x) = (T - 1 + h (T + 1)) / (T + 1 + h (T - 1)), T = 2^(n/16), h = tanh(r), where
// x = n log(2)/32 + r. T comes from a table, and what rounding took from it goes into r: Tang 1989,
// Table-driven implementation of the exponential function, doi 10.1145/63522.214389.
INLINE Vec<double> hyperbolic_tangent(Vec<double> x) {
  x = at_most<double>(at_least<double>(x, -20.0), 20.0);  // 1 - tanh(20) < 2^-53
  const Vec<double> shifted = x * TanhTable::per_step + Lanes<double>::round_magic;
  const Vec<double> n = shifted - Lanes<double>::round_magic;
  const Bits<double> k = bits<double>(shifted);  // n, below higher bits
  const Vec<double> T = from_bits<double>(bits<double>(pick(TanhTable::power, k)) + (k << 48));
  const Vec<double> r = x - n * TanhTable::step + pick(TanhTable::lost, k);
  const Vec<double> q = r * r;
  const Vec<double> h = r + r * q * horner(TanhTable::c, q);
  const Vec<double> below = T - 1.0, above = T + 1.0;
  return (below + h * above) / (above + h * below);
}
#else
INLINE Vec<float> hyperbolic_tangent(Vec<float> x) {
  x = at_most<float>(at_least<float>(x, -TanhRational::limit), TanhRational::limit);
  const Vec<float> q = x * x;
  return x * horner(TanhRational::p, q) / horner(TanhRational::q, q);
}

INLINE Vec<double> hyperbolic_tangent(Vec<double> x) {
  x = at_most<double>(at_least<double>(x, -20.0), 20.0);  // 1 - tanh(20) < 2^-53
  Vec<double> power;
  const Vec<double> m = exp_reduced<double>(x + x, power);
  const Vec<double> t = m * power + (power - 1.0);  // exp(2x) - 1
  return t / (t + 2.0);
}
#endif

// 1 / (1 + exp(-x)), relative accuracy kept in both tails.
template <class T>
INLINE Vec<T> logistic(Vec<T> x) {
  const Vec<T> e = exponential<T>(-absolute<T>(x));
  return (x < T(0) ? e : splat<T>(T(1))) / (e + T(1));
}

// erfc(x) for x >= 0: t exp(-x^2 + P(4t - 2)), t = 2/(2 + x), P a Chebyshev series by Clenshaw.
template <class T>
INLINE Vec<T> complementary_error(Vec<T> x) {
  const Vec<T> t = T(2) / (x + T(2));
  const Vec<T> u = T(4) * t - T(2);  // = 2 * the argument of the Chebyshev polynomials
  Vec<T> d = Vec<T>{}, dd = Vec<T>{};
#pragma GCC unroll 32
  for (int k = ErfcLog<T>::terms - 1; k > 0; --k) {
    const Vec<T> previous = d;
    d = u * d - dd + ErfcLog<T>::c[k];
    dd = previous;
  }
  return t * exponential<T>(T(0.5) * u * d - dd + ErfcLog<T>::c[0] - x * x);
}

// The normal distribution function Phi(x) = erfc(-x / sqrt 2) / 2.
template <class T>
INLINE Vec<T> normal_distribution(Vec<T> x) {
  const Vec<T> half = T(0.5) * complementary_error<T>(absolute<T>(x) * T(0.70710678118654752440));
  return x < T(0) ? half : T(1) - half;
}

INLINE double library_sine(double x) { return ::sin(x); }
INLINE double library_cosine(double x) { return ::cos(x); }

// sin(x) and cos(x); pi/2 in three parts (Cody & Waite), good to |x| = 1e5; lanes beyond ask the
// C library, which also gives NaN for infinities.
template <class T>
INLINE Vec<T> sine_and_cosine(Vec<T> x, Vec<T>& cosine) {
  constexpr bool wide = sizeof(T) == 8;
  constexpr T limit = wide ? T(1e5) : T(2e3);
  constexpr T p1 = wide ? T(0x1.921fb54400000p+0) : T(0x1.921000p+0);
  constexpr T p2 = wide ? T(0x1.0b4611a600000p-34) : T(0x1.f6a000p-13);
  constexpr T p3 = wide ? T(0x1.3198a2e037073p-69) : T(0x1.110b46p-26);
  const Vec<T> shifted = x * T(0.63661977236758134308) + Lanes<T>::round_magic;
  const Vec<T> n = shifted - Lanes<T>::round_magic;
  const Vec<T> r = ((x - n * p1) - n * p2) - n * p3;
  const Vec<T> q = r * r;
  const Vec<T> s = r + r * q * horner(SinTail<T>::c, q);
  const Vec<T> c = T(1) - T(0.5) * q + q * q * horner(CosTail<T>::c, q);
  const Bits<T> quadrant = bits<T>(shifted);
  const auto swapped = (quadrant & 1) != 0;
  const int top = sizeof(T) * 8 - 2;  // moves bit 1 into the sign
  const typename Lanes<T>::Bit sign = typename Lanes<T>::Bit(1) << (sizeof(T) * 8 - 1);
  Vec<T> sine = swapped ? c : s;
  cosine = swapped ? s : c;
  sine = from_bits<T>(bits<T>(sine) ^ ((quadrant << top) & sign));
  cosine = from_bits<T>(bits<T>(cosine) ^ (((quadrant + 1) << top) & sign));
  const auto far = !(absolute<T>(x) <= splat<T>(limit));
  for (int i = 0; i < Lanes<T>::width; ++i) {
    if (far[i]) {
      sine[i] = T(library_sine(x[i]));
      cosine[i] = T(library_cosine(x[i]));
    }
  }
  return sine;
}
