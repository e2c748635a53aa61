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

}  // namespace

std::size_t find_whole_word(std::string_view lower, std::string_view word) {
  for (std::size_t at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word_character(lower[at - 1]);
    const bool ends = end == lower.size() || !is_word_character(lower[end]) ||
                      (lower[end] == 's' && (end + 1 == lower.size() || !is_word_character(lower[end + 1])));
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

std::optional<FoundChannel> find_channel(std::string_view lower, ChannelPlace place) {
  static const std::vector<Row> rows = read_rows();
  for (const Row& row : rows) {
    if (row.place != place) continue;
    for (const std::string_view word : row.words) {
      const std::size_t at = find_whole_word(lower, word);
      if (at == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(at);
      return FoundChannel{row.channel, {begin, begin + static_cast<std::uint32_t>(word.size())}};
    }
  }
  return std::nullopt;
}

}  // namespace rapporteur::statement
