// Plain scalar loops over constexpr sizes, weights [out][in], vectorized by the compiler alone.
#pragma once
#include "mlp.hpp"

template <Act A, Out O, int... D>
struct Naive {
  using DD = Dims<D...>;
  static constexpr int L = DD::L;
  static constexpr auto& d = DD::d;
  static constexpr int wo(int l) { int s = 0; for (int i = 0; i < l; ++i) s += DD::d[i] * DD::d[i + 1] + DD::d[i + 1]; return s; }
  float *w, *m, *v, *g;
  Pow step;
  int NW;
  void init(const Net& n) {
    NW = wo(L);
    w = (float*)aligned_alloc(64, (NW * 4 + 63) / 64 * 64); m = (float*)calloc(NW, 4); v = (float*)calloc(NW, 4); g = (float*)calloc(NW, 4);
    step = Pow{};
    Params p = make_params(n);
    for (int l = 0; l < L; ++l) {
      memcpy(w + wo(l), p.w[l].data(), p.w[l].size() * 4);
      memcpy(w + wo(l) + p.w[l].size(), p.b[l].data(), p.b[l].size() * 4);
    }
  }
  template <int l> INL void fwd(const float* __restrict x, float* h) {
    constexpr int I = d[l], Oc = d[l + 1];
    float* __restrict y = h + DD::fofs(l + 1) - d[0];
    const float *wl = w + wo(l), *b = wl + I * Oc;
    for (int o = 0; o < Oc; ++o) {
      float s = b[o];
      for (int i = 0; i < I; ++i) s += wl[o * I + i] * x[i];
      y[o] = s;
    }
    if constexpr (l + 1 < L) {
      for (int o = 0; o < Oc; ++o) y[o] = A == Act::Relu ? (y[o] > 0 ? y[o] : 0) : std::tanh(y[o]);
      fwd<l + 1>(y, h);
    } else if constexpr (O == Out::Softmax) {
      float mx = y[0], s = 0;
      for (int o = 1; o < Oc; ++o) mx = std::max(mx, y[o]);
      for (int o = 0; o < Oc; ++o) { y[o] = std::exp(y[o] - mx); s += y[o]; }
      for (int o = 0; o < Oc; ++o) y[o] /= s;
    } else if constexpr (O == Out::Sigmoid) {
      for (int o = 0; o < Oc; ++o) y[o] = 1 / (1 + std::exp(-y[o]));
    }
  }
  // UPD: apply SGD at once (b=1); otherwise add to (or, first sample, set) the gradient
  template <int l, int UPD> INL void bwd(const float* x0, const float* h, float* dh, float lr, bool first) {
    constexpr int I = d[l], Oc = d[l + 1];
    const float* __restrict x = l ? h + DD::fofs(l) - d[0] : x0;
    const float* __restrict dz = dh + DD::fofs(l + 1) - d[0];
    float *__restrict wl = w + wo(l), *__restrict gl = g + wo(l);
    if constexpr (l > 0) {
      float* __restrict dx = dh + DD::fofs(l) - d[0];
      for (int i = 0; i < I; ++i) dx[i] = 0;
      for (int o = 0; o < Oc; ++o)
        for (int i = 0; i < I; ++i) dx[i] += dz[o] * wl[o * I + i];
      for (int i = 0; i < I; ++i) dx[i] = A == Act::Relu ? (x[i] > 0 ? dx[i] : 0) : dx[i] * (1 - x[i] * x[i]);
    }
    for (int o = 0; o < Oc; ++o) {
      float e = dz[o];
      if constexpr (UPD) {
        for (int i = 0; i < I; ++i) wl[o * I + i] -= lr * e * x[i];
        wl[I * Oc + o] -= lr * e;
      } else if (first) {
        for (int i = 0; i < I; ++i) gl[o * I + i] = e * x[i];
        gl[I * Oc + o] = e;
      } else {
        for (int i = 0; i < I; ++i) gl[o * I + i] += e * x[i];
        gl[I * Oc + o] += e;
      }
    }
    if constexpr (l > 0) bwd<l - 1, UPD>(x0, h, dh, lr, first);
  }
  static constexpr int NF = DD::fofs(L + 1) - DD::d[0];
  __attribute__((noinline)) void infer1(const float* x, float* y) {
    alignas(64) float h[NF];
    fwd<0>(x, h);
    for (int o = 0; o < d[L]; ++o) y[o] = h[NF - d[L] + o];
  }
  template <int UPD> INL void sample(const float* x, const float* t, float lr, float sc, bool first) {
    alignas(64) float h[NF], dh[NF];
    fwd<0>(x, h);
    for (int o = 0; o < d[L]; ++o) {
      float y = h[NF - d[L] + o], e = y - t[o];
      if (O != Out::Softmax) e *= 2.f / d[L];
      if (O == Out::Sigmoid) e *= y * (1 - y);
      dh[NF - d[L] + o] = e * sc;
    }
    bwd<L - 1, UPD>(x, h, dh, lr, first);
  }
  template <int B>
  __attribute__((noinline)) void train(const float* x, const float* t, bool adam, float lr) {
    if (B == 1 && !adam) return sample<1>(x, t, lr, 1.f, true);
    for (int r = 0; r < B; ++r) sample<0>(x + r * d[0], t + r * d[L], lr, 1.f / B, r == 0);
    constexpr int n = wo(L);
    float *__restrict w_ = w, *__restrict m_ = m, *__restrict v_ = v, *__restrict g_ = g;
    if (adam) {
      step.b1 = step.b1 < 1e-30 ? 0 : step.b1 * 0.9; step.b2 = step.b2 < 1e-30 ? 0 : step.b2 * 0.999;
      float b2 = std::sqrt(1 - (float)step.b2), c = lr * b2 / (1 - (float)step.b1), eps = 1e-8f * b2;
      for (int i = 0; i < n; ++i) {
        m_[i] = 0.9f * m_[i] + 0.1f * g_[i];
        v_[i] = 0.999f * v_[i] + 0.001f * g_[i] * g_[i];
        w_[i] -= c * m_[i] / (std::sqrt(v_[i]) + eps);
      }
    } else
      for (int i = 0; i < n; ++i) w_[i] -= lr * g_[i];
  }
};
