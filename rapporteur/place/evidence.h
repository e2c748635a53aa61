#pragma once

#include "rapporteur/actor/actor.h"
#include "rapporteur/analysis/analysis.h"
#include "rapporteur/article/article.h"
#include "rapporteur/place/within.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur::place {

/// A country that some words of the article name or whose people or bodies they name.
struct CountryMention {
  std::uint32_t country = 0;
  std::uint32_t sentence = 0;
  TextSpan words{};
  std::string key{};  ///< of the words
};

/// An area, "Texas", named in the article.
struct AreaMention {
  std::uint32_t area = 0;
  std::uint32_t sentence = 0;
  TextSpan words{};
  std::string key{};  ///< of the words
};

/// What an article tells of countries: who is mentioned, where it is written from. Made once an article;
/// holds what it was made of by reference.
class Evidence {
 public:
  Evidence(const Article& article, const Analysis& analysis, const Actors& actors, const PlaceTable& table);

  std::span<const CountryMention> countries() const& { return countries_; }
  std::span<const AreaMention> areas() const& { return areas_; }
  const std::optional<Within>& dateline() const& { return dateline_; }

  /// The countries and areas that a run of tokens may name, by the table and the article's actors; "Syrian"
  /// names a country, too.
  Within within(TokenRange tokens) const;
  /// The country of the actors mentioned at these tokens, as a place in the table; nothing where there is
  /// none or several.
  std::optional<std::uint32_t> country_at(TokenRange tokens) const;
  /// Whether these tokens name a state as a whole.
  bool is_state(TokenRange tokens) const;
  /// A name with a place of its own: the towns of that name, the one with most people before others by ten
  /// times.
  std::optional<PlaceTable::Town> best_known(std::string_view key) const;
  std::string key_of(TokenRange tokens) const;

 private:
  void read_countries();
  void read_areas();
  void read_dateline();
  Within within_by_name(std::string_view name) const;
  std::optional<std::uint32_t> country_of(const ActorMention& mention) const;

  const Article& article_;
  const Analysis& analysis_;
  const Actors& actors_;
  const PlaceTable& table_;
  std::unordered_map<std::string_view, std::uint32_t> codes_;  // countries of the table
  std::vector<CountryMention> countries_;
  std::vector<AreaMention> areas_;
  std::optional<Within> dateline_;
};

}  // namespace rapporteur::place
