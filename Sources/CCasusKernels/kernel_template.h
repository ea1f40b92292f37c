// Included once a processor level, with NAME(x), ROWS (rows a tile) and WIDE (vectors a tile) set.

#define PIECE 16  // floats in one vector type; the compiler splits it where registers are narrower

static INLINE v16 NAME(load)(const float *p) {
  v16 v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

static INLINE void NAME(store)(float *p, v16 v) { __builtin_memcpy(p, &v, sizeof v); }

/// e^x to within two units in the last place, for |x| <= 87; beyond, the value at the bound.
static INLINE v16 NAME(exp)(v16 x) {
  const v16 high = (v16){} + 87.0f, low = (v16){} - 87.0f;
  x = __builtin_elementwise_max(__builtin_elementwise_min(x, high), low);
  const float magic = 12582912.0f;  // 1.5 · 2^23: adding it rounds to an integer
  v16 n = x * 1.44269504088896f + magic;
  i16x bits = (i16x)n;
  n = n - magic;
  v16 r = x - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  v16 p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  i16x scale = (bits + (127 - 0x4B400000)) << 23;
  return p * (v16)scale;
}

static INLINE v16 NAME(sigmoid)(v16 x) { return 1.0f / (1.0f + NAME(exp)(-x)); }

static INLINE v16 NAME(tanh)(v16 x) { return 2.0f / (1.0f + NAME(exp)(-2.0f * x)) - 1.0f; }

/// `rows` rows by `wide` vectors of one panel, held in registers throughout.
static INLINE void NAME(tile)(const float *x, size_t x_stride, const float *packed,
                              const float *bias, float *y, size_t y_stride, size_t in, int relu,
                              const int rows, const int wide) {
  v16 sums[ROWS][WIDE];
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < wide; v++)
      sums[r][v] = bias ? NAME(load)(bias + v * PIECE) : (v16){};
  for (size_t k = 0; k < in; k++) {
    v16 w[WIDE];
    for (int v = 0; v < wide; v++) w[v] = NAME(load)(packed + k * CASUS_PANEL + v * PIECE);
    for (int r = 0; r < rows; r++) {
      float a = x[r * x_stride + k];
      for (int v = 0; v < wide; v++) sums[r][v] += w[v] * a;
    }
  }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < wide; v++) {
      v16 s = sums[r][v];
      if (relu) s = __builtin_elementwise_max(s, (v16){});
      NAME(store)(y + r * y_stride + v * PIECE, s);
    }
}

static KERNEL void NAME(multiply)(const float *x, size_t x_stride, const float *packed,
                                  const float *bias, float *y, size_t y_stride, size_t rows,
                                  size_t in, size_t out, int relu) {
  for (size_t panel = 0; panel < out; panel += CASUS_PANEL) {
    for (size_t part = 0; part < CASUS_PANEL; part += WIDE * PIECE) {
      const float *w = packed + panel * in + part;
      const float *b = bias ? bias + panel + part : 0;
      float *to = y + panel + part;
      size_t r = 0;
      for (; r + ROWS <= rows; r += ROWS)
        NAME(tile)(x + r * x_stride, x_stride, w, b, to + r * y_stride, y_stride, in, relu, ROWS,
                   WIDE);
      for (; r + 2 <= rows; r += 2)
        NAME(tile)(x + r * x_stride, x_stride, w, b, to + r * y_stride, y_stride, in, relu, 2,
                   WIDE);
      for (; r < rows; r++)
        NAME(tile)(x + r * x_stride, x_stride, w, b, to + r * y_stride, y_stride, in, relu, 1,
                   WIDE);
    }
  }
}

/// A last piece of fewer than PIECE values goes through a buffer.
static INLINE v16 NAME(part)(const float *p, size_t count) {
  if (count >= PIECE) return NAME(load)(p);
  float buffer[PIECE] = {0};
  for (size_t i = 0; i < count; i++) buffer[i] = p[i];
  return NAME(load)(buffer);
}

static INLINE void NAME(put)(float *p, v16 v, size_t count) {
  if (count >= PIECE) {
    NAME(store)(p, v);
    return;
  }
  float buffer[PIECE];
  NAME(store)(buffer, v);
  for (size_t i = 0; i < count; i++) p[i] = buffer[i];
}

static KERNEL void NAME(lstm_step)(const float *z, size_t z_stride, const float *pre,
                                   size_t pre_stride, const uint32_t *pre_rows, float *c, float *h,
                                   size_t h_stride, float *out, size_t out_stride,
                                   const uint32_t *out_rows, size_t rows, size_t units) {
  for (size_t r = 0; r < rows; r++) {
    const float *a = z + r * z_stride, *b = pre + pre_rows[r] * pre_stride;
    float *cell = c + r * h_stride, *state = h + r * h_stride,
          *result = out + out_rows[r] * out_stride;
    for (size_t u = 0; u < units; u += PIECE) {
      size_t left = units - u;
#define GATE(k) (NAME(part)(a + k * units + u, left) + NAME(part)(b + k * units + u, left))
      v16 i = NAME(sigmoid)(GATE(0)), f = NAME(sigmoid)(GATE(1));
      v16 g = NAME(tanh)(GATE(2)), o = NAME(sigmoid)(GATE(3));
#undef GATE
      v16 now = f * NAME(part)(cell + u, left) + i * g;
      v16 value = o * NAME(tanh)(now);
      NAME(put)(cell + u, now, left);
      NAME(put)(state + u, value, left);
      NAME(put)(result + u, value, left);
    }
  }
}

static KERNEL void NAME(gru_step)(const float *u, size_t u_stride, const float *pre,
                                  size_t pre_stride, const uint32_t *pre_rows, float *h,
                                  size_t h_stride, float *out, size_t out_stride,
                                  const uint32_t *out_rows, size_t rows, size_t units) {
  for (size_t r = 0; r < rows; r++) {
    const float *w = u + r * u_stride, *a = pre + pre_rows[r] * pre_stride;
    float *state = h + r * h_stride, *result = out + out_rows[r] * out_stride;
    for (size_t k = 0; k < units; k += PIECE) {
      size_t left = units - k;
#define FROM(p, gate) NAME(part)(p + gate * units + k, left)
      v16 reset = NAME(sigmoid)(FROM(a, 0) + FROM(w, 0));
      v16 keep = NAME(sigmoid)(FROM(a, 1) + FROM(w, 1));
      v16 fresh = NAME(tanh)(FROM(a, 2) + reset * FROM(w, 2));
#undef FROM
      v16 old = NAME(part)(state + k, left);
      v16 value = (1.0f - keep) * fresh + keep * old;
      NAME(put)(state + k, value, left);
      NAME(put)(result + k, value, left);
    }
  }
}

static KERNEL void NAME(add_row)(float *y, const int8_t *row, float scale, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] += scale * (float)row[i];
}

static KERNEL void NAME(add_relu)(float *y, const float *a, const float *b, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float s = a[i] + b[i];
    y[i] = s > 0.0f ? s : 0.0f;
  }
}

static const casus_kernels NAME(table) = {
    LEVEL, NAME(multiply), NAME(lstm_step), NAME(gru_step), NAME(add_row), NAME(add_relu)};

#undef PIECE
