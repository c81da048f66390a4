#define KERNEL_SET avx512
#define VECTOR_BYTES 64
#include "kernels.inl"
