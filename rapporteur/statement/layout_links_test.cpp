#include "rapporteur/statement/layout_links.h"

#include "rapporteur/base/log_exp.h"
#include "rapporteur/statement/paragraph_lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::statement;

namespace {

/// Words between blanks; a line is a paragraph.
Words words_in(const std::string& text) {
  Words words;
  std::uint32_t paragraph = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    if (text[at] == '\n') ++paragraph;
    const auto end = static_cast<std::uint32_t>(std::min(text.find_first_of(" \n", at), text.size()));
    if (end > at) {
      words.spans.push_back({at, end});
      words.paragraph_of.push_back(paragraph);
    }
    at = end + (end == at ? 1 : 0);
  }
  return words;
}

/// A linker that knows no better.
std::vector<Choice> unsure(std::span<const WordRange> spans, std::span<const WordRange> targets) {
  Choice choice{.scores = {}, .log_none = base::logarithm(0.5)};
  for (std::uint32_t i = 0; i < targets.size(); ++i)
    choice.scores.push_back({i, base::logarithm(0.5 / static_cast<double>(targets.size()))});
  return std::vector<Choice>(spans.size(), choice);
}

using Knowing = Linker (*)(Linker, Layout);

/// How likely a span belongs to the last of the targets, with what layout tells.
double chance_of_last(Knowing knowing, const std::string& text, WordRange span,
                      const std::vector<WordRange>& targets) {
  const Words words = words_in(text);
  std::vector<TextSpan> lines;
  add_lines(text, {0, static_cast<std::uint32_t>(text.size())}, lines);
  const Layout layout{.text = text, .words = &words, .quotations = find_quotations(text, lines)};
  const std::vector<WordRange> spans{span};
  const auto choices = knowing(unsure, layout)(spans, targets);
  double sum = base::exponential(choices[0].log_none);
  double of_last = 0;
  for (const LinkScore& score : choices[0].scores) {
    sum += base::exponential(score.log_probability);
    if (score.target + 1 == targets.size()) of_last = base::exponential(score.log_probability);
  }
  CHECK(sum == doctest::Approx(1));
  return of_last;
}

double chance_of_last(const std::string& text, WordRange content, const std::vector<WordRange>& cues) {
  return chance_of_last(with_layout, text, content, cues);
}

}  // namespace

TEST_CASE("a quotation behind a colon and a paragraph's end belongs to the cue before the colon") {
  const std::string text = "They say no . Hale continued :\n\" It rains \"";
  CHECK(chance_of_last(text, {7, 11}, {{1, 2}, {5, 7}}) == doctest::Approx(0.925));
  CHECK(chance_of_last(text, {7, 11}, {{1, 2}, {5, 6}}) == doctest::Approx(0.925));
}

TEST_CASE("other quotations are left to the linker") {
  CHECK(chance_of_last("Hale continued : \" It rains \"", {3, 7}, {{1, 3}}) == doctest::Approx(0.5));
  CHECK(chance_of_last("Hale continued .\n\" It rains \"", {3, 7}, {{1, 3}}) == doctest::Approx(0.5));
  CHECK(chance_of_last("Hale said no :\n\" It rains \"", {4, 8}, {{1, 2}}) == doctest::Approx(0.5));
  CHECK(chance_of_last("Hale continued :\n\" It rains \"", {3, 7}, {{5, 6}}) == doctest::Approx(0.5));
  CHECK(chance_of_last("Hale said .\nRain is \"near\" .", {3, 6}, {{1, 2}}) == doctest::Approx(0.5));
}

TEST_CASE("words without marks belong to no cue of another paragraph but one that ends with a colon") {
  CHECK(chance_of_last("Hale warns\nThe boat left .", {2, 5}, {{1, 2}}) == 0);
  CHECK(chance_of_last("The boat left .\nHale warns", {0, 3}, {{5, 6}}) == 0);
  CHECK(chance_of_last("Hale warns the boat left", {2, 5}, {{1, 2}}) == doctest::Approx(0.5));
  CHECK(chance_of_last("Hale warns :\nThe boat left", {3, 6}, {{1, 2}}) == doctest::Approx(0.5));
  CHECK(chance_of_last("Hale warns :\nSo we stay .\nThe boat left", {7, 10}, {{1, 2}}) == 0);
}

TEST_CASE("what a quotation goes on with belongs to a cue of its own paragraph") {
  CHECK(chance_of_last("Hale says .\n\"It rains .\n\"It snows .\"", {6, 9}, {{1, 2}}) == 0);
  CHECK(chance_of_last("Hale says .\n\"It rains .\n\"It snows ,\" he says", {6, 9}, {{10, 11}}) ==
        doctest::Approx(0.5));
  CHECK(chance_of_last("Hale says .\n\"It rains .\"\n\"It snows .\"", {6, 9}, {{1, 2}}) ==
        doctest::Approx(0.5));
}

TEST_CASE("who stands behind a quotation and its cue is the speaker") {
  const auto chance = [](const std::string& text, WordRange cue, const std::vector<WordRange>& speakers) {
    return chance_of_last(with_inversion, text, cue, speakers);
  };
  CHECK(chance("They met . “It rains ,” said Hale .", {6, 7}, {{0, 1}, {7, 8}}) == doctest::Approx(0.925));
  CHECK(chance("They met . “It rains ,” said old Hale .", {6, 7}, {{0, 1}, {8, 9}}) == doctest::Approx(0.25));
  CHECK(chance("They said Hale met “us ,” .", {1, 2}, {{0, 1}, {2, 3}}) == doctest::Approx(0.25));
  CHECK(chance("“It rains ,”\nsaid Hale .", {3, 4}, {{0, 1}, {4, 5}}) == doctest::Approx(0.25));
}
