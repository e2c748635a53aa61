#include "rapporteur/base/mapped_file.h"
#include "rapporteur/event/event_head.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>

using namespace rapporteur;

namespace {

namespace fs = std::filesystem;

/// What train/encoder/event_reference.py prints: the likeliest root, its odds, the log odds of a real event.
struct Expected {
  std::string_view sentence;
  Plover best;
  double odds;
  double real;
};
constexpr std::array<Expected, 6> expected{
    {{"aLPHA has condemned the decision of bETA to close the harbour of Sorvik.", Plover::accuse, 0.9801,
      2.7242},
     {"Officials of aLPHA and bETA met in Vandalia on Monday to discuss the fisheries accord.",
      Plover::consult, 0.9727, 2.1275},
     {"On Tuesday aLPHA imposed new sanctions on bETA over the naïve “harbour law”.", Plover::sanction,
      0.6277, 2.4006},
     {"The envoy said that aLPHA would send tents and blankets to bETA.", Plover::agree, 0.9072, 0.2196},
     {"aLPHA's gunmen killed three people near the bridge, witnesses said.", Plover::assault, 0.8336, 2.9159},
     {"Prices rose by 3.5% in spring.", Plover::protest, 0.4042, 2.6816}}};

fs::path base_folder() {
  const char* named = std::getenv("RAPPORTEUR_ENCODER");
  return named ? fs::path(named) : fs::path("build/models/all-minilm-l6-v2-0.1.0");
}

Article article_of(std::string_view words) {
  Article article;
  TextBuilder text;
  text.append_same(words, 0);
  article.text = text.finish();
  return article;
}

/// Bytes of a word in the sentence; empty where it is not there.
TextSpan place_of(std::string_view sentence, std::string_view word) {
  const std::size_t at = sentence.find(word);
  if (at == std::string_view::npos) return {};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
}

}  // namespace

TEST_CASE("the head that ships weighs sentences as it does in training") {
  if (!fs::exists(base_folder() / "model.safetensors")) {
    MESSAGE("skipped: the encoder's base weights are not in " << base_folder());
    return;
  }
  const auto file = base::MappedFile::open("data/encoder/events.safetensors");
  REQUIRE(file);
  const auto encoder = Encoder::load(base_folder(), file->bytes());
  REQUIRE(encoder);
  const auto head = EventHead::load(*encoder);
  REQUIRE(head);
  EncoderJudge judge(*head, nullptr);
  for (const Expected& each : expected) {
    CAPTURE(each.sentence);
    const TextSpan all{0, static_cast<std::uint32_t>(each.sentence.size())};
    const event::Proposal proposal{
        each.best, all, place_of(each.sentence, "aLPHA"), place_of(each.sentence, "bETA"), {}};
    const auto opinions = judge.weigh_by_encoder(article_of(each.sentence), std::array{proposal});
    REQUIRE(opinions.size() == 1);
    const auto& roots = opinions[0].roots;
    const auto best = static_cast<std::size_t>(std::ranges::max_element(roots) - roots.begin());
    CHECK(event::weighed_roots[best] == each.best);
    CHECK(roots[best] == doctest::Approx(each.odds).epsilon(0.02));
    // Log odds: a tenth moves the chance by 25 thousandths at the most.
    CHECK(std::abs(opinions[0].real - each.real) < 0.1);
  }
}
