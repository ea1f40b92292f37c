#include "casus_kernels.h"

typedef float v16 __attribute__((vector_size(64)));
typedef int32_t i16x __attribute__((vector_size(64)));

#define INLINE inline __attribute__((always_inline))

// Nothing is passed by vector outside always-inlined functions, so their calling convention is moot.
#pragma clang diagnostic ignored "-Wpsabi"

#define KERNEL
#define NAME(x) scalar_##x
#define LEVEL CASUS_SCALAR
#define ROWS 3
#define WIDE 1
#include "kernel_template.h"
#undef KERNEL
#undef NAME
#undef LEVEL
#undef ROWS
#undef WIDE

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define KERNEL
#define NAME(x) v3_##x
#define LEVEL CASUS_V3
#define ROWS 6
#define WIDE 1
#include "kernel_template.h"
#undef KERNEL
#undef NAME
#undef LEVEL
#undef ROWS
#undef WIDE
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#define KERNEL __attribute__((__min_vector_width__(512)))
#define NAME(x) v4_##x
#define LEVEL CASUS_V4
#define ROWS 8
#define WIDE 2
#include "kernel_template.h"
#pragma clang attribute pop
#endif

const casus_kernels *casus_kernels_for(casus_level highest) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (highest >= CASUS_V4 && __builtin_cpu_supports("x86-64-v4")) return &v4_table;
  if (highest >= CASUS_V3 && __builtin_cpu_supports("x86-64-v3")) return &v3_table;
#endif
  return &scalar_table;
}

void casus_pack(const float *weights, size_t row_stride, float *packed, size_t out, size_t in) {
  size_t padded = casus_padded(out);
  for (size_t panel = 0; panel < padded; panel += CASUS_PANEL)
    for (size_t k = 0; k < in; k++)
      for (size_t o = 0; o < CASUS_PANEL; o++) {
        size_t row = panel + o;
        packed[panel * in + k * CASUS_PANEL + o] = row < out ? weights[row * row_stride + k] : 0.0f;
      }
}

void casus_widen(const uint16_t *halves, float *floats, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t h = halves[i], sign = (h & 0x8000u) << 16, exponent = h >> 10 & 31u, part = h & 1023u;
    union {
      uint32_t bits;
      float value;
    } u;
    if (exponent == 31) {
      u.bits = sign | 0x7F800000u | part << 13;
    } else if (exponent != 0) {
      u.bits = sign | (exponent + 112) << 23 | part << 13;
    } else {  // zero and subnormal: part · 2^-24
      u.value = (float)part * 0x1p-24f;
      u.bits |= sign;
    }
    floats[i] = u.value;
  }
}

size_t casus_argmax(const float *values, size_t count) {
  size_t best = 0;
  for (size_t i = 1; i < count; i++)
    if (values[i] > values[best]) best = i;
  return best;
}
