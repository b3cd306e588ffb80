// b[c][r] = a[r][c]; columns of b beyond `rows` are set to zero up to the next multiple of W. Sizes are known at compile time once inlined.
#pragma once
#include "simd.hpp"

#if defined __AVX512F__
static INL void transpose(const float* a, int rows, int ld_a, int cols, float* b, int ld_b) {
  __m512i idx = _mm512_mullo_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32(ld_a));
  for (int r = 0; r < rows; r += 16) {
    __mmask16 k = rows - r >= 16 ? 0xffff : (__mmask16)((1u << (rows - r)) - 1);
    for (int c = 0; c < cols; ++c)
      _mm512_storeu_ps(b + (long)c * ld_b + r, _mm512_mask_i32gather_ps(_mm512_setzero_ps(), k, idx, a + (long)r * ld_a + c, 4));
  }
}
#else
// Eight rows of eight through shuffles: a gather of eight floats takes as long as eight loads.
static INL void transpose(const float* a, int rows, int ld_a, int cols, float* b, int ld_b) {
  for (int r = 0; r < rows; r += 8)
    for (int c = 0; c < cols; c += 8) {
      const int left = cols - c;
      __m256 v[8], p[8];
#pragma GCC unroll 8
      for (int i = 0; i < 8; ++i) {
        const float* row = a + (long)(r + i) * ld_a + c;
        v[i] = r + i >= rows ? _mm256_setzero_ps() : (__m256)(left >= 8 ? ld(row) : ld_first(first_lanes(left), row));
      }
#pragma GCC unroll 2
      for (int i = 0; i < 8; i += 4) {  // 4 x 4 within each half
        __m256 s = _mm256_unpacklo_ps(v[i], v[i + 1]), t = _mm256_unpacklo_ps(v[i + 2], v[i + 3]);
        __m256 u = _mm256_unpackhi_ps(v[i], v[i + 1]), w = _mm256_unpackhi_ps(v[i + 2], v[i + 3]);
        p[i] = _mm256_shuffle_ps(s, t, 0x44);
        p[i + 1] = _mm256_shuffle_ps(s, t, 0xee);
        p[i + 2] = _mm256_shuffle_ps(u, w, 0x44);
        p[i + 3] = _mm256_shuffle_ps(u, w, 0xee);
      }
#pragma GCC unroll 8
      for (int i = 0; i < 8; ++i)  // the halves
        if (i < left) st(b + (long)(c + i) * ld_b + r, (vec)(i < 4 ? _mm256_permute2f128_ps(p[i], p[i + 4], 0x20) : _mm256_permute2f128_ps(p[i - 4], p[i], 0x31)));
    }
}
#endif
