#include "rapporteur/statement/tags.h"

#include "rapporteur/base/log_exp.h"
#include "rapporteur/statement/links.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

using namespace rapporteur::statement;

namespace {

constexpr std::size_t content = 2;

Words words_in(const std::vector<std::uint32_t>& paragraph_of) {
  Words words;
  for (std::uint32_t i = 0; i < paragraph_of.size(); ++i) words.spans.push_back({2 * i, 2 * i + 1});
  words.paragraph_of = paragraph_of;
  return words;
}

/// Scores that favour the tags written ("OBIES"), of contents.
std::vector<WordScores> scores_of(std::string_view tags, float margin = 3) {
  std::vector<WordScores> all(tags.size());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    for (TagScores& role : all[i]) role = as_log_probabilities({margin, 0, 0, 0, 0});
    TagScores raw{};
    raw[std::string_view("OBIES").find(tags[i])] = margin;
    all[i][content] = as_log_probabilities(raw);
  }
  return all;
}

std::vector<WordRange> contents(std::string_view tags, const std::vector<std::uint32_t>& paragraph_of) {
  return best_spans(words_in(paragraph_of), scores_of(tags), {}).of(Role::content);
}

}  // namespace

TEST_CASE("begin to end and single words are spans") {
  CHECK(contents("OBIEOS", {1, 1, 1, 1, 1, 1}) == std::vector<WordRange>{{1, 4}, {5, 6}});
}

TEST_CASE("tags that cannot follow one another give way to the likeliest row") {
  CHECK(contents("OBIIO", {1, 1, 1, 1, 1}).size() <= 1);
  CHECK(contents("IEOO", {1, 1, 1, 1}).size() <= 1);
}

TEST_CASE("no span crosses a paragraph") {
  for (const WordRange span : contents("BIIIIE", {1, 1, 1, 2, 2, 2}))
    CHECK((span.end <= 3 || span.begin >= 3));
}

TEST_CASE("what is taken from outside makes more spans") {
  std::vector<WordScores> scores = scores_of("OOO");
  const Words words = words_in({1, 1, 1});
  CHECK(best_spans(words, scores, {}).of(Role::cue).empty());
  CHECK_FALSE(best_spans(words, scores, {8, 0, 0}).of(Role::cue).empty());
}

TEST_CASE("what would go on behind its paragraph ends with it") {
  const Words words = words_in({1, 1, 2, 3});
  std::vector<WordScores> scores = scores_of("BIIB");
  const auto permille = [&](std::uint32_t word, Tag tag) {
    return std::lround(1000 * std::exp(scores[word][content][static_cast<std::size_t>(tag)]));
  };
  const auto going_on = permille(1, Tag::inside) + permille(1, Tag::end);
  const auto all_but_outside = 1000 - permille(2, Tag::outside);
  end_with_paragraphs(words, scores);
  CHECK(std::abs(permille(1, Tag::end) - going_on) <= 1);
  CHECK(std::abs(permille(2, Tag::single) - all_but_outside) <= 1);
  CHECK(best_spans(words, scores, {}).of(Role::content) == std::vector<WordRange>{{0, 2}, {2, 3}, {3, 4}});
}

TEST_CASE("exponential and logarithm are those of mathematics") {
  for (const double x : {-20.0, -1.5, -1e-9, 0.0, 0.3, 1.0, 12.75}) {
    CHECK(rapporteur::base::exponential(x) == doctest::Approx(std::exp(x)).epsilon(1e-13));
    CHECK(rapporteur::base::logarithm(rapporteur::base::exponential(x)) == doctest::Approx(x).epsilon(1e-12));
  }
  CHECK(rapporteur::base::exponential(-1e9) == 0);
  CHECK(rapporteur::base::exponential(std::nan("")) == 0);
}

TEST_CASE("the surest content takes its side of a cue, and a cue its likeliest speaker") {
  RoleSpans spans;
  spans.of(Role::cue) = {{3, 4}};
  spans.of(Role::content) = {{0, 2}, {4, 6}, {7, 8}};
  spans.of(Role::speaker) = {{2, 3}, {6, 7}};
  const Linkers linkers{
      .content_cue =
          [](auto, auto) {
            return std::vector<Choice>{{{{0, -0.2}}, -2}, {{{0, -0.9}}, -1}, {{{0, -0.1}}, -3}};
          },
      .cue_speaker =
          [](auto, auto) {
            return std::vector<Choice>{{{{0, -1.5}, {1, -0.5}}, -2}};
          },
      .least_link = -1};
  const auto linked = link(spans, scores_of("BEOOBEOS"), linkers);
  REQUIRE(linked.size() == 1);
  CHECK(linked[0].content == std::vector<WordRange>{{0, 2}, {7, 8}});
  CHECK(linked[0].speaker == WordRange{6, 7});
  CHECK(linked[0].speaker_link.log_probability == -0.5);
  CHECK(linked[0].speaker_link.otherwise == 0);
  CHECK(linked[0].speaker_link.log_otherwise == -1.5);
  REQUIRE(linked[0].content_links.size() == 2);
  CHECK(linked[0].content_links[0].log_probability == -0.2);
  CHECK(linked[0].content_links[0].log_otherwise == -2);
  CHECK_FALSE(linked[0].content_links[0].otherwise.has_value());
}

TEST_CASE("a cue without a content is no attribution, and none may be the likeliest speaker") {
  RoleSpans spans;
  spans.of(Role::cue) = {{1, 2}, {4, 5}};
  spans.of(Role::content) = {{2, 3}};
  spans.of(Role::speaker) = {{0, 1}};
  const Linkers linkers{.content_cue =
                            [](auto, auto) {
                              return std::vector<Choice>{{{{0, -0.2}, {1, -1.8}}, -2}};
                            },
                        .cue_speaker =
                            [](auto, auto) {
                              return std::vector<Choice>{{{{0, -1.5}}, -0.2}};
                            },
                        .least_link = -1};
  const auto linked = link(spans, scores_of("OOSOO"), linkers);
  REQUIRE(linked.size() == 1);
  CHECK(linked[0].cue == WordRange{1, 2});
  CHECK_FALSE(linked[0].speaker.has_value());
  CHECK(linked[0].speaker_link.log_probability == -0.2);
  CHECK(linked[0].speaker_link.otherwise == 0);
}
