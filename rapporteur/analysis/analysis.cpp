#include "rapporteur/analysis/analysis.h"

#include "rapporteur/base/expect.h"

#include <algorithm>

namespace rapporteur {

std::vector<std::uint32_t> Analysis::path(std::uint32_t from, std::uint32_t to) const {
  std::vector<std::uint32_t> up{from};
  while (!is_below(to, up.back())) {
    if (is_root(up.back())) return {};
    up.push_back(heads[up.back()]);
  }
  const std::size_t up_size = up.size();
  for (std::uint32_t token = to; token != up[up_size - 1]; token = heads[token]) up.push_back(token);
  std::reverse(up.begin() + static_cast<std::ptrdiff_t>(up_size), up.end());
  return up;
}

std::uint32_t Analysis::head_of(TokenRange range) const {
  expect(!range.is_empty() && range.end <= size(), "a run of tokens has a head");
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    const std::uint32_t head = heads[token];
    if (head == token || head < range.begin || head >= range.end) return token;
  }
  expect(false, "heads do not go round in a circle");
  return range.begin;
}

std::uint32_t Analysis::root_of(std::uint32_t token) const {
  while (!is_root(token)) token = heads[token];
  return token;
}

TextSpan Analysis::span_of(TokenRange range) const {
  expect(!range.is_empty() && range.end <= size(), "a run of tokens has a span");
  return {tokens[range.begin].begin, tokens[range.end - 1].end};
}

// Tokens stand in text order and do not overlap, so both their ends are in order.
TokenRange Analysis::tokens_in(TextSpan span) const {
  if (span.is_empty()) return {};
  const auto begin =
      std::ranges::partition_point(tokens, [&](const TextSpan& token) { return token.end <= span.begin; });
  auto end = begin;  // a span is mostly a few words
  for (int near = 0; near < 16 && end != tokens.end() && end->begin < span.end; ++near) ++end;
  if (end != tokens.end() && end->begin < span.end)
    end = std::ranges::partition_point(end, tokens.end(),
                                       [&](const TextSpan& token) { return token.begin < span.end; });
  if (begin >= end) return {};
  return {static_cast<std::uint32_t>(begin - tokens.begin()),
          static_cast<std::uint32_t>(end - tokens.begin())};
}

std::optional<EntityMention> Analysis::entity_at(std::uint32_t token) const {
  const auto found = std::ranges::partition_point(
      entities, [&](const EntityMention& entity) { return entity.tokens.end <= token; });
  if (found == entities.end() || found->tokens.begin > token) return std::nullopt;
  return *found;
}

}  // namespace rapporteur
