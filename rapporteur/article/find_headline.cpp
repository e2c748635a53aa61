// The headline of a text-only page. It stands before the body or is the body's first line, reads like a
// headline, and its words come again in the body; where the page's container gave a headline, the unit that
// says the same is it.

#include "rapporteur/article/letters.h"
#include "rapporteur/article/text_block_kinds.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace rapporteur::article {

namespace {

constexpr std::size_t max_headline_words = 32;
constexpr std::size_t body_bytes_read = 4000;  // of the body: what the article is about shows early

using WordSet = std::unordered_set<std::string>;  // looked up, never walked

/// The telling words of a stretch: folded, without those that hold any sentence together.
std::vector<std::string> telling_words(std::string_view text, const TextPageWords& lists) {
  LineWords words(lists.index);
  words.read(text, 1000);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is_function_word(i) && words[i].size() > 2) out.emplace_back(words[i]);
  }
  return out;
}

WordSet words_of_body(const TextUnits& units, const std::vector<PlacedLine>& placed, std::size_t first_body,
                      const TextPageWords& lists) {
  WordSet set;
  std::size_t bytes = 0;
  for (std::size_t i = first_body; i < placed.size() && bytes < body_bytes_read; ++i) {
    if (placed[i].place != LinePlace::body) continue;
    const std::string_view words = units.words(units.units[i]);
    bytes += words.size();
    for (std::string& word : telling_words(words.substr(0, body_bytes_read), lists))
      set.insert(std::move(word));
  }
  return set;
}

bool may_be_headline(const LineSigns& signs) {
  if (signs.words < 2 || signs.words > max_headline_words || signs.leftovers.whole != 0) return false;
  if (signs.is_image_name || signs.is_credit || signs.has_byline || signs.has_caption_lead ||
      signs.has_address)
    return false;
  if (signs.has_date && signs.words <= 6) return false;
  if (signs.end == LineEnd::period && (signs.sentence_ends > 1 || signs.words > 16)) return false;
  return signs.end != LineEnd::comma;
}

/// How much a unit reads like the headline; higher is better.
int score_headline(const LineSigns& signs, const PlacedLine& placed, std::size_t steps_to_body) {
  int score = 0;
  score += signs.words >= 5 && signs.words <= 18 ? 30 : signs.words >= 4 ? 15 : 0;
  score -= signs.end == LineEnd::period ? 25 : 0;
  score -= signs.leftovers.start != 0 ? 15 : 0;
  score -= signs.has_separators ? 15 : 0;
  score -= placed.place == LinePlace::body && signs.words > 14 ? 10 : 0;
  score += steps_to_body <= 2 ? 12 : steps_to_body <= 5 ? 6 : 0;
  return score;
}

std::size_t find_first_body(const std::vector<LineView>& lines, const std::vector<PlacedLine>& placed) {
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const LineShape shape = lines[i].signs.shape;
    if (placed[i].place == LinePlace::body && (shape == LineShape::long_prose || shape == LineShape::prose))
      return i;
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (placed[i].place == LinePlace::body) return i;
  }
  return placed.size();
}

std::string compared(std::string_view words) {
  return plain_words(words);
}

std::optional<std::size_t> find_given(const TextUnits& units, std::size_t last, std::string_view given) {
  const std::string wanted = compared(given);
  if (wanted.empty()) return std::nullopt;
  for (std::size_t i = 0; i <= last && i < units.units.size(); ++i) {
    const std::string_view words = units.words(units.units[i]);
    if (words.size() <= given.size() * 2 && compared(words) == wanted) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_headline(const TextUnits& units, const std::vector<LineView>& lines,
                                         const std::vector<PlacedLine>& placed, std::string_view given) {
  const std::size_t first_body = find_first_body(lines, placed);
  if (const auto same = find_given(units, first_body, given)) return same;
  if (first_body == placed.size()) return std::nullopt;
  const TextPageWords& lists = TextPageWords::shipped();
  const WordSet body = words_of_body(units, placed, first_body, lists);
  std::optional<std::size_t> best;
  int best_score = 0;
  for (std::size_t i = 0; i < first_body; ++i) {
    const LineSigns& signs = lines[i].signs;
    const bool is_item = signs.start == LineStart::bullet && !units.words(units.units[i]).starts_with("# ");
    if (!may_be_headline(signs) || is_item || (signs.has_agency_tail && i > 0)) continue;
    const std::vector<std::string> words = telling_words(units.words(units.units[i]), lists);
    const auto known = static_cast<int>(
        std::ranges::count_if(words, [&](const std::string& word) { return body.contains(word); }));
    const int share = words.empty() ? 0 : known * 60 / static_cast<int>(words.size());
    const int score =
        score_headline(signs, placed[i], first_body - i) + share + std::min(known, 6) * 3 + (i == 0 ? 25 : 0);
    if (score <= best_score || (known == 0 && i > 0)) continue;
    best = i;
    best_score = score;
  }
  return best_score >= 40 ? best : std::nullopt;
}

}  // namespace rapporteur::article
