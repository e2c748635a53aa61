#pragma once

#include "rapporteur/record/record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What flags like --speaker, --about and --since ask of facts.
namespace rapporteur::cli {

/// Whether all words of what is asked for occur in a text, in any case.
bool holds_words(std::string_view text, std::string_view asked);

/// Whether a party's name, or a variant of it, holds these words, or its country has this code.
bool is_named(const Record& record, const std::vector<RecordedParty>& parties, std::string_view asked);

/// First and last day of a fact, ISO 8601, empty where nothing tells them.
struct Days {
  std::string first;
  std::string last;
};
/// The days of the date with that place, as far as they are told, else the day of publication.
Days days_of(const Record& record, std::optional<std::uint32_t> date);
/// Whether the days lie, at least in part, between two days, each of which may be empty; unknown days are
/// before every day.
bool is_between(const Days& days, std::string_view since, std::string_view until);

/// The sentence of a text around words: from the end of the sentence before, or the paragraph's begin, to its
/// own end.
std::string_view sentence_around(std::string_view text, const RecordedWords& words);

}  // namespace rapporteur::cli
