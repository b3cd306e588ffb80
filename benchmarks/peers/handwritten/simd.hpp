// Sixteen floats in one AVX-512 register through the compiler's vector extensions: arithmetic, elementary functions, one Adam update.
#pragma once
#include <immintrin.h>
#include <cmath>
#include "../common.hpp"
using namespace peers;


typedef float v16 __attribute__((vector_size(64), may_alias));
typedef float v16u __attribute__((vector_size(64), may_alias, aligned(4)));
#define INL __attribute__((always_inline)) inline

static INL v16 splat(float f) { return (v16)_mm512_set1_ps(f); }
static INL v16 ld(const float* p) { return *(const v16u*)p; }
static INL void st(float* p, v16 v) { *(v16u*)p = v; }
static INL v16 fma_(v16 a, v16 b, v16 c) { return (v16)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c); }
static INL v16 max0(v16 a) { return (v16)_mm512_max_ps((__m512)a, _mm512_setzero_ps()); }
static INL float hsum(v16 a) { return _mm512_reduce_add_ps((__m512)a); }

// exp by 2^n * polynomial: ~1e-7 relative
static INL v16 exp_(v16 x) {
  __m512 t = _mm512_mul_ps((__m512)x, _mm512_set1_ps(1.44269504f));
  t = _mm512_max_ps(_mm512_min_ps(t, _mm512_set1_ps(126.f)), _mm512_set1_ps(-126.f));
  __m512 n = _mm512_roundscale_ps(t, 0);
  __m512 f = _mm512_sub_ps(t, n);
  __m512 p = _mm512_set1_ps(1.5403530e-4f);
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.3333558e-3f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(9.6181291e-3f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(5.5504109e-2f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(2.4022651e-1f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(6.9314718e-1f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.0f));
  return (v16)_mm512_scalef_ps(p, n);
}
static INL v16 rcp_(v16 x) {  // rcp14 + one Newton step
  __m512 r = _mm512_rcp14_ps((__m512)x);
  return (v16)_mm512_mul_ps(r, _mm512_fnmadd_ps((__m512)x, r, _mm512_set1_ps(2.f)));
}
static INL v16 tanh_(v16 x) {  // 1 - 2/(1+e^2x): absolute error ~1e-7
  return splat(1.f) - splat(2.f) * rcp_(exp_(x + x) + splat(1.f));
}
static INL v16 sigm_(v16 x) { return rcp_(exp_(-x) + splat(1.f)); }

constexpr int P16(int n) { return (n + 15) / 16 * 16; }

template <Act A> static INL v16 act(v16 x) { return A == Act::Relu ? max0(x) : tanh_(x); }
template <Act A> static INL v16 dact(v16 d, v16 h) {  // d * act'(z), from h = act(z)
  if (A == Act::Relu) return (v16)_mm512_maskz_mov_ps(_mm512_cmp_ps_mask((__m512)h, _mm512_setzero_ps(), _CMP_GT_OQ), (__m512)d);
  return d - d * h * h;
}
struct AdamC { v16 c, eps; };
struct Pow { double b1 = 1, b2 = 1; };  // 0.9^step, 0.999^step
static INL AdamC adam_c(Pow& s, float lr) {
  s.b1 *= 0.9; s.b2 *= 0.999;
  if (s.b1 < 1e-30) s.b1 = 0;  // not into the denormals
  if (s.b2 < 1e-30) s.b2 = 0;
  double b1 = 1 - s.b1, b2 = std::sqrt(1 - s.b2);
  return {splat((float)(lr * b2 / b1)), splat((float)(1e-8 * b2))};
}
static INL void adam16(float* w, float* m, float* v, v16 g, const AdamC& a) {
  v16 M = ld(m), V = ld(v);
  M = fma_(g - M, splat(0.1f), M);
  V = fma_(g * g, splat(0.001f), V * splat(0.999f));
  st(m, M); st(v, V);
  v16 d = (v16)_mm512_sqrt_ps((__m512)V) + a.eps;
  st(w, ld(w) - a.c * M * rcp_(d));
}

