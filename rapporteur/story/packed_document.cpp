#include "rapporteur/story/packed_document.h"

#include "rapporteur/base/packed.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace rapporteur::story {

namespace {

using base::append_number;
using base::Unpacker;

/// Whether the days before 1970 come behind those after: what is near 0 on both sides becomes a small number.
constexpr std::uint32_t folded(std::int32_t day) {
  return (static_cast<std::uint32_t>(day) << 1) ^ static_cast<std::uint32_t>(day >> 31);
}
constexpr std::int32_t unfolded(std::uint32_t number) {
  return static_cast<std::int32_t>((number >> 1) ^ (0 - (number & 1)));
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

/// Rising numbers by their distances.
void append_rising(std::string& out, const Shingles& numbers) {
  append_number(out, numbers.size());
  std::uint32_t before = 0;
  for (const std::uint32_t number : numbers) append_number(out, number - std::exchange(before, number));
}

void append_days(std::string& out, const std::vector<std::int32_t>& days) {
  append_number(out, days.size());
  for (const std::int32_t day : days) append_number(out, folded(day));
}

void append_terms(std::string& out, const std::vector<Term>& terms) {
  append_number(out, terms.size());
  std::uint32_t before = 0;
  for (const Term& term : terms) {
    append_number(out, term.key - std::exchange(before, term.key));
    append_number(out, std::uint64_t{term.count} * 2 + (term.is_name ? 1 : 0));
  }
}

std::string text_of(Unpacker& packed) {
  return std::string(packed.take(packed.number<std::uint32_t>()));
}

/// A number of things to come. Each takes a byte at least, so that damage cannot ask for much room.
std::size_t count_of(Unpacker& packed) {
  return std::min<std::size_t>(packed.number<std::uint32_t>(), packed.left());
}

Shingles rising(Unpacker& packed) {
  Shingles numbers(count_of(packed));
  std::uint32_t before = 0;
  for (std::uint32_t& number : numbers) number = before += packed.number<std::uint32_t>();
  return numbers;
}

std::vector<std::int32_t> days(Unpacker& packed) {
  std::vector<std::int32_t> all(count_of(packed));
  for (std::int32_t& day : all) day = unfolded(packed.number<std::uint32_t>());
  return all;
}

std::vector<Term> terms(Unpacker& packed) {
  std::vector<Term> all(count_of(packed));
  std::uint32_t before = 0;
  for (Term& term : all) {
    term.key = before += packed.number<std::uint32_t>();
    const auto counted = packed.number<std::uint32_t>();
    term.count = static_cast<std::uint16_t>(counted / 2);
    term.is_name = counted % 2 == 1;
  }
  return all;
}

}  // namespace

std::string pack_document(const Document& document) {
  std::string out;
  append_number(out, document.day ? 1 + std::uint64_t{folded(*document.day)} : 0);
  append_number(out, document.is_day_told ? 1 : 0);
  append_text(out, document.outlet);
  append_text(out, document.title);
  append_rising(out, document.shingles);
  append_rising(out, document.quotations);
  for (const std::vector<Term>& each : document.terms) append_terms(out, each);
  append_number(out, document.spelled.size());
  for (const SpelledTerm& each : document.spelled) {
    append_number(out, each.key);
    append_text(out, each.words);
  }
  append_days(out, document.told_days);
  append_days(out, document.event_days);
  return out;
}

std::optional<Document> unpack_document(std::int64_t article, std::string_view bytes) {
  Unpacker packed(bytes);
  Document document;
  document.article = article;
  const auto day = packed.number<std::uint64_t>();
  if (day > 0) document.day = unfolded(static_cast<std::uint32_t>(day - 1));
  document.is_day_told = packed.number<std::uint8_t>() == 1;
  document.outlet = text_of(packed);
  document.title = text_of(packed);
  document.shingles = rising(packed);
  document.quotations = rising(packed);
  for (std::vector<Term>& each : document.terms) each = terms(packed);
  document.spelled.resize(count_of(packed));
  for (SpelledTerm& each : document.spelled) {
    each.key = packed.number<std::uint32_t>();
    each.words = text_of(packed);
  }
  document.told_days = days(packed);
  document.event_days = days(packed);
  if (!packed.is_whole() || !packed.is_done()) return {};
  return document;
}

std::string pack_weights(const Document& document, std::uint32_t weighed_at) {
  std::string out;
  append_number(out, weighed_at);
  for (const std::vector<Term>& each : document.terms) {
    for (const Term& term : each) {
      const std::uint16_t steps = steps_of_weight(term.weight);
      out += static_cast<char>(steps & 0xFF);
      out += static_cast<char>(steps >> 8);
    }
  }
  return out;
}

std::optional<std::uint32_t> unpack_weights(Document& document, std::string_view bytes) {
  Unpacker packed(bytes);
  const auto weighed_at = packed.number<std::uint32_t>();
  for (std::vector<Term>& each : document.terms) {
    for (Term& term : each) {
      const std::string_view two = packed.take(2);
      if (two.size() < 2) return {};
      const auto low = static_cast<unsigned char>(two[0]);
      const auto high = static_cast<unsigned char>(two[1]);
      term.weight = weight_of_steps(static_cast<std::uint16_t>(low | (high << 8)));
    }
  }
  if (!packed.is_whole() || !packed.is_done()) return {};
  return weighed_at;
}

}  // namespace rapporteur::story
