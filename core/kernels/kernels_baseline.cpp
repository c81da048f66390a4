#define KERNEL_SET baseline
#define VECTOR_BYTES 16
#include "kernels.inl"
