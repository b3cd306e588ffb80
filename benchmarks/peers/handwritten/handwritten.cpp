// What a C++ expert writes by hand for a FIXED net, W = 16 floats (AVX-512) or 8 (AVX2) in a vector. Four variants; for every op compare against the best of them:
//   cpp_naive plain scalar loops over constexpr sizes, weights [out][in], vectorized by the compiler alone (-ffast-math)
//   cpp_ps    per sample (b=1): mat-vec, backward and optimizer fused per weight row (no gradient array at all)
//   cpp_gemm  batch: one register-blocked broadcast-FMA micro-kernel over features (rows of W^T padded to W)
//   cpp_lane  batch: W samples in the W lanes (for nets too narrow to fill lanes with features)
#include <memory>
#include "naive.hpp"

template <class N> static std::unique_ptr<N> fresh(const Net& n) {
  void* p = aligned_alloc(64, (sizeof(N) + 63) / 64 * 64);
  std::unique_ptr<N> u((N*)p);
  u->init(n);
  return u;
}

template <Act A, Out O, bool LANE, int... D>
static void bench(const char* name) {
  using N = Mlp<A, O, D...>;
  Net n;
  for (auto& q : nets()) if (!strcmp(q.name, name)) n = q;
  if (!want("PEERS_NETS", name)) return;
  if (n.dims != std::vector<int>{D...}) abort();
  Data dt = make_data(n);
  constexpr int in = N::d[0], oc = N::d[N::L];
  const float *X = dt.x.data(), *T = dt.t.data();
  auto u = fresh<N>(n);
  auto ws128 = std::make_unique<typename N::template Ws<128>>();
  auto ws32 = std::make_unique<typename N::template Ws<32>>();
  auto wl128 = std::make_unique<typename N::template Wl<(LANE ? 128 : 16)>>();
  auto wl32 = std::make_unique<typename N::template Wl<(LANE ? 32 : 16)>>();
  if (want("PEERS_OPS", "check")) {
    auto loss = [&](auto get) {
      double s = 0;
      for (int r = 0; r < 128; ++r) for (int o = 0; o < oc; ++o) {
        float y = get(r, o), t = T[r * oc + o];
        s += O == Out::Softmax ? (t > 0 ? -std::log((double)y) : 0) : (double)(y - t) * (y - t) / oc;
      }
      return s / 128;
    };
    auto lg = [&] { u->template inferB<128>(X, *ws128); return loss([&](int r, int o) { return ws128->h[128 * N::hofs(N::L - 1) + r * Padded(oc) + o]; }); };
    auto lp = [&] { static float y[128 * 16]; for (int r = 0; r < 128; ++r) u->infer1(X + r * in, y + r * oc); return loss([&](int r, int o) { return y[r * oc + o]; }); };
    double a = lg(), p = lp();
    for (int k = 0; k < 10; ++k) u->template trainB<128>(X, T, *ws128, true, 1e-2f);
    double b = lg();
    printf("# check cpp_gemm %s loss0=%.5f (ps %.5f) loss10=%.5f\n", name, a, p, b);
    if constexpr (LANE) {
      u->init(n);
      auto ll = [&] { u->template inferL<128>(X, *wl128); return loss([&](int r, int o) { return wl128->y[r * oc + o]; }); };
      double a2 = ll();
      for (int k = 0; k < 10; ++k) u->template trainL<128>(X, T, *wl128, true, 1e-2f);
      printf("# check cpp_lane %s loss0=%.5f loss10=%.5f\n", name, a2, ll());
    }
    // per-sample training against a batch of 32 equal samples: must give the same weights (SGD and Adam)
    for (int adam = 0; adam < 2; ++adam) {
      std::vector<float> xs(32 * in), ts(32 * oc);
      for (int r = 0; r < 32; ++r) { memcpy(&xs[r * in], X, in * 4); memcpy(&ts[r * oc], T, oc * 4); }
      u->init(n);
      for (int k = 0; k < 3; ++k) { if (adam) u->template train1<true>(X, T, 1e-2f); else u->template train1<false>(X, T, 1e-2f); }
      std::vector<float> w1(u->w, u->w + N::NW);
      u->init(n);
      for (int k = 0; k < 3; ++k) u->template trainB<32>(xs.data(), ts.data(), *ws32, adam, 1e-2f);
      double e = 0;
      for (int i = 0; i < N::NW; ++i) e = std::max(e, (double)std::fabs(w1[i] - u->w[i]));
      printf("# check cpp_ps %s %s max|dw|=%.2e\n", name, adam ? "adam" : "sgd", e);
    }
  }
  Naive<A, O, D...> nv;
  nv.init(n);
  if (want("PEERS_OPS", "check")) {
    static float y[16];
    auto loss = [&] {
      double s = 0;
      for (int r = 0; r < 128; ++r) {
        nv.infer1(X + r * in, y);
        for (int o = 0; o < oc; ++o) { float t = T[r * oc + o]; s += O == Out::Softmax ? (t > 0 ? -std::log((double)y[o]) : 0) : (double)(y[o] - t) * (y[o] - t) / oc; }
      }
      return s / 128;
    };
    double a = loss();
    for (int k = 0; k < 10; ++k) nv.template train<128>(X, T, true, 1e-2f);
    printf("# check cpp_naive %s loss0=%.5f loss10=%.5f\n", name, a, loss());
    nv.init(n);
  }
  u->init(n);
  static float y[64];
  auto X1 = [&](long i) { return X + (i & 1023) * in; };
  auto T1 = [&](long i) { return T + (i & 1023) * oc; };
  auto Xb = [&](long i, int b) { return X + (i * b & 1023) * in; };
  auto Tb = [&](long i, int b) { return T + (i * b & 1023) * oc; };
  if (want("PEERS_OPS", "infer")) {
    if (want_b(1)) csv("cpp_naive", name, "infer", 1, 1, median_ns([&](long i) { nv.infer1(X1(i), y); }));
    if (want_b(1)) csv("cpp_ps", name, "infer", 1, 1, median_ns([&](long i) { u->infer1(X1(i), y); }));
    if (want_b(32)) csv("cpp_gemm", name, "infer", 32, 1, median_ns([&](long i) { u->template inferB<32>(Xb(i, 32), *ws32); }) / 32);
    if (want_b(128)) csv("cpp_gemm", name, "infer", 128, 1, median_ns([&](long i) { u->template inferB<128>(Xb(i, 128), *ws128); }) / 128);
    if constexpr (LANE) {
      if (want_b(32)) csv("cpp_lane", name, "infer", 32, 1, median_ns([&](long i) { u->template inferL<32>(Xb(i, 32), *wl32); }) / 32);
      if (want_b(128)) csv("cpp_lane", name, "infer", 128, 1, median_ns([&](long i) { u->template inferL<128>(Xb(i, 128), *wl128); }) / 128);
    }
  }
  for (int adam = 0; adam < 2; ++adam) {
    const char* op = adam ? "train_adam" : "train_sgd";
    if (!want("PEERS_OPS", op)) continue;
    u->init(n);
    if (want_b(1)) csv("cpp_naive", name, op, 1, 1, median_ns([&](long i) { nv.template train<1>(X1(i), T1(i), adam, kLr); }));
    if (want_b(32)) csv("cpp_naive", name, op, 32, 1, median_ns([&](long i) { nv.template train<32>(Xb(i, 32), Tb(i, 32), adam, kLr); }) / 32);
    if (want_b(128)) csv("cpp_naive", name, op, 128, 1, median_ns([&](long i) { nv.template train<128>(Xb(i, 128), Tb(i, 128), adam, kLr); }) / 128);
    if (want_b(1)) csv("cpp_ps", name, op, 1, 1, adam ? median_ns([&](long i) { u->template train1<true>(X1(i), T1(i), kLr); })
                                                      : median_ns([&](long i) { u->template train1<false>(X1(i), T1(i), kLr); }));
    if (want_b(32)) csv("cpp_gemm", name, op, 32, 1, median_ns([&](long i) { u->template trainB<32>(Xb(i, 32), Tb(i, 32), *ws32, adam, kLr); }) / 32);
    if (want_b(128)) csv("cpp_gemm", name, op, 128, 1, median_ns([&](long i) { u->template trainB<128>(Xb(i, 128), Tb(i, 128), *ws128, adam, kLr); }) / 128);
    if constexpr (LANE) {
      if (want_b(32)) csv("cpp_lane", name, op, 32, 1, median_ns([&](long i) { u->template trainL<32>(Xb(i, 32), Tb(i, 32), *wl32, adam, kLr); }) / 32);
      if (want_b(128)) csv("cpp_lane", name, op, 128, 1, median_ns([&](long i) { u->template trainL<128>(Xb(i, 128), Tb(i, 128), *wl128, adam, kLr); }) / 128);
    }
  }
}

int main() {
  bench<Act::Tanh, Out::Sigmoid, true, 2, 2, 1>("xor");
  bench<Act::Relu, Out::Softmax, true, 4, 16, 3>("iris");
  bench<Act::Tanh, Out::Linear, true, 8, 32, 32, 1>("audio");
  bench<Act::Relu, Out::Softmax, true, 64, 32, 10>("digits");
  bench<Act::Relu, Out::Softmax, false, 784, 128, 10>("mnist");
  bench<Act::Relu, Out::Softmax, false, 784, 512, 256, 10>("deep");
  bench<Act::Relu, Out::Softmax, false, 1024, 1024, 1024, 10>("wide");
}
