// Vectors of VECTOR_BYTES bytes in the compiler's vector extensions (GCC and Clang).
// Part of kernels.inl: compiled once per instruction set, each in a namespace of its own, so that
// nothing compiled for one processor is ever linked into the code of another.

typedef float FloatVector __attribute__((vector_size(VECTOR_BYTES), may_alias));
typedef double DoubleVector __attribute__((vector_size(VECTOR_BYTES), may_alias));
typedef int IntVector __attribute__((vector_size(VECTOR_BYTES), may_alias));
typedef long long LongVector __attribute__((vector_size(VECTOR_BYTES), may_alias));

#define ALWAYS_INLINE inline __attribute__((always_inline))
#define INLINE static ALWAYS_INLINE
#define APART static __attribute__((noinline))

template <class T>
struct Lanes;
template <>
struct Lanes<float> {
  typedef FloatVector Vector;
  typedef IntVector Bits;
  typedef int Bit;
  static constexpr int width = VECTOR_BYTES / 4;
  static constexpr int mantissa = 23;
  static constexpr int exponent_one = 127 << 23;  // the bits of 1.0f
  static constexpr float round_magic = 0x1.8p23f;
};
template <>
struct Lanes<double> {
  typedef DoubleVector Vector;
  typedef LongVector Bits;
  typedef long long Bit;
  static constexpr int width = VECTOR_BYTES / 8;
  static constexpr int mantissa = 52;
  static constexpr long long exponent_one = 1023LL << 52;
  static constexpr double round_magic = 0x1.8p52;
};

template <class T>
using Vec = typename Lanes<T>::Vector;
template <class T>
using Bits = typename Lanes<T>::Bits;

template <class T>
INLINE Vec<T> load(const T* p) {
  return *reinterpret_cast<const Vec<T>*>(p);
}
template <class T>
INLINE void store(T* p, Vec<T> v) {
  *reinterpret_cast<Vec<T>*>(p) = v;
}
template <class T>
INLINE void add(T* p, Vec<T> v) {
  store<T>(p, load(p) + v);
}
template <class T>
INLINE Vec<T> splat(T x) {
  return x - Vec<T>{};  // x - 0 keeps -0 and NaN; a broadcast after optimisation
}
template <class T>
INLINE Bits<T> bits(Vec<T> v) {
  return reinterpret_cast<Bits<T>>(v);
}
template <class T>
INLINE Vec<T> from_bits(Bits<T> b) {
  return reinterpret_cast<Vec<T>>(b);
}

// The larger (smaller) of x and the bound; a NaN in x stays.
template <class T>
INLINE Vec<T> at_least(Vec<T> x, T bound) {
#if defined(__AVX512F__) && VECTOR_BYTES == 64
  if constexpr (sizeof(T) == 8) return _mm512_max_pd(splat<T>(bound), x);
  else return _mm512_max_ps(splat<T>(bound), x);
#elif defined(__AVX__) && VECTOR_BYTES == 32
  if constexpr (sizeof(T) == 8) return _mm256_max_pd(splat<T>(bound), x);
  else return _mm256_max_ps(splat<T>(bound), x);
#else
  return x < splat<T>(bound) ? splat<T>(bound) : x;
#endif
}
template <class T>
INLINE Vec<T> at_most(Vec<T> x, T bound) {
#if defined(__AVX512F__) && VECTOR_BYTES == 64
  if constexpr (sizeof(T) == 8) return _mm512_min_pd(splat<T>(bound), x);
  else return _mm512_min_ps(splat<T>(bound), x);
#elif defined(__AVX__) && VECTOR_BYTES == 32
  if constexpr (sizeof(T) == 8) return _mm256_min_pd(splat<T>(bound), x);
  else return _mm256_min_ps(splat<T>(bound), x);
#else
  return x > splat<T>(bound) ? splat<T>(bound) : x;
#endif
}

template <class T>
INLINE Vec<T> absolute(Vec<T> x) {
  const typename Lanes<T>::Bit sign = typename Lanes<T>::Bit(1) << (sizeof(T) * 8 - 1);
  return from_bits<T>(bits<T>(x) & ~sign);
}

// A vector of `bytes` bytes; the sum of its lanes, in halves: the same order for every width.
template <class T, int bytes>
struct Halves {
  typedef T Vector __attribute__((vector_size(bytes)));
  typedef T Half __attribute__((vector_size(bytes / 2)));
  INLINE T sum(Vector v) {
    Half low, high;
    __builtin_memcpy(&low, &v, sizeof low);
    __builtin_memcpy(&high, reinterpret_cast<const char*>(&v) + sizeof low, sizeof high);
    return Halves<T, bytes / 2>::sum(low + high);
  }
};
template <>
struct Halves<float, 8> {
  typedef float Vector __attribute__((vector_size(8)));
  INLINE float sum(Vector v) { return v[0] + v[1]; }
};
template <>
struct Halves<double, 16> {
  typedef double Vector __attribute__((vector_size(16)));
  INLINE double sum(Vector v) { return v[0] + v[1]; }
};

template <class T>
INLINE T sum_lanes(Vec<T> v) {
  return Halves<T, VECTOR_BYTES>::sum(v);
}
