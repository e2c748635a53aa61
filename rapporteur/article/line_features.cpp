#include "rapporteur/article/line_features.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace rapporteur::article {

namespace {

constexpr std::uint32_t around = 5;  // lines to each side that count as near

/// The rank of a number among rising bounds.
template <std::size_t Count>
std::uint32_t rank(std::uint64_t number, const std::array<std::uint64_t, Count>& bounds) {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(bounds, number) - bounds.begin());
}

/// A share in thousandths among rising bounds; 0 for nothing.
template <std::size_t Count>
std::uint32_t rank_share(std::uint64_t part, std::uint64_t whole,
                         const std::array<std::uint64_t, Count>& bounds) {
  return whole == 0 ? 0 : rank(part * 1000 / whole, bounds);
}

std::uint32_t lowest_kind(std::uint32_t bits) {
  std::uint32_t kind = 0;
  while ((bits & 1u) == 0) {
    bits >>= 1;
    ++kind;
  }
  return kind;
}

bool is_prose(LineShape shape) {
  return shape == LineShape::long_prose || shape == LineShape::prose;
}
bool is_short(const LineSigns& signs) {
  return signs.shape != LineShape::long_prose && signs.words <= 8;
}

/// Sums over the page that any line can be asked about.
struct PageSums {
  std::vector<std::uint32_t> prose_words;  // before each line
  std::vector<std::uint32_t> prose_lines;
  std::vector<std::uint32_t> leftover_lines;
  std::vector<std::uint32_t> comment_anchors;
  std::vector<std::uint32_t> run_length;  // of short lines around each line
  std::vector<std::uint8_t> repeats;      // 0 once, 1 elsewhere too, 2 beside
  std::uint32_t all_words = 0;
};

void find_repeats(const TextUnits& units, PageSums& sums) {
  std::unordered_map<std::string_view, std::uint32_t> last;
  sums.repeats.assign(units.units.size(), 0);
  for (std::uint32_t i = 0; i < units.units.size(); ++i) {
    const auto [known, is_new] = last.try_emplace(units.words(units.units[i]), i);
    if (is_new) continue;
    const std::uint8_t kind = i - known->second == 1 ? 2 : 1;
    sums.repeats[i] = std::max(sums.repeats[i], kind);
    sums.repeats[known->second] = std::max(sums.repeats[known->second], kind);
    known->second = i;
  }
}

PageSums sum_page(const TextUnits& units, const std::vector<LineView>& lines) {
  PageSums sums;
  std::uint32_t prose_words = 0;
  std::uint32_t prose_lines = 0;
  std::uint32_t leftovers = 0;
  std::uint32_t anchors = 0;
  constexpr std::uint32_t comment = 1u << static_cast<std::uint32_t>(LeftoverKind::comment);
  for (const LineView& line : lines) {
    sums.prose_words.push_back(prose_words);
    sums.prose_lines.push_back(prose_lines);
    sums.leftover_lines.push_back(leftovers);
    sums.comment_anchors.push_back(anchors);
    const bool is_leftover = line.signs.shape == LineShape::leftover;
    prose_words += is_prose(line.signs.shape) ? line.signs.words : 0;
    prose_lines += is_prose(line.signs.shape) ? 1 : 0;
    leftovers += is_leftover ? 1 : 0;
    anchors += ((line.signs.leftovers.whole | line.signs.leftovers.start) & comment) != 0 ? 1 : 0;
    sums.all_words += line.signs.words;
  }
  sums.prose_words.push_back(prose_words);
  sums.prose_lines.push_back(prose_lines);
  sums.leftover_lines.push_back(leftovers);
  sums.run_length.assign(lines.size(), 0);
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && is_short(lines[end].signs)) ++end;
    for (std::size_t i = begin; i < end; ++i) sums.run_length[i] = static_cast<std::uint32_t>(end - begin);
    begin = end + 1;
  }
  find_repeats(units, sums);
  return sums;
}

/// Adds features to a line by group and value.
class Features {
 public:
  explicit Features(std::vector<std::uint16_t>& out) : out_(out) {}
  void add(std::uint32_t first, std::uint64_t value = 0) {
    out_.push_back(static_cast<std::uint16_t>(first + value));
  }
  void add_if(bool holds, std::uint32_t number) {
    if (holds) add(number);
  }
  void add_bits(std::uint32_t bits, std::uint32_t first) {
    for (; bits != 0; bits &= bits - 1) add(first, lowest_kind(bits));
  }

 private:
  std::vector<std::uint16_t>& out_;
};

void add_own(const LineSigns& signs, Features& features) {
  features.add(feature_number("bias"));
  features.add(feature_number("words"), rank<8>(signs.words, {2, 3, 5, 9, 16, 26, 45, 90}));
  features.add(feature_number("end"), static_cast<std::uint32_t>(signs.end));
  features.add(feature_number("start"), static_cast<std::uint32_t>(signs.start));
  if (signs.words >= 4)
    features.add(feature_number("function words"),
                 rank_share<4>(signs.function_words, std::min(signs.words, 96u), {1, 150, 300, 450}));
  if (signs.words >= 2) {
    const bool is_loud = signs.all_capital_words * 2 > signs.words;
    features.add(
        feature_number("capitals"),
        is_loud ? 4 : rank_share<3>(signs.capital_words, std::min(signs.words, 96u), {250, 500, 800}));
  }
  features.add(feature_number("digits"), rank_share<2>(signs.digits, signs.characters, {1, 200}));
  features.add(feature_number("sentences"), rank<3>(signs.sentence_ends, {1, 2, 4}));
  features.add_bits(signs.leftovers.whole, feature_number("leftover whole"));
  features.add_bits(signs.leftovers.start, feature_number("leftover start"));
  features.add_bits(signs.leftovers.inside, feature_number("leftover inside"));
  if (signs.speaks_to_reader) features.add(feature_number("reader"), signs.words > 25 ? 1 : 0);
  features.add_if(signs.has_address, feature_number("address"));
  features.add_if(signs.has_separators, feature_number("separators"));
  features.add_if(signs.is_image_name, feature_number("image name"));
  features.add_if(signs.is_credit, feature_number("credit"));
  features.add_if(signs.has_agency_tail, feature_number("agency tail"));
  features.add_if(signs.has_caption_lead, feature_number("caption lead"));
  features.add_if(signs.has_byline, feature_number("byline"));
  features.add_if(signs.has_date, feature_number("date"));
  features.add_if(signs.credit_begin.has_value(), feature_number("credit behind"));
}

/// The line `steps` away from `at`; one that shows nothing beyond either end.
const LineSigns& neighbour(const std::vector<LineView>& lines, std::size_t at, std::ptrdiff_t steps) {
  static const LineSigns nothing;
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(at) + steps;
  return index < 0 || index >= static_cast<std::ptrdiff_t>(lines.size())
             ? nothing
             : lines[static_cast<std::size_t>(index)].signs;
}

std::uint32_t number_of(LineShape shape) {
  return static_cast<std::uint32_t>(shape);
}

void add_neighbours(const TextUnits& units, const std::vector<LineView>& lines, std::size_t at,
                    Features& features) {
  features.add(feature_number("shape"), number_of(lines[at].signs.shape));
  features.add(feature_number("shape before"), number_of(neighbour(lines, at, -1).shape));
  features.add(feature_number("shape after"), number_of(neighbour(lines, at, 1).shape));
  features.add(feature_number("shape two before"), number_of(neighbour(lines, at, -2).shape));
  features.add(feature_number("shape two after"), number_of(neighbour(lines, at, 2).shape));
  const PhraseSigns& before = neighbour(lines, at, -1).leftovers;
  const PhraseSigns& after = neighbour(lines, at, 1).leftovers;
  features.add_bits(before.whole | before.start, feature_number("leftover before"));
  features.add_bits(after.whole | after.start, feature_number("leftover after"));
  const bool closes_next = at + 1 < units.units.size() && !units.units[at + 1].follows_gap;
  features.add_if(at > 0 && !units.units[at].follows_gap, feature_number("close before"));
  features.add_if(closes_next, feature_number("close after"));
  features.add_if(units.units[at].lines > 1, feature_number("joined"));
}

/// Steps to the nearest line of prose in a direction, ranked.
std::uint32_t rank_distance(const std::vector<LineView>& lines, std::size_t at, std::ptrdiff_t step) {
  for (std::uint32_t steps = 1; steps <= 12; ++steps) {
    if (is_prose(neighbour(lines, at, step * steps).shape)) return rank<2>(steps, {2, 5});
  }
  return 3;
}

/// How a line lies in its page, each measure ranked.
struct Setting {
  std::uint32_t prose_before = 0;
  std::uint32_t prose_after = 0;
  std::uint32_t prose_around = 0;
  std::uint32_t page_prose = 0;
  std::uint32_t page_leftovers = 0;
};

Setting setting_of(const PageSums& sums, std::uint32_t count, std::uint32_t line) {
  const std::uint32_t from = line > around ? line - around : 0;
  const std::uint32_t to = std::min(count, line + around + 1);
  const std::uint32_t prose = sums.prose_words.back();
  const std::uint32_t behind = prose - sums.prose_words[line + 1];
  Setting out;
  out.prose_before = rank_share<5>(sums.prose_words[line], prose, {1, 50, 200, 600, 950});
  out.prose_after = rank_share<5>(behind, prose, {1, 50, 200, 600, 950});
  out.prose_around = rank<5>(sums.prose_lines[to] - sums.prose_lines[from], {1, 2, 4, 6, 9});
  out.page_prose = rank_share<4>(prose, sums.all_words, {350, 600, 800, 930});
  out.page_leftovers = rank_share<4>(sums.leftover_lines.back(), count, {1, 60, 150, 300});
  return out;
}

void add_page(const std::vector<LineView>& lines, const PageSums& sums, std::size_t at, Features& features) {
  const auto count = static_cast<std::uint32_t>(lines.size());
  const auto line = static_cast<std::uint32_t>(at);
  const std::uint32_t from = line > around ? line - around : 0;
  const std::uint32_t to = std::min(count, line + around + 1);
  features.add(feature_number("place"), rank<4>(line, {1, 2, 5, 12}));
  features.add(feature_number("place from end"), rank<3>(count - 1 - line, {1, 3, 8}));
  features.add(feature_number("leftovers around"),
               rank<3>(sums.leftover_lines[to] - sums.leftover_lines[from], {1, 3, 6}));
  features.add(feature_number("run"), rank<4>(sums.run_length[at], {1, 2, 4, 12}));
  features.add(feature_number("repeated"), sums.repeats[at]);
  features.add(feature_number("page length"), rank<4>(count, {12, 40, 120, 300}));
  features.add(feature_number("prose last"), rank_distance(lines, at, -1));
  features.add(feature_number("prose next"), rank_distance(lines, at, 1));
  features.add(feature_number("tail begun"), rank<2>(sums.comment_anchors[at], {1, 3}));
}

/// The shape of a line together with its setting: a short line means one thing amid prose, another amid
/// leftovers.
void add_setting(const LineSigns& signs, const Setting& setting, Features& features) {
  constexpr std::uint32_t shapes = 9;
  const std::uint32_t shape = number_of(signs.shape);
  features.add(feature_number("prose before"), setting.prose_before);
  features.add(feature_number("prose after"), setting.prose_after);
  features.add(feature_number("prose around"), setting.prose_around);
  features.add(feature_number("page prose"), setting.page_prose);
  features.add(feature_number("page leftovers"), setting.page_leftovers);
  features.add(feature_number("shape by page prose"), setting.page_prose * shapes + shape);
  features.add(feature_number("shape by page leftovers"), setting.page_leftovers * shapes + shape);
  features.add(feature_number("shape by prose around"), setting.prose_around * shapes + shape);
  features.add(feature_number("shape by prose before"), setting.prose_before * shapes + shape);
  features.add(feature_number("shape by prose after"), setting.prose_after * shapes + shape);
  const std::uint32_t words = rank<8>(signs.words, {2, 3, 5, 9, 16, 26, 45, 90});
  features.add(feature_number("words by end"), words * shapes + static_cast<std::uint32_t>(signs.end));
}

}  // namespace

std::string line_feature_name(std::uint32_t number) {
  for (const FeatureGroup& group : feature_groups) {
    if (number < group.values) return std::string(group.name) + " " + std::to_string(number);
    number -= group.values;
  }
  return {};
}

std::vector<LineView> view_lines(const TextUnits& units, const TextPageWords& words) {
  std::vector<LineView> lines(units.units.size());
  LineWords scratch(words.index);
  for (std::size_t i = 0; i < lines.size(); ++i)
    lines[i].signs = read_line_signs(units.words(units.units[i]), words, scratch);
  const PageSums sums = sum_page(units, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].features.reserve(64);
    Features features(lines[i].features);
    add_own(lines[i].signs, features);
    add_neighbours(units, lines, i, features);
    add_page(lines, sums, i, features);
    const Setting setting =
        setting_of(sums, static_cast<std::uint32_t>(lines.size()), static_cast<std::uint32_t>(i));
    add_setting(lines[i].signs, setting, features);
  }
  return lines;
}

}  // namespace rapporteur::article
