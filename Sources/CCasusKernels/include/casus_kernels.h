#pragma once
#include <stddef.h>
#include <stdint.h>

/// The inner loops of the language engine.
///
/// Every sum runs over its terms one after the other, whatever the vector width and the number of
/// rows: a row's result never depends on what else is in its batch.

/// Outputs that stand side by side in packed weights; output rows are padded to a multiple of it.
#define CASUS_PANEL 32

typedef enum { CASUS_SCALAR = 0, CASUS_V3 = 1, CASUS_V4 = 2 } casus_level;

typedef struct {
  casus_level level;

  /// y[r] = W x[r] + bias (+ y[r] if `accumulate`), then max(0, .) if `relu`; `packed` as
  /// `casus_pack` lays it out, `bias` padded or null. `y` rows hold the padded number of outputs.
  void (*multiply)(const float *x, size_t x_stride, const float *packed, const float *bias,
                   float *y, size_t y_stride, size_t rows, size_t in, size_t out, int relu);

  /// One LSTM step for `rows` sequences, gates in the order i f g o. `z` holds recurrent · h, `pre`
  /// the rest of the sum in row pre_rows[r]; the new h goes to `h` and to row out_rows[r] of `out`.
  void (*lstm_step)(const float *z, size_t z_stride, const float *pre, size_t pre_stride,
                    const uint32_t *pre_rows, float *c, float *h, size_t h_stride, float *out,
                    size_t out_stride, const uint32_t *out_rows, size_t rows, size_t units);

  /// One GRU step, gates in the order r z n, inputs from row pre_rows[r] of the table `pre`.
  void (*gru_step)(const float *u, size_t u_stride, const float *pre, size_t pre_stride,
                   const uint32_t *pre_rows, float *h, size_t h_stride, float *out,
                   size_t out_stride, const uint32_t *out_rows, size_t rows, size_t units);

  /// y += scale · row
  void (*add_row)(float *y, const int8_t *row, float scale, size_t count);

  /// y = max(0, a + b)
  void (*add_relu)(float *y, const float *a, const float *b, size_t count);
} casus_kernels;

/// The kernels for this processor, or for a lower level than it could do (for tests).
const casus_kernels *casus_kernels_for(casus_level highest);

/// Rounds up to whole panels.
static inline size_t casus_padded(size_t out) {
  return (out + CASUS_PANEL - 1) / CASUS_PANEL * CASUS_PANEL;
}

/// Lays a row-major [out, in] matrix out as panels of CASUS_PANEL outputs: [panel][in][output].
/// `packed` holds padded(out) · in floats; outputs that fill up are zero.
void casus_pack(const float *weights, size_t row_stride, float *packed, size_t out, size_t in);

/// Widens IEEE half precision.
void casus_widen(const uint16_t *halves, float *floats, size_t count);

/// Index of the largest value, the first of equals.
size_t casus_argmax(const float *values, size_t count);
