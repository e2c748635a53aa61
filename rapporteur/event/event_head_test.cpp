#include "rapporteur/event/event_head.h"

#include "rapporteur/encoder/encoder_test_tools.h"
#include "rapporteur/event/judge_events.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>

using namespace rapporteur;
using event::Proposal;

namespace {

constexpr const char* roots =
    "AGREE CONSULT SUPPORT COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT";

/// A tiny encoder with a head of random numbers.
class TinyHead {
 public:
  explicit TinyHead(const std::string& names = roots) : model_("event_head") {
    constexpr std::uint32_t inputs = 3 * encoder::TinyModel::width;
    model_.describe("event.roots", names);
    model_.add("event.roots.weight", {15, inputs}, 0.1F);
    model_.add("event.roots.bias", {15}, 0.1F);
    model_.add("event.real.weight", {1, inputs}, 0.1F);
    model_.add("event.real.bias", {1}, 0.1F);
    tuned_ = model_.tuned();
    encoder_.emplace(*Encoder::load(model_.folder(), tuned_));
  }
  const Encoder& encoder() const { return *encoder_; }

 private:
  encoder::TinyModel model_;
  std::string tuned_;
  std::optional<Encoder> encoder_;
};

Article article_of(std::string_view words) {
  Article article;
  TextBuilder text;
  text.append_same(words, 0);
  article.text = text.finish();
  return article;
}

}  // namespace

TEST_CASE("parties are masked where they stand in the sentence") {
  const std::string_view text = "So. The harbour said the minister rises. And";
  const TextSpan sentence{4, 40};
  const auto both = event::mask(text, {Plover::accuse, sentence, {4, 15}, {21, 33}, {}});
  CHECK(both.words == "aLPHA said bETA rises.");
  CHECK(both.actor_at == 0);
  CHECK(both.recipient_at == 11);
  const auto turned = event::mask(text, {Plover::accuse, sentence, {21, 33}, {4, 15}, {}});
  CHECK(turned.words == "bETA said aLPHA rises.");
  const auto none = event::mask(text, {Plover::accuse, sentence, {}, {0, 2}, {}});
  CHECK(none.words == "The harbour said the minister rises.");
  CHECK(none.recipient_at == std::string::npos);
  const auto overlapping = event::mask(text, {Plover::accuse, sentence, {4, 15}, {8, 15}, {}});
  CHECK(overlapping.words == "aLPHA said the minister rises.");
}

TEST_CASE("a head weighs each sentence alone, whatever stands beside it") {
  const TinyHead tiny;
  const auto head = EventHead::load(tiny.encoder());
  REQUIRE(head);
  EncoderJudge judge(*head, nullptr);
  const Article article = article_of("The harbour said the minister rises. A fee. ");
  const Proposal first{Plover::accuse, {0, 36}, {0, 11}, {17, 29}, {}};
  const Proposal second{Plover::accuse, {37, 43}, {}, {}, {}};
  const Proposal empty{Plover::accuse, {36, 37}, {}, {}, {}};
  const auto all = judge.weigh_by_encoder(article, std::vector{empty, first, empty, second, first});
  REQUIRE(all.size() == 5);
  CHECK(all[1].roots == judge.weigh_by_encoder(article, std::vector{first})[0].roots);
  CHECK(all[3].roots == judge.weigh_by_encoder(article, std::vector{second})[0].roots);
  CHECK(all[4].roots == all[1].roots);
  CHECK(all[1].roots != all[3].roots);
  CHECK(std::accumulate(all[1].roots.begin(), all[1].roots.end(), 0.0) == doctest::Approx(1));
  CHECK(all[2].real == 0);
}

TEST_CASE("a head for other roots, or without a part, is no head") {
  const TinyHead other("AGREE CONSULT");
  CHECK(!EventHead::load(other.encoder()));
  const encoder::TinyModel bare("bare_head");
  const std::string tuned = bare.tuned();
  const auto encoder = Encoder::load(bare.folder(), tuned);
  REQUIRE(encoder);
  CHECK(!EventHead::load(*encoder));
}

TEST_CASE("an event is weighed by its own root, easing by that of retreat") {
  event::Opinion opinion;
  opinion.roots.fill(0.01);
  opinion.roots[5] = 0.86;  // RETREAT
  opinion.real = 100;
  Proposal proposal{Plover::concede, {0, 9}, {0, 1}, {}, {2, 4}};
  proposal.permille = 500;
  const event::JudgedBy by = event::weighed_by(proposal, opinion);
  CHECK(by[1] == doctest::Approx(0));
  CHECK(by[2] == doctest::Approx(7));
  CHECK(by[3] == doctest::Approx(std::log(0.86)));
  CHECK(by[4] == by[3]);
  CHECK(by[5] == 1);
  CHECK(by[6] == 0);
  proposal.event = Plover::assault;
  CHECK(event::weighed_by(proposal, opinion)[3] == doctest::Approx(std::log(0.01)));
}
