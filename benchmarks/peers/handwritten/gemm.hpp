// The one matrix product of the batch variant, register-blocked.
#pragma once
#include <type_traits>
#include "transpose.hpp"

// How the operand B lies in memory: element (k, n) at B[k*ldb + n], or at B[n*ldb + k].
enum class Order { Rows, Transposed };

// C[M][N] (+bias/act fused by the epilogue E(row, col, value)) = sum_k A[m*rs + k*cs] * B(k, n); all sizes constexpr.
template <int M, int N, int K, int RS, int CS, int LDB, Order ORDER, class E>
static INL void gemm(const float* A, const float* Bm, const E& epi) {
  constexpr int NP = Padded(N), NV = NP / W;
  constexpr int NR = NV % 2 == 0 ? 2 : 1, P = NR * W;                             // a panel of B is P columns wide
  constexpr int MR = Registers == 32 ? (NR == 2 ? 12 : 16) : (NR == 2 ? 6 : 12);  // accumulators in all but a few registers
  constexpr bool PACK = (NV > NR && M >= 32) || ORDER == Order::Transposed;       // copy panels to contiguous memory,
  constexpr int PC = PACK && Registers == 16 && NP > 64 ? 64 : P;                 // so many columns at once: longer runs of each row
  constexpr bool PACKA = PACK && Registers == 16 && RS == 1;                      // also A, where it is read down its columns
  constexpr int LB = PACK ? P : LDB;
  alignas(64) static float pk[PACK ? K * PC : W], pa[PACKA ? M * K + W : W];

  constexpr int R = M % MR;
  // Fewer than 8 accumulators wait for each other: with 16 registers the last full tile shares its rows with such a rest.
  constexpr bool SHARE = Registers == 16 && R > 0 && R * NR < 8 && M > MR;
  constexpr int FULL = M - R - (SHARE ? MR : 0), HALF = SHARE ? (MR + R + 1) / 2 : R;
  auto tiles = [&](auto tile) __attribute__((always_inline)) {
    int m0 = 0;
    for (; m0 < FULL; m0 += MR) tile(std::integral_constant<int, MR>{}, m0);
    if constexpr (HALF > 0) tile(std::integral_constant<int, HALF>{}, m0);
    if constexpr (SHARE) tile(std::integral_constant<int, MR + R - HALF>{}, m0 + HALF);
  };
  if constexpr (PACKA)
    tiles([&](auto mr_, int m0) __attribute__((always_inline)) {  // [k][mr]; what is written beyond mr is overwritten by the next
      constexpr int mr = decltype(mr_)::value;
      for (int k = 0; k < K; ++k)
#pragma GCC unroll 2
        for (int i = 0; i < mr; i += W) st(pa + m0 * K + k * mr + i, ld_first(first_lanes(mr - i), A + (long)k * CS + m0 + i));
    });
  for (int n1 = 0; n1 < NP; n1 += PC) {
    const int n2 = NP % PC == 0 || n1 + PC <= NP ? n1 + PC : NP;
    if constexpr (ORDER == Order::Transposed)
      for (int n0 = n1; n0 < n2; n0 += P) transpose(Bm + (long)n0 * LDB, N % P == 0 || n0 + P <= N ? P : N - n0, LDB, K, pk + (n0 - n1) * K, P);
    else if constexpr (PACK)
      for (int k = 0; k < K; ++k)
        for (int n0 = n1; n0 < n2; n0 += P) {
          // Rows a page apart are beyond the hardware's prefetcher.
          if constexpr (Registers == 16) _mm_prefetch(Bm + (long)(k + 4) * LDB + n0, _MM_HINT_T0);
#pragma GCC unroll 2
          for (int j = 0; j < NR; ++j) st(pk + (n0 - n1) * K + (k * NR + j) * W, ld(Bm + (long)k * LDB + n0 + j * W));
        }
    for (int n0 = n1; n0 < n2; n0 += P)  // B's panel [K][P] stays in L1/L2 over all rows
      tiles([&](auto mr_, int m0) __attribute__((always_inline)) {
        constexpr int mr = decltype(mr_)::value;
        constexpr long RA = PACKA ? 1 : RS, CA = PACKA ? mr : CS;
        vec acc[mr][NR];
#pragma GCC unroll 16
        for (int i = 0; i < mr; ++i)
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) acc[i][j] = splat(0);
        const float* a = PACKA ? pa + m0 * K : A + (long)m0 * RS;
        const float* b = PACK ? pk + (n0 - n1) * K : Bm + n0;
        for (int k = 0; k < K; ++k) {
          vec bv[NR];
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) bv[j] = ld(b + (long)k * LB + j * W);
#pragma GCC unroll 16
          for (int i = 0; i < mr; ++i) {
            vec av = splat(a[i * RA + k * CA]);
#pragma GCC unroll 4
            for (int j = 0; j < NR; ++j) acc[i][j] = fma_(av, bv[j], acc[i][j]);
          }
        }
#pragma GCC unroll 16
        for (int i = 0; i < mr; ++i)
#pragma GCC unroll 4
          for (int j = 0; j < NR; ++j) epi(m0 + i, n0 + j * W, acc[i][j]);
      });
  }
}
