#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace rapporteur::story {

/// What decides whether two articles, or two halves of a group, are one story. Learned by
/// train/train_stories.py; what no labelled set tells (days between publications, repeated and quoted words)
/// is set by hand and marked so in the table.
struct Weights {
  double pair_bias = 0;
  std::array<double, 4> pair_root{};   ///< by TermKind: of the root of the cosine
  std::array<double, 4> pair_plain{};  ///< of the cosine itself
  double pair_quotation = 0;           ///< shared shingles of quotations over the fewer of the two
  double pair_copy = 0;                ///< instead of all others, where one repeats the other
  double pair_gap_day = 0;             ///< for each day between the publications beyond `free_days`
  double pair_told_day = 0;            ///< where both tell of a same day
  double pair_conflict_day = 0;        ///< for each day between the nearest events of both
  double free_days = 0;
  double max_gap = 0;        ///< the most that a gap may weigh
  double group_minimum = 0;  ///< mean log-odds from which articles are looked at together
  double split_bias = 0;
  double split_within = 0;      ///< likeness inside the larger half
  double split_across = 0;      ///< likeness between the halves
  double split_balance = 0;     ///< share of the smaller half
  double split_pairs = 0;       ///< mean log-odds of the pairs between the halves
  double split_number_min = 0;  ///< share of numbers that only one half tells: the lesser of the two
  double split_number_max = 0;  ///< the greater
  double split_gap_day = 0;     ///< for each day between the middle days of the halves

  /// Those that ship with the program.
  static const Weights& shipped();
  /// Reads lines "name TAB value"; names that are not known are passed over.
  static Weights read(std::string_view table);
};

/// In how many articles of a background each term stands.
class Background {
 public:
  /// The table that ships with the program.
  static const Background& shipped();
  explicit Background(std::string_view table);

  std::uint32_t article_count() const { return article_count_; }
  std::uint32_t count(std::uint32_t key) const;

 private:
  std::uint32_t article_count_ = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;
};

}  // namespace rapporteur::story
