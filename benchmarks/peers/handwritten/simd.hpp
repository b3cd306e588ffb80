// One vector of the machine's width through the compiler's vector extensions: arithmetic, elementary functions, one Adam update.
// W is the number of floats: 16 with AVX-512 (32 registers), otherwise 8 with AVX2 and FMA (16 registers). Rows are padded to multiples of it.
#pragma once
#include <immintrin.h>
#include <cmath>
#include "../common.hpp"
using namespace peers;

#if defined __AVX512F__
constexpr int W = 16, Registers = 32;
#elif defined __AVX2__ && defined __FMA__
constexpr int W = 8, Registers = 16;
#else
#error "The hand-written peer needs AVX-512, or AVX2 and FMA."
#endif

typedef float vec __attribute__((vector_size(W * 4), may_alias));
typedef float vec_unaligned __attribute__((vector_size(W * 4), may_alias, aligned(4)));
#define INL __attribute__((always_inline)) inline

constexpr int Padded(int n) { return (n + W - 1) / W * W; }
static INL vec ld(const float* p) { return *(const vec_unaligned*)p; }
static INL void st(float* p, vec v) { *(vec_unaligned*)p = v; }

#if defined __AVX512F__
typedef __mmask16 mask;
static INL mask first_lanes(int k) { return (mask)((1u << k) - 1); }
static INL vec splat(float f) { return (vec)_mm512_set1_ps(f); }
static INL vec fma_(vec a, vec b, vec c) { return (vec)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c); }
static INL vec min_(vec a, vec b) { return (vec)_mm512_min_ps((__m512)a, (__m512)b); }
static INL vec max_(vec a, vec b) { return (vec)_mm512_max_ps((__m512)a, (__m512)b); }
static INL vec sqrt_(vec a) { return (vec)_mm512_sqrt_ps((__m512)a); }
static INL vec round_(vec a) { return (vec)_mm512_roundscale_ps((__m512)a, 0); }
static INL vec ldexp_(vec a, vec n) { return (vec)_mm512_scalef_ps((__m512)a, (__m512)n); }  // a * 2^n
static INL vec rcp_estimate(vec a) { return (vec)_mm512_rcp14_ps((__m512)a); }
static INL vec fnma_(vec a, vec b, vec c) { return (vec)_mm512_fnmadd_ps((__m512)a, (__m512)b, (__m512)c); }
static INL vec keep(mask k, vec a) { return (vec)_mm512_maskz_mov_ps(k, (__m512)a); }  // zero elsewhere
static INL vec where_positive(vec h, vec a) { return keep(_mm512_cmp_ps_mask((__m512)h, _mm512_setzero_ps(), _CMP_GT_OQ), a); }
static INL vec ld_first(mask k, const float* p) { return (vec)_mm512_maskz_loadu_ps(k, p); }
static INL float hsum(vec a) { return _mm512_reduce_add_ps((__m512)a); }
static INL float hmax(vec a) { return _mm512_reduce_max_ps((__m512)a); }
static INL float hmax(mask k, vec a) { return _mm512_mask_reduce_max_ps(k, (__m512)a); }
#else
typedef __m256i mask;
static INL mask first_lanes(int k) { return _mm256_cmpgt_epi32(_mm256_set1_epi32(k), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)); }
static INL vec splat(float f) { return (vec)_mm256_set1_ps(f); }
static INL vec fma_(vec a, vec b, vec c) { return (vec)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c); }
static INL vec min_(vec a, vec b) { return (vec)_mm256_min_ps((__m256)a, (__m256)b); }
static INL vec max_(vec a, vec b) { return (vec)_mm256_max_ps((__m256)a, (__m256)b); }
static INL vec sqrt_(vec a) { return (vec)_mm256_sqrt_ps((__m256)a); }
static INL vec round_(vec a) { return (vec)_mm256_round_ps((__m256)a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
// a * 2^n by adding n to the exponent: a is 0 or normal, and so is the product
static INL vec ldexp_(vec a, vec n) {
  return (vec)_mm256_add_epi32((__m256i)a, _mm256_slli_epi32(_mm256_cvtps_epi32((__m256)n), 23));
}
static INL vec rcp_estimate(vec a) { return (vec)_mm256_rcp_ps((__m256)a); }  // 12 bits
static INL vec fnma_(vec a, vec b, vec c) { return (vec)_mm256_fnmadd_ps((__m256)a, (__m256)b, (__m256)c); }
static INL vec keep(mask k, vec a) { return (vec)_mm256_and_ps(_mm256_castsi256_ps(k), (__m256)a); }
static INL vec where_positive(vec h, vec a) { return (vec)_mm256_and_ps(_mm256_cmp_ps((__m256)h, _mm256_setzero_ps(), _CMP_GT_OQ), (__m256)a); }
static INL vec ld_first(mask k, const float* p) { return (vec)_mm256_maskload_ps(p, k); }
static INL float hsum(vec a) {
  __m128 s = _mm_add_ps(_mm256_castps256_ps128((__m256)a), _mm256_extractf128_ps((__m256)a, 1));
  s = _mm_add_ps(s, _mm_movehl_ps(s, s));
  return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
}
static INL float hmax(vec a) {
  __m128 s = _mm_max_ps(_mm256_castps256_ps128((__m256)a), _mm256_extractf128_ps((__m256)a, 1));
  s = _mm_max_ps(s, _mm_movehl_ps(s, s));
  return _mm_cvtss_f32(_mm_max_ss(s, _mm_movehdup_ps(s)));
}
static INL float hmax(mask k, vec a) {  // over these lanes
  return hmax((vec)_mm256_blendv_ps(_mm256_set1_ps(-3.4e38f), (__m256)a, _mm256_castsi256_ps(k)));
}
#endif

// out[i] = sum over the lanes of a[i]
template <int N> static INL void hsums(const vec* a, float* out) {
#if !defined __AVX512F__
  if constexpr (N >= 4) {  // four sums, or eight, share their shuffles
    __m256 four[2];
#pragma GCC unroll 2
    for (int i = 0; i < (N >= 8 ? 8 : 4); i += 4) {
      __m256 s = _mm256_add_ps(_mm256_unpacklo_ps((__m256)a[i], (__m256)a[i + 1]), _mm256_unpackhi_ps((__m256)a[i], (__m256)a[i + 1]));
      __m256 t = _mm256_add_ps(_mm256_unpacklo_ps((__m256)a[i + 2], (__m256)a[i + 3]), _mm256_unpackhi_ps((__m256)a[i + 2], (__m256)a[i + 3]));
      four[i / 4] = _mm256_add_ps(_mm256_shuffle_ps(s, t, 0x44), _mm256_shuffle_ps(s, t, 0xee));
    }
    if constexpr (N >= 8) {
      st(out, (vec)_mm256_add_ps(_mm256_blend_ps(four[0], four[1], 0xf0), _mm256_permute2f128_ps(four[0], four[1], 0x21)));
      hsums<N - 8>(a + 8, out + 8);
    } else {
      _mm_storeu_ps(out, _mm_add_ps(_mm256_castps256_ps128(four[0]), _mm256_extractf128_ps(four[0], 1)));
      hsums<N - 4>(a + 4, out + 4);
    }
    return;
  }
#endif
#pragma GCC unroll 16
  for (int i = 0; i < N; ++i) out[i] = hsum(a[i]);
}

// exp by 2^n * polynomial: ~1e-7 relative
static INL vec exp_(vec x) {
  vec t = max_(min_(x * splat(1.44269504f), splat(126.f)), splat(-126.f));
  vec n = round_(t), f = t - n;
  vec p = splat(1.5403530e-4f);
  p = fma_(p, f, splat(1.3333558e-3f));
  p = fma_(p, f, splat(9.6181291e-3f));
  p = fma_(p, f, splat(5.5504109e-2f));
  p = fma_(p, f, splat(2.4022651e-1f));
  p = fma_(p, f, splat(6.9314718e-1f));
  p = fma_(p, f, splat(1.0f));
  return ldexp_(p, n);
}
static INL vec rcp_(vec x) {  // an estimate (14 bits with AVX-512, 12 with AVX2) and one Newton step
  vec r = rcp_estimate(x);
  return r * fnma_(x, r, splat(2.f));
}
static INL vec tanh_(vec x) {  // 1 - 2/(1+e^2x): absolute error ~1e-7
  return splat(1.f) - splat(2.f) * rcp_(exp_(x + x) + splat(1.f));
}
static INL vec sigm_(vec x) { return rcp_(exp_(-x) + splat(1.f)); }

template <Act A> static INL vec act(vec x) { return A == Act::Relu ? max_(x, splat(0)) : tanh_(x); }
template <Act A> static INL vec dact(vec d, vec h) {  // d * act'(z), from h = act(z)
  if (A == Act::Relu) return where_positive(h, d);
  return d - d * h * h;
}
struct AdamC { vec c, eps; };
struct Pow { double b1 = 1, b2 = 1; };  // 0.9^step, 0.999^step
static INL AdamC adam_c(Pow& s, float lr) {
  s.b1 *= 0.9; s.b2 *= 0.999;
  if (s.b1 < 1e-30) s.b1 = 0;  // not into the denormals
  if (s.b2 < 1e-30) s.b2 = 0;
  double b1 = 1 - s.b1, b2 = std::sqrt(1 - s.b2);
  return {splat((float)(lr * b2 / b1)), splat((float)(1e-8 * b2))};
}
static INL void adam_update(float* w, float* m, float* v, vec g, const AdamC& a) {
  vec M = ld(m), V = ld(v);
  M = fma_(g - M, splat(0.1f), M);
  V = fma_(g * g, splat(0.001f), V * splat(0.999f));
  st(m, M); st(v, V);
  vec d = sqrt_(V) + a.eps;
  st(w, ld(w) - a.c * M * rcp_(d));
}
