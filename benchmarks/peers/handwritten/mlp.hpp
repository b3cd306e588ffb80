// A fixed network as a C++ expert writes it by hand: constexpr sizes, fixed arrays, no allocation, no library. Three variants of forward and training step.
#pragma once
#include "gemm.hpp"
#include "transpose.hpp"

template <int... D>
struct Dims {  // offsets into the parameter and activation arrays
  static constexpr int L = sizeof...(D) - 1;
  static constexpr int d[] = {D...};
  static constexpr int wofs(int l) { int s = 0; for (int i = 0; i < l; ++i) s += d[i] * Padded(d[i + 1]) + Padded(d[i + 1]); return s; }
  static constexpr int hofs(int l) { int s = 0; for (int i = 0; i < l; ++i) s += Padded(d[i + 1]); return s; }
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
  template <int l> static constexpr int IP = Padded(d[l]);
  template <int l> static constexpr int OP = Padded(d[l + 1]);
  static constexpr int NW = DD::wofs(L), NH = DD::hofs(L);
  // layer l: W^T [in][outP] then bias [outP]
  alignas(64) float w[NW], m[NW], v[NW], g[NW];
  Pow step;

  template <int l> float* weights() { return w + wofs(l); }
  template <int l> float* bias() { return w + wofs(l) + I<l> * OP<l>; }

  void init(const Net& n) {
    Params p = make_params(n);
    memset((void*)this, 0, sizeof *this);
    step = Pow{};
    for (int l = 0; l < L; ++l) {
      int in = d[l], out = d[l + 1], op = Padded(out);
      for (int o = 0; o < out; ++o) {
        for (int i = 0; i < in; ++i) w[wofs(l) + i * op + o] = p.w[l][(size_t)o * in + i];
        w[wofs(l) + in * op + o] = p.b[l][o];
      }
    }
  }

  // ---------------------------------------------------------------- output layer: value -> y, gradient dz
  static INL void out_fwd(float* z) {  // one padded row, in place
    constexpr int o = d[L], NV = Padded(o) / W;
    const mask k = first_lanes(o - (NV - 1) * W);  // of the last vector
    if constexpr (O == Out::Softmax) {
      vec x[NV];
#pragma GCC unroll 4
      for (int j = 0; j < NV; ++j) x[j] = ld(z + j * W);
      float mx = hmax(k, x[NV - 1]);
      if constexpr (NV > 1) {
        vec m = x[0];
#pragma GCC unroll 4
        for (int j = 1; j < NV - 1; ++j) m = max_(m, x[j]);
        mx = std::max(mx, hmax(m));
      }
      vec sum = splat(0);
#pragma GCC unroll 4
      for (int j = 0; j < NV; ++j) {
        x[j] = exp_(x[j] - splat(mx));
        if (j == NV - 1) x[j] = keep(k, x[j]);
        sum += x[j];
      }
      vec scale = splat(1.f / hsum(sum));
#pragma GCC unroll 4
      for (int j = 0; j < NV; ++j) st(z + j * W, x[j] * scale);
    } else if constexpr (O == Out::Sigmoid) {
      for (int j = 0; j < NV * W; j += W) st(z + j, sigm_(ld(z + j)));
    }
  }
  static INL void out_bwd(const float* y, const float* t, float* dz, int B) {
    constexpr int o = d[L], NV = Padded(o) / W;
#pragma GCC unroll 4
    for (int j = 0; j < NV; ++j) {
      vec yy = ld(y + j * W), e;
      if (j < NV - 1) e = yy - ld(t + j * W);
      else {
        const mask k = first_lanes(o - j * W);
        e = keep(k, yy - ld_first(k, t + j * W));
      }
      if constexpr (O == Out::Softmax) e = e * splat(1.f / B);
      else e = e * splat(2.f / (B * o));
      if constexpr (O == Out::Sigmoid) e = e * yy * (splat(1.f) - yy);
      st(dz + j * W, e);
    }
  }

  // ---------------------------------------------------------------- per sample
  template <int l>
  INL void ps_fwd_l(const float* x, float* y) {
    constexpr int NV = OP<l> / W;
    constexpr int NB = NV % 8 == 0 ? 8 : NV % 4 == 0 ? 4 : NV % 2 == 0 ? 2 : 1;  // vectors at a time
    constexpr int KS0 = Registers == 16 ? 8 / NB : NB == 8 ? 2 : NB == 4 ? 4 : NB == 2 ? 4 : 8;  // independent chains over k
    constexpr int KS = I<l> % KS0 == 0 ? KS0 : I<l> % 2 == 0 ? 2 : 1;
    const float* wl = weights<l>();
    constexpr int R = 4;
    if constexpr (Registers == 16 && I<l> * OP<l> > 32768 && I<l> % R == 0) {
      // A big matrix is read once from beginning to end, R rows at a time, as the prefetcher likes it; the sums wait in y. (Measured with AVX2.)
      for (int j = 0; j < NV; ++j) st(y + j * W, ld(bias<l>() + j * W));
      for (int i = 0; i < I<l>; i += R) {
        vec xv[R];
#pragma GCC unroll 8
        for (int s = 0; s < R; ++s) xv[s] = splat(x[i + s]);
        for (int j = 0; j < NV; ++j) {
          vec a = ld(y + j * W), b = splat(0);
#pragma GCC unroll 8
          for (int s = 0; s < R; s += 2) {
            a = fma_(xv[s], ld(wl + (long)(i + s) * OP<l> + j * W), a);
            b = fma_(xv[s + 1], ld(wl + (long)(i + s + 1) * OP<l> + j * W), b);
          }
          st(y + j * W, a + b);
        }
      }
      if constexpr (l + 1 < L) for (int j = 0; j < NV; ++j) st(y + j * W, act<A>(ld(y + j * W)));
    } else for (int nb = 0; nb < NV; nb += NB) {
      vec acc[KS][NB];
#pragma GCC unroll 8
      for (int j = 0; j < NB; ++j) {
        acc[0][j] = ld(bias<l>() + (nb + j) * W);
#pragma GCC unroll 8
        for (int s = 1; s < KS; ++s) acc[s][j] = splat(0);
      }
      for (int i = 0; i < I<l>; i += KS)
#pragma GCC unroll 8
        for (int s = 0; s < KS; ++s) {
          vec xv = splat(x[i + s]);
#pragma GCC unroll 8
          for (int j = 0; j < NB; ++j) acc[s][j] = fma_(xv, ld(wl + (long)(i + s) * OP<l> + (nb + j) * W), acc[s][j]);
        }
#pragma GCC unroll 8
      for (int j = 0; j < NB; ++j) {
        vec r = acc[0][j];
#pragma GCC unroll 8
        for (int s = 1; s < KS; ++s) r += acc[s][j];
        if constexpr (l + 1 < L) r = act<A>(r);
        st(y + (nb + j) * W, r);
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
    constexpr int NV = OP<l> / W;
    float* wl = weights<l>();
    float* ml = m + wofs(l);
    float* vl = v + wofs(l);
    auto update_row = [&](int i) __attribute__((always_inline)) {  // row I is the bias
      float xi = i < I<l> ? x[i] : 1.f;
      if constexpr (ADAM) {
        for (int j = 0; j < NV; ++j)
          adam_update(wl + (long)i * OP<l> + j * W, ml + (long)i * OP<l> + j * W, vl + (long)i * OP<l> + j * W, splat(xi) * ld(dz + j * W), ac);
      } else {
        vec c = splat(-lr * xi);
#pragma GCC unroll 8
        for (int j = 0; j < NV; ++j) st(wl + (long)i * OP<l> + j * W, fma_(c, ld(dz + j * W), ld(wl + (long)i * OP<l> + j * W)));
      }
    };
    // Measured with AVX2: a row is updated while it is in the first cache or, in wider layers with SGD, in registers.
    constexpr bool FUSED = Registers == 16;
    if constexpr (l > 0) {
      constexpr bool ONCE = FUSED && !ADAM && NV > 2;
      constexpr int U = Registers == 16 && I<l> % 8 == 0 && !ONCE ? 8 : (NV <= 2 || Registers == 16) && I<l> % 4 == 0 ? 4 : 2;
      static_assert(I<l> % U == 0);
      if constexpr (I<l> % W != 0) st(dx + I<l> / W * W, splat(0));
      for (int i = 0; i < I<l>; i += U) {
        vec acc[U], c[U];
#pragma GCC unroll 8
        for (int u = 0; u < U; ++u) { acc[u] = splat(0); c[u] = splat(-lr * x[i + u]); }
        for (int j = 0; j < NV; ++j) {
          vec dv = ld(dz + j * W);
#pragma GCC unroll 8
          for (int u = 0; u < U; ++u) {
            float* p = wl + (long)(i + u) * OP<l> + j * W;
            vec wv = ld(p);
            acc[u] = fma_(dv, wv, acc[u]);
            if constexpr (ONCE) st(p, fma_(c[u], dv, wv));
          }
        }
        hsums<U>(acc, dx + i);
        if constexpr (FUSED && !ONCE)
          for (int u = 0; u < U; ++u) update_row(i + u);
      }
      for (int i = 0; i < Padded(I<l>); i += W) st(dx + i, dact<A>(ld(dx + i), ld(x + i)));
    }
    for (int i = FUSED && l > 0 ? I<l> : 0; i <= I<l>; ++i) update_row(i);
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
    alignas(64) float wt[Registers == 32 ? Padded(d[1]) * 4096 : W];  // AVX2 transposes panel by panel
  };
  template <int B, int l = 0>
  INL void g_fwd(const float* x, Ws<B>& s) {
    float* y = s.h + B * hofs(l);
    const float* bi = bias<l>();
    auto epi = [&](int r, int c, vec a) __attribute__((always_inline)) {
      a += ld(bi + c);
      if constexpr (l + 1 < L) a = act<A>(a);
      st(y + (long)r * OP<l> + c, a);
    };
    gemm<B, OP<l>, I<l>, (l ? Padded(I<l>) : I<l>), 1, OP<l>, Order::Rows>(x, weights<l>(), epi);
    if constexpr (l + 1 == L) for (int r = 0; r < B; ++r) out_fwd(y + r * OP<l>);
    else g_fwd<B, l + 1>(y, s);
  }
  template <int B, int l>
  INL void g_bwd(const float* x0, Ws<B>& s) {
    const float* dz = s.dh + B * hofs(l);
    const float* x = l ? s.h + B * hofs(l ? l - 1 : 0) : x0;
    constexpr int XS = l ? Padded(I<l>) : I<l>;
    float* gl = g + wofs(l);
    gemm<I<l>, OP<l>, B, 1, XS, OP<l>, Order::Rows>(x, dz, [&](int r, int c, vec a) __attribute__((always_inline)) { st(gl + (long)r * OP<l> + c, a); });
    for (int c = 0; c < OP<l>; c += W) {
      vec a = splat(0), b = a;
      for (int r = 0; r < B; r += 2) { a += ld(dz + (long)r * OP<l> + c); b += ld(dz + (long)(r + 1) * OP<l> + c); }
      st(gl + (long)I<l> * OP<l> + c, a + b);
    }
    if constexpr (l > 0) {
      constexpr int IPl = Padded(I<l>), O_ = d[l + 1];
      float* dx = s.dh + B * hofs(l - 1);
      auto epi = [&](int r, int c, vec a) __attribute__((always_inline)) { st(dx + (long)r * IPl + c, dact<A>(a, ld(x + (long)r * IPl + c))); };
      if constexpr (Registers == 32) {
        transpose(weights<l>(), I<l>, OP<l>, O_, s.wt, IPl);
        gemm<B, IPl, O_, OP<l>, 1, IPl, Order::Rows>(dz, s.wt, epi);
      } else gemm<B, I<l>, O_, OP<l>, 1, OP<l>, Order::Transposed>(dz, weights<l>(), epi);
      g_bwd<B, l - 1>(x0, s);
    }
  }
  INL void update(bool adam, float lr) {
    if (adam) {
      AdamC a = adam_c(step, lr);
      for (int i = 0; i < NW; i += W) adam_update(w + i, m + i, v + i, ld(g + i), a);
    } else {
      vec c = splat(-lr);
      for (int i = 0; i < NW; i += W) st(w + i, fma_(c, ld(g + i), ld(w + i)));
    }
  }
  template <int B>
  __attribute__((noinline)) void inferB(const float* x, Ws<B>& s) { g_fwd<B>(x, s); }
  template <int B>
  __attribute__((noinline)) void trainB(const float* x, const float* t, Ws<B>& s, bool adam, float lr) {
    g_fwd<B>(x, s);
    constexpr int op = Padded(d[L]);
    for (int r = 0; r < B; ++r) out_bwd(s.h + B * hofs(L - 1) + r * op, t + r * d[L], s.dh + B * hofs(L - 1) + r * op, B);
    g_bwd<B, L - 1>(x, s);
    update(adam, lr);
  }

  // ---------------------------------------------------------------- batch, samples in lanes (weights are read transposed: w[o][i])
  // Activations are kept feature-major [feature][B].
  static constexpr int NF = DD::fofs(L + 1);
  // From one feature to the next: 128 samples apart, they would share a few sets of an AVX2 machine's first cache.
  static constexpr int lane_stride(int B) { return Registers == 16 && B >= 128 ? B + 16 : B; }
  // A block of accumulators: so many rows out of n, so many vectors of samples.
  static constexpr int lane_rows(int n) { return Registers == 32 ? (n < 12 ? n : n % 8 == 0 ? 8 : 4) : n % 2 == 0 ? 2 : n % 3 == 0 ? 3 : 1; }
  static constexpr int lane_vectors(int B) { return Registers == 16 && B % (4 * W) == 0 ? 4 : B % (2 * W) == 0 ? 2 : 1; }
  // With AVX2 all rows of some samples come first, which stay in the first cache; with AVX-512 all samples of some rows.
  template <int N, int B, class F>
  static INL void lane_blocks(const F& block) {
    constexpr int MR = lane_rows(N), NS = lane_vectors(B) * W;
    static_assert(N % MR == 0);
    if constexpr (Registers == 32) for (int i = 0; i < N; i += MR) for (int n = 0; n < B; n += NS) block(i, n);
    else for (int n = 0; n < B; n += NS) for (int i = 0; i < N; i += MR) block(i, n);
  }
  template <int B> struct Wl { alignas(64) float h[lane_stride(B) * NF], dh[lane_stride(B) * NF], y[B * d[L]]; };
  template <int B, int l = 0>
  INL void l_fwd(Wl<B>& s) {
    constexpr int S = lane_stride(B);
    const float* x = s.h + S * fofs(l);
    float* y = s.h + S * fofs(l + 1);
    constexpr int OC = d[l + 1], MR = lane_rows(OC), NR = lane_vectors(B);
    const float* wl = weights<l>();
    lane_blocks<OC, B>([&](int o, int n) __attribute__((always_inline)) {
      vec acc[MR][NR];
#pragma GCC unroll 12
      for (int i = 0; i < MR; ++i)
#pragma GCC unroll 4
        for (int j = 0; j < NR; ++j) acc[i][j] = splat(bias<l>()[o + i]);
#pragma GCC unroll 4
      for (int k = 0; k < I<l>; ++k) {
        vec b[NR];
#pragma GCC unroll 4
        for (int j = 0; j < NR; ++j) b[j] = ld(x + (long)k * S + n + j * W);
#pragma GCC unroll 12
        for (int i = 0; i < MR; ++i)
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) acc[i][j] = fma_(splat(wl[k * OP<l> + o + i]), b[j], acc[i][j]);
      }
#pragma GCC unroll 12
      for (int i = 0; i < MR; ++i)
#pragma GCC unroll 4
        for (int j = 0; j < NR; ++j) {
          vec a = acc[i][j];
          if constexpr (l + 1 < L) a = act<A>(a);
          else if constexpr (O == Out::Sigmoid) a = sigm_(a);
          st(y + (long)(o + i) * S + n + j * W, a);
        }
    });
    if constexpr (l + 1 < L) l_fwd<B, l + 1>(s);
    else if constexpr (O == Out::Softmax)
      for (int n = 0; n < B; n += W) {
        vec e[OC], mx = ld(y + n), sum = splat(0);
#pragma GCC unroll 16
        for (int o = 1; o < OC; ++o) mx = max_(mx, ld(y + (long)o * S + n));
#pragma GCC unroll 16
        for (int o = 0; o < OC; ++o) { e[o] = exp_(ld(y + (long)o * S + n) - mx); sum += e[o]; }
        sum = rcp_(sum);
#pragma GCC unroll 16
        for (int o = 0; o < OC; ++o) st(y + (long)o * S + n, e[o] * sum);
      }
  }
  template <int B, int l>
  INL void l_bwd(Wl<B>& s) {
    constexpr int S = lane_stride(B);
    const float* x = s.h + S * fofs(l);
    const float* dz = s.dh + S * fofs(l + 1);
    constexpr int OC = d[l + 1], IC = d[l];
    // dW[i][o] = dot over the batch
    constexpr int OR = OC % 4 == 0 ? 4 : OC % 5 == 0 ? 5 : OC % 3 == 0 ? 3 : OC % 2 == 0 ? 2 : 1;
    constexpr int IR = Registers == 32 ? (IC % 4 == 0 ? 4 : 2) : OR == 1 && IC % 8 == 0 ? 8 : OR <= 3 && IC % 4 == 0 ? 4 : 2;
    float* gl = g + wofs(l);
    for (int o = 0; o < OC; o += OR) {
      for (int i = 0; i < IC; i += IR) {
        vec acc[IR][OR];
#pragma GCC unroll 8
        for (int a = 0; a < IR; ++a)
#pragma GCC unroll 5
          for (int b = 0; b < OR; ++b) acc[a][b] = splat(0);
        for (int n = 0; n < B; n += W) {
          vec dv[OR];
#pragma GCC unroll 5
          for (int b = 0; b < OR; ++b) dv[b] = ld(dz + (long)(o + b) * S + n);
#pragma GCC unroll 8
          for (int a = 0; a < IR; ++a) {
            vec xv = ld(x + (long)(i + a) * S + n);
#pragma GCC unroll 5
            for (int b = 0; b < OR; ++b) acc[a][b] = fma_(xv, dv[b], acc[a][b]);
          }
        }
#pragma GCC unroll 8
        for (int a = 0; a < IR; ++a) hsums<OR>(acc[a], gl + (i + a) * OP<l> + o);
      }
#pragma GCC unroll 5
      for (int b = 0; b < OR; ++b) {
        vec a = splat(0);
        for (int n = 0; n < B; n += W) a += ld(dz + (long)(o + b) * S + n);
        gl[IC * OP<l> + o + b] = hsum(a);
      }
    }
    if constexpr (l > 0) {
      float* dx = s.dh + S * fofs(l);
      constexpr int MR = lane_rows(IC), NR = lane_vectors(B);
      const float* wl = weights<l>();
      lane_blocks<IC, B>([&](int i, int n) __attribute__((always_inline)) {
        vec acc[MR][NR];
#pragma GCC unroll 12
        for (int a = 0; a < MR; ++a)
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) acc[a][j] = splat(0);
#pragma GCC unroll 4
        for (int k = 0; k < OC; ++k) {
          vec b[NR];
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) b[j] = ld(dz + (long)k * S + n + j * W);
#pragma GCC unroll 12
          for (int a = 0; a < MR; ++a)
#pragma GCC unroll 4
            for (int j = 0; j < NR; ++j) acc[a][j] = fma_(splat(wl[(i + a) * OP<l> + k]), b[j], acc[a][j]);
        }
#pragma GCC unroll 12
        for (int a = 0; a < MR; ++a)
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) st(dx + (long)(i + a) * S + n + j * W, dact<A>(acc[a][j], ld(x + (long)(i + a) * S + n + j * W)));
      });
      l_bwd<B, l - 1>(s);
    }
  }
  template <int B>
  __attribute__((noinline)) void inferL(const float* x, Wl<B>& s) {
    constexpr int S = lane_stride(B);
    transpose(x, B, d[0], d[0], s.h, S);
    l_fwd<B>(s);
    const float* y = s.h + S * fofs(L);
    for (int r = 0; r < B; ++r) for (int o = 0; o < d[L]; ++o) s.y[r * d[L] + o] = y[o * S + r];
  }
  template <int B>
  __attribute__((noinline)) void trainL(const float* x, const float* t, Wl<B>& s, bool adam, float lr) {
    constexpr int S = lane_stride(B);
    transpose(x, B, d[0], d[0], s.h, S);
    l_fwd<B>(s);
    constexpr int OC = d[L];
    float* dz = s.dh + S * fofs(L);
    const float* y = s.h + S * fofs(L);
    transpose(t, B, OC, OC, dz, S);
    for (int i = 0; i < OC * S; i += W) {
      vec yy = ld(y + i), e = yy - ld(dz + i);
      if constexpr (O == Out::Softmax) e = e * splat(1.f / B);
      else e = e * splat(2.f / (B * OC));
      if constexpr (O == Out::Sigmoid) e = e * yy * (splat(1.f) - yy);
      st(dz + i, e);
    }
    l_bwd<B, L - 1>(s);
    update(adam, lr);
  }
};
