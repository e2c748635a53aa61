#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/find_statements.h"
#include "tests/fuzz/random_analysis.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

Article plain_article(std::string_view text) {
  RawPage raw;
  raw.bytes = std::string(text);
  raw.media = Media::text;
  return make_plain_article(make_page(std::move(raw)));
}

std::vector<TextSpan> ordered_spans(fuzz::Dice& dice, std::uint32_t size) {
  std::vector<TextSpan> spans = fuzz::random_spans(dice, size);
  std::erase_if(spans, [](TextSpan span) { return span.is_empty(); });
  std::ranges::sort(spans);
  return spans;
}

std::vector<Attribution> random_attributions(fuzz::Dice& dice, std::uint32_t size) {
  std::vector<Attribution> attributions;
  for (std::uint32_t count = dice.below(6); count > 0; --count) {
    Attribution attribution{.speaker = ordered_spans(dice, size),
                            .cue = ordered_spans(dice, size),
                            .content = ordered_spans(dice, size)};
    attribution.permille = static_cast<std::uint16_t>(dice.below(1001));
    if (!attribution.cue.empty() || !attribution.content.empty())
      attributions.push_back(std::move(attribution));
  }
  return attributions;
}

Actors random_actors(fuzz::Dice& dice, std::uint32_t size) {
  Actors actors;
  for (std::uint32_t count = dice.below(5); count > 0; --count) {
    Actor actor;
    actor.name = "Actor " + std::to_string(count);
    actor.kind = static_cast<ActorKind>(dice.below(static_cast<std::uint32_t>(Names<ActorKind>::all.size())));
    actors.all.push_back(std::move(actor));
  }
  for (std::uint32_t count = dice.below(12); count > 0; --count) {
    for (const TextSpan span : ordered_spans(dice, size)) {
      ActorMention mention{.span = span, .actors = {}};
      mention.form =
          static_cast<MentionForm>(dice.below(static_cast<std::uint32_t>(Names<MentionForm>::all.size())));
      if (!actors.all.empty())
        mention.actors.push_back(dice.below(static_cast<std::uint32_t>(actors.all.size())));
      actors.mentions.push_back(std::move(mention));
    }
  }
  std::ranges::sort(actors.mentions, {}, &ActorMention::span);
  return actors;
}

std::vector<Date> random_dates(fuzz::Dice& dice, std::uint32_t size) {
  std::vector<Date> dates;
  for (const TextSpan span : ordered_spans(dice, size)) {
    Date date;
    date.span = span;
    dates.push_back(std::move(date));
  }
  return dates;
}

void expect_inside(const std::vector<TextSpan>& spans, std::uint32_t size) {
  for (const TextSpan span : spans)
    expect(span.begin < span.end && span.end <= size, "a role lies in the text");
}

}  // namespace

// The statements of an arbitrary text with an arbitrary analysis, attributions, actors and dates: every role
// lies in the text, and every index is one of what it counts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const Article article = plain_article({reinterpret_cast<const char*>(data), size});
  const std::string_view text = article.text.utf8();
  const auto length = static_cast<std::uint32_t>(text.size());
  fuzz::Dice dice(text);
  const Analysis analysis = fuzz::random_analysis(text, dice);
  const std::vector<Attribution> attributions = random_attributions(dice, length);
  const Actors actors = random_actors(dice, length);
  const std::vector<Date> dates = random_dates(dice, length);
  const std::vector<Statement> statements = find_statements(article, analysis, attributions, actors, dates);
  const auto count = static_cast<std::int32_t>(statements.size());
  for (std::int32_t i = 0; i < count; ++i) {
    const Statement& each = statements[static_cast<std::size_t>(i)];
    for (const auto* spans :
         {&each.cue, &each.content, &each.quote, &each.speaker_words, &each.addressee_words,
          &each.channel_words, &each.place, &each.date_words, &each.target_words})
      expect_inside(*spans, length);
    expect(each.nested_in < count && each.nested_in != i, "a statement is nested in another one");
    expect(each.quotation <= static_cast<std::uint32_t>(i), "a quotation's first statement stands before");
    expect(each.date < static_cast<std::int32_t>(dates.size()), "a date is one of the article's");
    for (const StatementLink& link : each.links)
      expect(static_cast<std::int32_t>(link.statement) < count, "a link leads to a statement");
  }
  return 0;
}
