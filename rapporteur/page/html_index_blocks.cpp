#include "rapporteur/page/html_index_blocks.h"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rapporteur::page {

namespace {

constexpr std::uint8_t stops_text = 1;
constexpr std::uint8_t stops_quote = 2;
constexpr std::uint8_t stops_name = 4;

constexpr std::array<std::uint8_t, 256> make_stops() {
  std::array<std::uint8_t, 256> stops{};
  for (std::size_t c = 0; c <= 0x20; ++c) stops[c] = stops_name;
  for (const char c : {'/', '>', '='}) stops[static_cast<unsigned char>(c)] |= stops_name;
  for (const char c : {'<', '&', '\0', '\r'}) stops[static_cast<unsigned char>(c)] |= stops_text;
  for (const char c : {'"', '\'', '&', '\0', '\r'}) stops[static_cast<unsigned char>(c)] |= stops_quote;
  return stops;
}

}  // namespace

bool index_blocks_portably(const char* source, std::size_t count, HtmlIndex::Block* blocks) {
  static constexpr std::array<std::uint8_t, 256> stops = make_stops();
  unsigned char seen = 0;
  for (std::size_t at = 0; at < count; ++at) {
    HtmlIndex::Block block{};
    for (std::uint32_t i = 0; i < 64; ++i) {
      const auto byte = static_cast<unsigned char>(source[at * 64 + i]);
      seen |= byte;
      block.text |= static_cast<std::uint64_t>(stops[byte] & stops_text) << i;
      block.quote |= static_cast<std::uint64_t>((stops[byte] & stops_quote) >> 1) << i;
      block.name |= static_cast<std::uint64_t>((stops[byte] & stops_name) >> 2) << i;
    }
    blocks[at] = block;
  }
  return (seen & 0x80) != 0;
}

#if defined(__x86_64__)
namespace {

// Every 64-bit x86 has SSE2.
bool index_blocks_sse2(const char* source, std::size_t count, HtmlIndex::Block* blocks) {
  int beyond_ascii = 0;
  for (std::size_t at = 0; at < count; ++at) {
    HtmlIndex::Block block{};
    for (int part = 0; part < 4; ++part) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(source + at * 64) + part);
      const auto is = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
      const auto bits = [part](__m128i mask) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask))) << (part * 16);
      };
      const __m128i both = _mm_or_si128(is('&'), _mm_or_si128(is('\0'), is('\r')));
      const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x20)), bytes);
      block.text |= bits(_mm_or_si128(both, is('<')));
      block.quote |= bits(_mm_or_si128(both, _mm_or_si128(is('"'), is('\''))));
      block.name |= bits(_mm_or_si128(_mm_or_si128(low, is('/')), _mm_or_si128(is('>'), is('='))));
      beyond_ascii |= _mm_movemask_epi8(bytes);
    }
    blocks[at] = block;
  }
  return beyond_ascii != 0;
}

[[gnu::target("avx2")]] std::uint64_t bits_avx2(__m256i low, __m256i high) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32;
}

struct Stops32 {
  __m256i text, quote, name;
};

[[gnu::target("avx2")]] inline Stops32 stops_avx2(__m256i bytes) {
  const __m256i ampersand = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('&'));
  const __m256i zero = _mm256_cmpeq_epi8(bytes, _mm256_setzero_si256());
  const __m256i both =
      _mm256_or_si256(ampersand, _mm256_or_si256(zero, _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r'))));
  const __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x20)), bytes);
  const __m256i slash = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('/'));
  const __m256i greater = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('>'));
  const __m256i equals = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('='));
  const __m256i quotes = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')),
                                         _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\'')));
  return {_mm256_or_si256(both, _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('<'))),
          _mm256_or_si256(both, quotes),
          _mm256_or_si256(_mm256_or_si256(low, slash), _mm256_or_si256(greater, equals))};
}

[[gnu::target("avx2")]] bool index_blocks_avx2(const char* source, std::size_t count,
                                               HtmlIndex::Block* blocks) {
  __m256i seen = _mm256_setzero_si256();
  for (std::size_t at = 0; at < count; ++at) {
    const auto* bytes = reinterpret_cast<const __m256i*>(source + at * 64);
    const __m256i first = _mm256_loadu_si256(bytes);
    const __m256i second = _mm256_loadu_si256(bytes + 1);
    const Stops32 a = stops_avx2(first);
    const Stops32 b = stops_avx2(second);
    blocks[at] = {bits_avx2(a.text, b.text), bits_avx2(a.quote, b.quote), bits_avx2(a.name, b.name)};
    seen = _mm256_or_si256(seen, _mm256_or_si256(first, second));
  }
  return _mm256_movemask_epi8(seen) != 0;
}

[[gnu::target("avx512f,avx512bw")]] bool index_blocks_avx512(const char* source, std::size_t count,
                                                             HtmlIndex::Block* blocks) {
  std::uint64_t beyond_ascii = 0;
  for (std::size_t at = 0; at < count; ++at) {
    const __m512i bytes = _mm512_loadu_si512(source + at * 64);
    const std::uint64_t both = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('&')) |
                               _mm512_cmpeq_epi8_mask(bytes, _mm512_setzero_si512()) |
                               _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\r'));
    const std::uint64_t quotes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')) |
                                 _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\''));
    const std::uint64_t names = _mm512_cmple_epu8_mask(bytes, _mm512_set1_epi8(0x20)) |
                                _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('/')) |
                                _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('>')) |
                                _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('='));
    blocks[at] = {both | _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('<')), both | quotes, names};
    beyond_ascii |= _mm512_movepi8_mask(bytes);
  }
  return beyond_ascii != 0;
}

}  // namespace

std::vector<IndexBlocks> runnable_index_blocks() {
  std::vector<IndexBlocks> runnable;
  if (__builtin_cpu_supports("avx512bw")) runnable.push_back(index_blocks_avx512);
  if (__builtin_cpu_supports("avx2")) runnable.push_back(index_blocks_avx2);
  runnable.push_back(index_blocks_sse2);
  return runnable;
}
#else
std::vector<IndexBlocks> runnable_index_blocks() {
  return {index_blocks_portably};
}
#endif

IndexBlocks fastest_index_blocks() {
  static const IndexBlocks fastest = runnable_index_blocks().front();
  return fastest;
}

}  // namespace rapporteur::page
