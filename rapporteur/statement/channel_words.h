#pragma once

#include "rapporteur/statement/statement.h"

#include <optional>
#include <string_view>
#include <vector>

/// Words that tell by which way something was said (data/statement/channels.tsv).
namespace rapporteur::statement {

/// Where such a word stands.
enum class ChannelPlace : std::uint8_t {
  beside,    ///< anywhere in the sentence outside what is said
  body,      ///< behind a preposition: "at a Security Council meeting"
  told,      ///< those who are told: "told reporters"
  speaker,   ///< what speaks: "the communique said"
  after,     ///< "after talks"
  arriving,  ///< "upon arrival", "before departure"
  at,        ///< "at the airport"
  cue        ///< the verb or noun of the cue
};

/// A word found, by the bytes of what it was looked for in.
struct FoundChannel {
  Channel channel = Channel::none;
  TextSpan words;
};

/// The first row's word for a place that stands in a text in lower case, as a whole word, in the plural too.
std::optional<FoundChannel> find_channel(std::string_view lower, ChannelPlace place);

/// Whether a word stands in a text as a whole word, in the plural too; where.
std::size_t find_whole_word(std::string_view lower, std::string_view word);

}  // namespace rapporteur::statement
