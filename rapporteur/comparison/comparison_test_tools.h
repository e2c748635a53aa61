#pragma once

#include "rapporteur/base/expect.h"
#include "rapporteur/comparison/compare_story.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Records for tests of comparisons.
namespace rapporteur::comparison {

/// A record of one paragraph with the facts that a test gives it.
class Told {
 public:
  Told(std::string_view outlet, std::string_view day, std::string text) : text_(std::move(text)) {
    record_.page_bytes = text_;
    const PageSpan all{0, static_cast<std::uint32_t>(text_.size())};
    record_.blocks.push_back(
        {.kind = BlockKind::paragraph, .is_body = true, .words = text_, .spans = PageSpans(all)});
    record_.metadata.outlet = value(outlet);
    record_.metadata.published = value(day);
  }

  RecordedWords words(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(text_.find(part));
    expect(begin < text_.size(), "the words of a test stand in its article");
    const auto end = begin + static_cast<std::uint32_t>(part.size());
    return {std::string(part), PageSpans(PageSpan{begin, end}), begin, end};
  }

  Told& actor(std::string_view name, std::string_view country,
              const std::vector<std::string_view>& mentions) {
    const auto place = static_cast<std::uint32_t>(record_.actors.size());
    record_.actors.push_back({.ordinal = place,
                              .name = std::string(name),
                              .kind = ActorKind::person,
                              .country = std::string(country),
                              .sector = {},
                              .second_sector = {},
                              .variants = {}});
    for (const std::string_view mention : mentions)
      record_.mentions.push_back({.ordinal = static_cast<std::uint32_t>(record_.mentions.size()),
                                  .actors = {place},
                                  .mention = {words(mention)}});
    return *this;
  }

  /// The first words of a longer stretch name an actor.
  Told& mention(std::string_view name, std::string_view stretch, std::uint32_t actor) {
    RecordedWords named = words(stretch);
    named.words.resize(name.size());
    named.text_end = named.text_begin + static_cast<std::uint32_t>(name.size());
    named.spans = PageSpans(PageSpan{named.text_begin, named.text_end});
    record_.mentions.push_back({.ordinal = static_cast<std::uint32_t>(record_.mentions.size()),
                                .actors = {actor},
                                .mention = {std::move(named)}});
    return *this;
  }

  Told& says(std::string_view content, Force force = Force::assert_, bool is_quoted = true) {
    RecordedStatement said;
    said.ordinal = static_cast<std::uint32_t>(record_.statements.size());
    said.quotation = said.ordinal;
    said.force = force;
    said.permille = 900;
    said.quote_type = is_quoted ? QuoteType::direct : QuoteType::indirect;
    said.speakers = {{record_.actors.front().name, 0}};
    said.speaker_form = SpeakerForm::name;
    said.content = {words(content)};
    record_.statements.push_back(std::move(said));
    return *this;
  }

  /// The last statement's speaker is a pronoun.
  Told& by_pronoun() {
    record_.statements.back().speaker_form = SpeakerForm::pronoun;
    return *this;
  }
  /// The last statement's speakers are described and none of the actors.
  Told& by_others(std::string_view description) {
    record_.statements.back().speaker_form = SpeakerForm::nominal;
    record_.statements.back().speakers = {{std::string(description), {}}};
    return *this;
  }
  /// The words that name the speaker of the last statement.
  Told& by(std::string_view speaker) {
    record_.statements.back().speaker_words = {words(speaker)};
    return *this;
  }

  Told& number(std::string_view low, std::string_view written, std::vector<std::string> scope,
               Exactness exactness = Exactness::exact) {
    record_.quantities.push_back({.ordinal = static_cast<std::uint32_t>(record_.quantities.size()),
                                  .low = std::string(low),
                                  .high = std::string(low),
                                  .exactness = exactness,
                                  .unit = {},
                                  .thing = "people",
                                  .scope = std::move(scope),
                                  .date = {},
                                  .number = {words(written)},
                                  .phrase = {words(written)}});
    return *this;
  }

  Told& date(std::string_view first, std::string_view last, std::string_view written,
             bool is_inferred = false) {
    RecordedDate date;
    date.ordinal = static_cast<std::uint32_t>(record_.dates.size());
    date.first_day = std::string(first);
    date.last_day = std::string(last);
    date.is_inferred = is_inferred;
    date.expression = {words(written)};
    record_.dates.push_back(std::move(date));
    return *this;
  }

  Told& length(std::string_view value, std::string_view written) {
    RecordedDate length;
    length.ordinal = static_cast<std::uint32_t>(record_.dates.size());
    length.type = DateType::duration;
    length.value = std::string(value);
    length.expression = {words(written)};
    record_.dates.push_back(std::move(length));
    return *this;
  }

  const Record& record() const { return record_; }

 private:
  static MetadataValue value(std::string_view text) {
    return {std::string(text), std::string(text), Signal::url, Traces(Trace{{}, {0, 1}, {}, Carrier::bytes})};
  }

  std::string text_;
  Record record_;
};

inline std::vector<Comparison> compared(const std::vector<const Told*>& all, std::vector<Copy> copies = {}) {
  Story story;
  story.id = 7;
  story.copies = std::move(copies);
  StoryRecords records{&story, {}};
  for (std::size_t i = 0; i < all.size(); ++i)
    records.records.push_back({static_cast<std::int64_t>(i + 1), &all[i]->record()});
  StoryComparison found = compare_story(records);
  expect(found.story == 7, "a comparison tells its story");
  return std::move(found.comparisons);
}

/// "rule verdict" of each comparison that is no lone claim, in order.
inline std::string told(const std::vector<const Told*>& all) {
  std::string rules;
  for (const Comparison& each : compared(all)) {
    if (each.verdict == Verdict::only_here) continue;
    if (!rules.empty()) rules += ", ";
    rules += each.rule;
    rules += ' ';
    rules += name_of(each.verdict);
  }
  return rules;
}

/// "Kato Lund" is quoted with some words.
inline Told quoting(std::string_view outlet, std::string_view quoted) {
  std::string text = "Envoy Kato Lund spoke. \"";
  text += quoted;
  text += "\" he said.";
  Told made(outlet, "2018-03-14", std::move(text));
  made.actor("Kato Lund", "NOR", {"Kato Lund"}).says(quoted);
  return made;
}

}  // namespace rapporteur::comparison
