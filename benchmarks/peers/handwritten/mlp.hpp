// A fixed network as a C++ expert writes it by hand: constexpr sizes, fixed arrays, no allocation, no library. Three variants of forward and training step.
#pragma once
#include "gemm.hpp"

template <int... D>
struct Dims {  // offsets into the parameter and activation arrays
  static constexpr int L = sizeof...(D) - 1;
  static constexpr int d[] = {D...};
  static constexpr int wofs(int l) { int s = 0; for (int i = 0; i < l; ++i) s += d[i] * P16(d[i + 1]) + P16(d[i + 1]); return s; }
  static constexpr int hofs(int l) { int s = 0; for (int i = 0; i < l; ++i) s += P16(d[i + 1]); return s; }
  static constexpr int fofs(int l) { int s = 0; for (int i = 0; i < l; ++i) s += d[i]; return s; }
};

template <Act A, Out O, int... D>
struct Mlp {
  using DD = Dims<D...>;
  static constexpr int L = DD::L;
  static constexpr auto& d = DD::d;
  static constexpr int wofs(int l) { return DD::wofs(l); }
  static constexpr int hofs(int l) { return DD::hofs(l); }
  static constexpr int fofs(int l) { return DD::fofs(l); }
  template <int l> static constexpr int I = d[l];
  template <int l> static constexpr int IP = P16(d[l]);
  template <int l> static constexpr int OP = P16(d[l + 1]);
  static constexpr int NW = DD::wofs(L), NH = DD::hofs(L);
  // layer l: W^T [in][outP] then bias [outP]
  alignas(64) float w[NW], m[NW], v[NW], g[NW];
  Pow step;

  template <int l> float* W() { return w + wofs(l); }
  template <int l> float* Bi() { return w + wofs(l) + I<l> * OP<l>; }

  void init(const Net& n) {
    Params p = make_params(n);
    memset((void*)this, 0, sizeof *this);
    step = Pow{};
    for (int l = 0; l < L; ++l) {
      int in = d[l], out = d[l + 1], op = P16(out);
      for (int o = 0; o < out; ++o) {
        for (int i = 0; i < in; ++i) w[wofs(l) + i * op + o] = p.w[l][(size_t)o * in + i];
        w[wofs(l) + in * op + o] = p.b[l][o];
      }
    }
  }

  // ---------------------------------------------------------------- output layer: value -> y, gradient dz
  static INL void out_fwd(float* z) {  // one padded row, in place
    constexpr int o = d[L], op = P16(o);
    if constexpr (O == Out::Softmax) {
      static_assert(op == 16);
      __mmask16 k = (__mmask16)((1u << o) - 1);
      __m512 x = (__m512)ld(z);
      float mx = _mm512_mask_reduce_max_ps(k, x);
      __m512 e = _mm512_maskz_mov_ps(k, (__m512)exp_((v16)x - splat(mx)));
      st(z, (v16)e * splat(1.f / _mm512_reduce_add_ps(e)));
    } else if constexpr (O == Out::Sigmoid) {
      for (int j = 0; j < op; j += 16) st(z + j, sigm_(ld(z + j)));
    }
  }
  static INL void out_bwd(const float* y, const float* t, float* dz, int B) {
    constexpr int o = d[L];
    static_assert(P16(o) == 16);
    __mmask16 k = (__mmask16)((1u << o) - 1);
    v16 yy = ld(y), e = (v16)_mm512_maskz_sub_ps(k, (__m512)yy, _mm512_maskz_loadu_ps(k, t));
    if constexpr (O == Out::Softmax) e = e * splat(1.f / B);
    else e = e * splat(2.f / (B * o));
    if constexpr (O == Out::Sigmoid) e = e * yy * (splat(1.f) - yy);
    st(dz, e);
  }

  // ---------------------------------------------------------------- per sample
  template <int l>
  INL void ps_fwd_l(const float* x, float* y) {
    constexpr int NV = OP<l> / 16;
    constexpr int NB = NV % 8 == 0 ? 8 : NV % 4 == 0 ? 4 : NV % 2 == 0 ? 2 : 1;  // vectors at a time
    constexpr int KS0 = NB == 8 ? 2 : NB == 4 ? 4 : NB == 2 ? 4 : 8;             // independent chains over k
    constexpr int KS = I<l> % KS0 == 0 ? KS0 : I<l> % 2 == 0 ? 2 : 1;
    const float* wl = W<l>();
    for (int nb = 0; nb < NV; nb += NB) {
      v16 acc[KS][NB];
#pragma GCC unroll 8
      for (int j = 0; j < NB; ++j) {
        acc[0][j] = ld(Bi<l>() + (nb + j) * 16);
#pragma GCC unroll 8
        for (int s = 1; s < KS; ++s) acc[s][j] = splat(0);
      }
      for (int i = 0; i < I<l>; i += KS)
#pragma GCC unroll 8
        for (int s = 0; s < KS; ++s) {
          v16 xv = splat(x[i + s]);
#pragma GCC unroll 8
          for (int j = 0; j < NB; ++j) acc[s][j] = fma_(xv, ld(wl + (long)(i + s) * OP<l> + (nb + j) * 16), acc[s][j]);
        }
#pragma GCC unroll 8
      for (int j = 0; j < NB; ++j) {
        v16 r = acc[0][j];
#pragma GCC unroll 8
        for (int s = 1; s < KS; ++s) r += acc[s][j];
        if constexpr (l + 1 < L) r = act<A>(r);
        st(y + (nb + j) * 16, r);
      }
    }
    if constexpr (l + 1 == L) out_fwd(y);
  }
  template <int l = 0>
  INL void ps_fwd(const float* x, float* h) {
    ps_fwd_l<l>(x, h + hofs(l));
    if constexpr (l + 1 < L) ps_fwd<l + 1>(h + hofs(l), h);
  }
  template <int l, bool ADAM>
  INL void ps_bwd_l(const float* x, const float* dz, float* dx, float lr, const AdamC& ac) {
    constexpr int NV = OP<l> / 16;
    float* wl = W<l>();
    float* ml = m + wofs(l);
    float* vl = v + wofs(l);
    if constexpr (l > 0) {
      constexpr int U = NV <= 2 && I<l> % 4 == 0 ? 4 : 2;
      static_assert(I<l> % U == 0);
      if constexpr (I<l> % 16 != 0) st(dx + I<l> / 16 * 16, splat(0));
      for (int i = 0; i < I<l>; i += U) {
        v16 acc[U];
#pragma GCC unroll 4
        for (int u = 0; u < U; ++u) acc[u] = splat(0);
        for (int j = 0; j < NV; ++j) {
          v16 dv = ld(dz + j * 16);
#pragma GCC unroll 4
          for (int u = 0; u < U; ++u) acc[u] = fma_(dv, ld(wl + (long)(i + u) * OP<l> + j * 16), acc[u]);
        }
#pragma GCC unroll 4
        for (int u = 0; u < U; ++u) dx[i + u] = hsum(acc[u]);
      }
      for (int i = 0; i < P16(I<l>); i += 16) st(dx + i, dact<A>(ld(dx + i), ld(x + i)));
    }
    for (int i = 0; i <= I<l>; ++i) {  // the last row is the bias
      float xi = i < I<l> ? x[i] : 1.f;
      if constexpr (ADAM) {
        for (int j = 0; j < NV; ++j)
          adam16(wl + (long)i * OP<l> + j * 16, ml + (long)i * OP<l> + j * 16, vl + (long)i * OP<l> + j * 16, splat(xi) * ld(dz + j * 16), ac);
      } else {
        v16 c = splat(-lr * xi);
#pragma GCC unroll 8
        for (int j = 0; j < NV; ++j) st(wl + (long)i * OP<l> + j * 16, fma_(c, ld(dz + j * 16), ld(wl + (long)i * OP<l> + j * 16)));
      }
    }
  }
  template <int l, bool ADAM>
  INL void ps_bwd(const float* x0, float* h, float* dh, float lr, const AdamC& ac) {
    if constexpr (l == 0) ps_bwd_l<0, ADAM>(x0, dh, nullptr, lr, ac);
    else {
      ps_bwd_l<l, ADAM>(h + hofs(l - 1), dh + hofs(l), dh + hofs(l - 1), lr, ac);
      ps_bwd<l - 1, ADAM>(x0, h, dh, lr, ac);
    }
  }
  __attribute__((noinline)) void infer1(const float* x, float* y) {
    alignas(64) float h[NH];
    ps_fwd<0>(x, h);
    memcpy(y, h + hofs(L - 1), d[L] * 4);
  }
  template <bool ADAM>
  __attribute__((noinline)) void train1(const float* x, const float* t, float lr) {
    alignas(64) float h[NH], dh[NH];
    ps_fwd<0>(x, h);
    out_bwd(h + hofs(L - 1), t, dh + hofs(L - 1), 1);
    AdamC ac{};
    if (ADAM) ac = adam_c(step, lr);
    ps_bwd<L - 1, ADAM>(x, h, dh, lr, ac);
  }

  // ---------------------------------------------------------------- batch, features in lanes
  template <int B> struct Ws {
    alignas(64) float h[B * NH], dh[B * NH];
    alignas(64) float wt[P16(d[1]) * 4096];
  };
  template <int B, int l = 0>
  INL void g_fwd(const float* x, Ws<B>& s) {
    float* y = s.h + B * hofs(l);
    const float* bi = Bi<l>();
    auto epi = [&](int r, int c, v16 a) __attribute__((always_inline)) {
      a += ld(bi + c);
      if constexpr (l + 1 < L) a = act<A>(a);
      st(y + (long)r * OP<l> + c, a);
    };
    gemm<B, OP<l>, I<l>, (l ? P16(I<l>) : I<l>), 1, OP<l>>(x, W<l>(), epi);
    if constexpr (l + 1 == L) for (int r = 0; r < B; ++r) out_fwd(y + r * OP<l>);
    else g_fwd<B, l + 1>(y, s);
  }
  static INL void transpose(const float* a, int rows, int ld_a, int cols, float* b, int ld_b) {  // b[c][r] = a[r][c]
    __m512i idx = _mm512_mullo_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32(ld_a));
    for (int r = 0; r < rows; r += 16) {
      __mmask16 k = rows - r >= 16 ? 0xffff : (__mmask16)((1u << (rows - r)) - 1);
      for (int c = 0; c < cols; ++c)
        _mm512_storeu_ps(b + (long)c * ld_b + r, _mm512_mask_i32gather_ps(_mm512_setzero_ps(), k, idx, a + (long)r * ld_a + c, 4));
    }
  }
  template <int B, int l>
  INL void g_bwd(const float* x0, Ws<B>& s) {
    const float* dz = s.dh + B * hofs(l);
    const float* x = l ? s.h + B * hofs(l ? l - 1 : 0) : x0;
    constexpr int XS = l ? P16(I<l>) : I<l>;
    float* gl = g + wofs(l);
    gemm<I<l>, OP<l>, B, 1, XS, OP<l>>(x, dz, [&](int r, int c, v16 a) __attribute__((always_inline)) { st(gl + (long)r * OP<l> + c, a); });
    for (int c = 0; c < OP<l>; c += 16) {
      v16 a = splat(0), b = a;
      for (int r = 0; r < B; r += 2) { a += ld(dz + (long)r * OP<l> + c); b += ld(dz + (long)(r + 1) * OP<l> + c); }
      st(gl + (long)I<l> * OP<l> + c, a + b);
    }
    if constexpr (l > 0) {
      constexpr int IPl = P16(I<l>), O_ = d[l + 1];
      float* dx = s.dh + B * hofs(l - 1);
      transpose(W<l>(), I<l>, OP<l>, O_, s.wt, IPl);
      gemm<B, IPl, O_, OP<l>, 1, IPl>(dz, s.wt, [&](int r, int c, v16 a) __attribute__((always_inline)) {
        st(dx + (long)r * IPl + c, dact<A>(a, ld(x + (long)r * IPl + c)));
      });
      g_bwd<B, l - 1>(x0, s);
    }
  }
  INL void update(bool adam, float lr) {
    if (adam) {
      AdamC a = adam_c(step, lr);
      for (int i = 0; i < NW; i += 16) adam16(w + i, m + i, v + i, ld(g + i), a);
    } else {
      v16 c = splat(-lr);
      for (int i = 0; i < NW; i += 16) st(w + i, fma_(c, ld(g + i), ld(w + i)));
    }
  }
  template <int B>
  __attribute__((noinline)) void inferB(const float* x, Ws<B>& s) { g_fwd<B>(x, s); }
  template <int B>
  __attribute__((noinline)) void trainB(const float* x, const float* t, Ws<B>& s, bool adam, float lr) {
    g_fwd<B>(x, s);
    constexpr int op = P16(d[L]);
    for (int r = 0; r < B; ++r) out_bwd(s.h + B * hofs(L - 1) + r * op, t + r * d[L], s.dh + B * hofs(L - 1) + r * op, B);
    g_bwd<B, L - 1>(x, s);
    update(adam, lr);
  }

  // ---------------------------------------------------------------- batch, samples in lanes (weights are read transposed: w[o][i])
  // Activations are kept feature-major [feature][B].
  static constexpr int NF = DD::fofs(L + 1);
  template <int B> struct Wl { alignas(64) float h[B * NF], dh[B * NF], y[B * d[L]]; };
  template <int B, int l = 0>
  INL void l_fwd(Wl<B>& s) {
    const float* x = s.h + B * fofs(l);
    float* y = s.h + B * fofs(l + 1);
    constexpr int OC = d[l + 1], NR = B % 32 == 0 ? 2 : 1, MR = OC < 12 ? OC : OC % 8 == 0 ? 8 : 4;
    static_assert(OC % MR == 0);
    const float* wl = W<l>();
    for (int o = 0; o < OC; o += MR)
      for (int n = 0; n < B; n += NR * 16) {
        v16 acc[MR][NR];
#pragma GCC unroll 12
        for (int i = 0; i < MR; ++i)
#pragma GCC unroll 2
          for (int j = 0; j < NR; ++j) acc[i][j] = splat(Bi<l>()[o + i]);
#pragma GCC unroll 4
        for (int k = 0; k < I<l>; ++k) {
          v16 b[NR];
#pragma GCC unroll 2
          for (int j = 0; j < NR; ++j) b[j] = ld(x + (long)k * B + n + j * 16);
#pragma GCC unroll 12
          for (int i = 0; i < MR; ++i)
#pragma GCC unroll 2
            for (int j = 0; j < NR; ++j) acc[i][j] = fma_(splat(wl[k * OP<l> + o + i]), b[j], acc[i][j]);
        }
#pragma GCC unroll 12
        for (int i = 0; i < MR; ++i)
#pragma GCC unroll 2
          for (int j = 0; j < NR; ++j) {
            v16 a = acc[i][j];
            if constexpr (l + 1 < L) a = act<A>(a);
            else if constexpr (O == Out::Sigmoid) a = sigm_(a);
            st(y + (long)(o + i) * B + n + j * 16, a);
          }
      }
    if constexpr (l + 1 < L) l_fwd<B, l + 1>(s);
    else if constexpr (O == Out::Softmax)
      for (int n = 0; n < B; n += 16) {
        v16 e[OC], mx = ld(y + n), sum = splat(0);
#pragma GCC unroll 16
        for (int o = 1; o < OC; ++o) mx = (v16)_mm512_max_ps((__m512)mx, (__m512)ld(y + (long)o * B + n));
#pragma GCC unroll 16
        for (int o = 0; o < OC; ++o) { e[o] = exp_(ld(y + (long)o * B + n) - mx); sum += e[o]; }
        sum = rcp_(sum);
#pragma GCC unroll 16
        for (int o = 0; o < OC; ++o) st(y + (long)o * B + n, e[o] * sum);
      }
  }
  template <int B, int l>
  INL void l_bwd(Wl<B>& s) {
    const float* x = s.h + B * fofs(l);
    const float* dz = s.dh + B * fofs(l + 1);
    constexpr int OC = d[l + 1], IC = d[l];
    // dW[i][o] = dot over the batch
    constexpr int OR = OC % 4 == 0 ? 4 : OC % 5 == 0 ? 5 : OC % 3 == 0 ? 3 : OC % 2 == 0 ? 2 : 1, IR = IC % 4 == 0 ? 4 : 2;
    float* gl = g + wofs(l);
    for (int o = 0; o < OC; o += OR) {
      for (int i = 0; i < IC; i += IR) {
        v16 acc[IR][OR];
#pragma GCC unroll 4
        for (int a = 0; a < IR; ++a)
#pragma GCC unroll 5
          for (int b = 0; b < OR; ++b) acc[a][b] = splat(0);
        for (int n = 0; n < B; n += 16) {
          v16 dv[OR];
#pragma GCC unroll 5
          for (int b = 0; b < OR; ++b) dv[b] = ld(dz + (long)(o + b) * B + n);
#pragma GCC unroll 4
          for (int a = 0; a < IR; ++a) {
            v16 xv = ld(x + (long)(i + a) * B + n);
#pragma GCC unroll 5
            for (int b = 0; b < OR; ++b) acc[a][b] = fma_(xv, dv[b], acc[a][b]);
          }
        }
#pragma GCC unroll 4
        for (int a = 0; a < IR; ++a)
#pragma GCC unroll 5
          for (int b = 0; b < OR; ++b) gl[(i + a) * OP<l> + o + b] = hsum(acc[a][b]);
      }
#pragma GCC unroll 5
      for (int b = 0; b < OR; ++b) {
        v16 a = splat(0);
        for (int n = 0; n < B; n += 16) a += ld(dz + (long)(o + b) * B + n);
        gl[IC * OP<l> + o + b] = hsum(a);
      }
    }
    if constexpr (l > 0) {
      float* dx = s.dh + B * fofs(l);
      constexpr int MR = IC < 12 ? IC : 8, NR = B % 32 == 0 ? 2 : 1;
      const float* wl = W<l>();
      for (int i = 0; i < IC; i += MR)
        for (int n = 0; n < B; n += NR * 16) {
          v16 acc[MR][NR];
#pragma GCC unroll 12
          for (int a = 0; a < MR; ++a)
#pragma GCC unroll 2
            for (int j = 0; j < NR; ++j) acc[a][j] = splat(0);
#pragma GCC unroll 4
          for (int k = 0; k < OC; ++k) {
            v16 b[NR];
#pragma GCC unroll 2
            for (int j = 0; j < NR; ++j) b[j] = ld(dz + (long)k * B + n + j * 16);
#pragma GCC unroll 12
            for (int a = 0; a < MR; ++a)
#pragma GCC unroll 2
              for (int j = 0; j < NR; ++j) acc[a][j] = fma_(splat(wl[(i + a) * OP<l> + k]), b[j], acc[a][j]);
          }
#pragma GCC unroll 12
          for (int a = 0; a < MR; ++a)
#pragma GCC unroll 2
            for (int j = 0; j < NR; ++j) st(dx + (long)(i + a) * B + n + j * 16, dact<A>(acc[a][j], ld(x + (long)(i + a) * B + n + j * 16)));
        }
      l_bwd<B, l - 1>(s);
    }
  }
  template <int B>
  __attribute__((noinline)) void inferL(const float* x, Wl<B>& s) {
    transpose(x, B, d[0], d[0], s.h, B);
    l_fwd<B>(s);
    const float* y = s.h + B * fofs(L);
    for (int r = 0; r < B; ++r) for (int o = 0; o < d[L]; ++o) s.y[r * d[L] + o] = y[o * B + r];
  }
  template <int B>
  __attribute__((noinline)) void trainL(const float* x, const float* t, Wl<B>& s, bool adam, float lr) {
    transpose(x, B, d[0], d[0], s.h, B);
    l_fwd<B>(s);
    constexpr int OC = d[L];
    float* dz = s.dh + B * fofs(L);
    const float* y = s.h + B * fofs(L);
    transpose(t, B, OC, OC, dz, B);
    for (int i = 0; i < OC * B; i += 16) {
      v16 yy = ld(y + i), e = yy - ld(dz + i);
      if constexpr (O == Out::Softmax) e = e * splat(1.f / B);
      else e = e * splat(2.f / (B * OC));
      if constexpr (O == Out::Sigmoid) e = e * yy * (splat(1.f) - yy);
      st(dz + i, e);
    }
    l_bwd<B, L - 1>(s);
    update(adam, lr);
  }
};
