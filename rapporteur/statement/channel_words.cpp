#include "rapporteur/statement/channel_words.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/statement/phrase_book.h"

#include <algorithm>
#include <array>

namespace rapporteur::statement {

namespace {

constexpr std::array<std::string_view, 8> place_names{"beside", "body",     "told", "speaker",
                                                      "after",  "arriving", "at",   "cue"};

struct Row {
  Channel channel;
  ChannelPlace place;
  std::vector<std::string_view> words;
};

template <class Enum, std::size_t Count>
Enum named(std::string_view name, const std::array<std::string_view, Count>& names) {
  const auto found = std::ranges::find(names, name);
  expect(found != names.end(), "channels.tsv names known channels and places");
  return static_cast<Enum>(found - names.begin());
}

std::vector<Row> read_rows() {
  std::vector<Row> rows;
  for (const auto& fields : rows_of(base::embedded("statement/channels.tsv"))) {
    expect(fields.size() == 3, "a row of channels.tsv has three fields");
    Row row{named<Channel>(fields[0], Names<Channel>::all), named<ChannelPlace>(fields[1], place_names), {}};
    for_each_phrase(fields[2], [&](std::string_view word) { row.words.push_back(word); });
    rows.push_back(std::move(row));
  }
  return rows;
}

bool is_word_character(char c) {
  return base::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a word that begins at a place ends there as a whole word, in the plural too.
bool stands_at(std::string_view lower, std::size_t at, std::string_view word) {
  const std::size_t end = at + word.size();
  if (lower.substr(at, word.size()) != word) return false;
  return end == lower.size() || !is_word_character(lower[end]) ||
         (lower[end] == 's' && (end + 1 == lower.size() || !is_word_character(lower[end + 1])));
}

}  // namespace

std::size_t find_whole_word(std::string_view lower, std::string_view word) {
  for (std::size_t at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_character(lower[at - 1]);
    if (begins && stands_at(lower, at, word)) return at;
  }
  return std::string_view::npos;
}

namespace {

/// A word of a place, by its rank in the table: lower ones come first.
struct RankedWord {
  std::string_view word;
  Channel channel = Channel::none;
  std::uint32_t rank = 0;
};

/// The words of one place by their first byte, so that one walk over a text meets them all.
class PlaceWords {
 public:
  void add(std::string_view word, Channel channel) {
    by_first_[static_cast<unsigned char>(word.front())].push_back({word, channel, count_++});
  }
  /// The word of the lowest rank, where it stands first.
  std::optional<FoundChannel> find_in(std::string_view lower) const {
    const RankedWord* best = nullptr;
    std::size_t place = 0;
    bool is_inside = false;
    for (std::size_t at = 0; at < lower.size(); ++at) {
      if (!is_inside) {
        for (const RankedWord& each : by_first_[static_cast<unsigned char>(lower[at])]) {
          if (best && best->rank <= each.rank) break;
          if (!stands_at(lower, at, each.word)) continue;
          best = &each;
          place = at;
          break;
        }
      }
      is_inside = is_word_character(lower[at]);
    }
    if (!best) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(place);
    return FoundChannel{best->channel, {begin, begin + static_cast<std::uint32_t>(best->word.size())}};
  }

 private:
  std::array<std::vector<RankedWord>, 256> by_first_;  ///< each by rank
  std::uint32_t count_ = 0;
};

std::array<PlaceWords, place_names.size()> words_by_place() {
  std::array<PlaceWords, place_names.size()> places;
  for (const Row& row : read_rows()) {
    for (const std::string_view word : row.words)
      places[static_cast<std::size_t>(row.place)].add(word, row.channel);
  }
  return places;
}

}  // namespace

std::optional<FoundChannel> find_channel(std::string_view lower, ChannelPlace place) {
  static const std::array<PlaceWords, place_names.size()> places = words_by_place();
  return places[static_cast<std::size_t>(place)].find_in(lower);
}

}  // namespace rapporteur::statement
