// The one matrix product of the batch variant, register-blocked.
#pragma once
#include <type_traits>
#include "simd.hpp"

// C[M][N] (+bias/act fused by the epilogue E(row, col, value)) = sum_k A[m*rs + k*cs] * Bm[k*ldb + n]; all sizes constexpr.
template <int M, int N, int K, int RS, int CS, int LDB, class E>
static INL void gemm(const float* A, const float* Bm, const E& epi) {
  static_assert(N % 16 == 0);
  constexpr int NV = N / 16;
  constexpr int NR = NV % 2 == 0 ? 2 : 1;
  constexpr int MR = NR == 2 ? 12 : 16;
  constexpr bool PACK = NV > NR && M >= 32;  // copy the panel of B to contiguous memory
  constexpr int LB = PACK ? NR * 16 : LDB;
  alignas(64) static float pk[PACK ? K * NR * 16 : 16];
  auto tile = [&](auto mr_, int m0, int n0) __attribute__((always_inline)) {
    constexpr int mr = decltype(mr_)::value;
    v16 acc[mr][NR];
#pragma GCC unroll 16
    for (int i = 0; i < mr; ++i)
#pragma GCC unroll 4
      for (int j = 0; j < NR; ++j) acc[i][j] = splat(0);
    const float* a = A + (long)m0 * RS;
    const float* b = PACK ? pk : Bm + n0;
    for (int k = 0; k < K; ++k) {
      v16 bv[NR];
#pragma GCC unroll 4
      for (int j = 0; j < NR; ++j) bv[j] = ld(b + (long)k * LB + j * 16);
#pragma GCC unroll 16
      for (int i = 0; i < mr; ++i) {
        v16 av = splat(a[(long)i * RS + (long)k * CS]);
#pragma GCC unroll 4
        for (int j = 0; j < NR; ++j) acc[i][j] = fma_(av, bv[j], acc[i][j]);
      }
    }
#pragma GCC unroll 16
    for (int i = 0; i < mr; ++i)
#pragma GCC unroll 4
      for (int j = 0; j < NR; ++j) epi(m0 + i, n0 + j * 16, acc[i][j]);
  };
  for (int n0 = 0; n0 < N; n0 += NR * 16) {  // B panel [K][NR*16] stays in L1/L2 over all rows
    if constexpr (PACK)
      for (int k = 0; k < K; ++k)
        for (int j = 0; j < NR; ++j) st(pk + (k * NR + j) * 16, ld(Bm + (long)k * LDB + n0 + j * 16));
    int m0 = 0;
    for (; m0 + MR <= M; m0 += MR) tile(std::integral_constant<int, MR>{}, m0, n0);
    constexpr int R = M % MR;
    if constexpr (R > 0) tile(std::integral_constant<int, R>{}, m0, n0);
  }
}
