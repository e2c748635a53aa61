#include "rapporteur/story/bind_story.h"

#include "rapporteur/story/share_actors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::story;

namespace {

RecordedWords words_at(const std::string& text, const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  const auto end = begin + static_cast<std::uint32_t>(words.size());
  return {words, PageSpans(PageSpan{begin, end}), begin, end};
}

/// An article of one block with events that each stand in a sentence of it.
class ArticleOf {
 public:
  explicit ArticleOf(std::string text) : text_(std::move(text)) {
    const PageSpan whole{0, static_cast<std::uint32_t>(text_.size())};
    record_.blocks.push_back(
        {.kind = BlockKind::paragraph, .is_body = true, .words = text_, .spans = PageSpans(whole)});
  }
  ArticleOf& tells(const std::string& trigger, const std::string& sentence) {
    RecordedEvent event;
    event.ordinal = static_cast<std::uint32_t>(record_.events.size());
    event.sentence_number = event.ordinal;
    event.trigger.push_back(words_at(text_, trigger));
    event.sentence.push_back(words_at(text_, sentence));
    record_.events.push_back(event);
    return *this;
  }
  ArticleOf& names(std::string name, ActorKind kind, std::string country = {}) {
    RecordedActor actor;
    actor.ordinal = static_cast<std::uint32_t>(record_.actors.size());
    actor.name = std::move(name);
    actor.kind = kind;
    actor.country = std::move(country);
    record_.actors.push_back(actor);
    return *this;
  }
  RecordedEvent& event(std::size_t i) { return record_.events[i]; }
  const Record& record() const { return record_; }

 private:
  std::string text_;
  Record record_;
};

const std::string first_text =
    "A magnitude 6.1 earthquake struck the island of Norvia on Tuesday, killing 12 people in Port Ellis. The "
    "mayor resigned.";
const std::string second_text =
    "The quake that hit Norvia on Tuesday killed at least 12 in Port Ellis. Schools will open again in May.";

FactReference event_of(std::int64_t article, std::uint32_t ordinal) {
  return {article, FactKind::event, ordinal};
}

bool are_one(const StoryFacts& facts, const FactReference& a, const FactReference& b) {
  return std::ranges::any_of(facts.happenings, [&](const Happening& each) {
    return std::ranges::count(each.mentions, a) == 1 && std::ranges::count(each.mentions, b) == 1;
  });
}

StoryFacts bind(const std::vector<const Record*>& records) {
  Story story;
  StoryRecords all{&story, {}};
  for (std::size_t i = 0; i < records.size(); ++i)
    all.records.push_back({static_cast<std::int64_t>(i + 1), records[i]});
  return bind_story(all, HappeningJudge());
}

std::vector<SharedActor> shared(const std::vector<const Record*>& records) {
  return bind(records).actors;
}

ArticleOf first_article() {
  ArticleOf article(first_text);
  const std::string sentence = first_text.substr(0, first_text.find(". ") + 1);
  article.tells("earthquake", sentence).tells("killing", sentence).tells("resigned", "The mayor resigned.");
  return article;
}

ArticleOf second_article() {
  ArticleOf article(second_text);
  const std::string sentence = second_text.substr(0, second_text.find(". ") + 1);
  article.tells("quake", sentence).tells("killed", sentence);
  article.tells("open again", "Schools will open again in May.");
  return article;
}

}  // namespace

TEST_CASE("events of two articles that are one happening are bound, others are not") {
  const ArticleOf first = first_article();
  const ArticleOf second = second_article();
  const StoryFacts facts = bind({&first.record(), &second.record()});
  CHECK(are_one(facts, event_of(1, 0), event_of(2, 0)));
  CHECK(are_one(facts, event_of(1, 1), event_of(2, 1)));
  CHECK(!are_one(facts, event_of(1, 0), event_of(1, 1)));
  CHECK(!are_one(facts, event_of(1, 2), event_of(2, 2)));
}

TEST_CASE("each mention but the first says beside which one it was put, and why") {
  const ArticleOf first = first_article();
  const ArticleOf second = second_article();
  const StoryFacts facts = bind({&first.record(), &second.record()});
  REQUIRE(!facts.happenings.empty());
  for (const Happening& each : facts.happenings) {
    REQUIRE(each.links.size() + 1 == each.mentions.size());
    for (std::size_t i = 0; i < each.links.size(); ++i) {
      CHECK(each.links[i].mention == each.mentions[i + 1]);
      CHECK(std::ranges::count(each.mentions, each.links[i].beside) == 1);
      const auto trigger =
          std::ranges::find(each.links[i].evidence, StorySign::trigger, &StoryEvidence::sign);
      REQUIRE(trigger != each.links[i].evidence.end());
      CHECK(trigger->words.find(each.links[i].mention.ordinal == 0 ? "quake" : "kill") != std::string::npos);
    }
  }
}

TEST_CASE("what is denied, or settled on another day, is another happening") {
  const ArticleOf first = first_article();
  ArticleOf denying = second_article();
  denying.event(0).polarity = Polarity::negative;
  const HappeningJudge judge;
  const auto score = [&](const ArticleOf& other) {
    const auto a = tellings_of({1, &first.record()}, Background::shipped());
    const auto b = tellings_of({2, &other.record()}, Background::shipped());
    return judge.score(a[0], b[0], count_stems(a));
  };
  CHECK(score(denying) == doctest::Approx(score(second_article()) - 2));
}

TEST_CASE("the word that carries an event is found in its trigger") {
  const std::string text = "He was arrested for drunk driving and checked into rehab after the car accident.";
  ArticleOf article(text);
  article.tells("was arrested for", text).tells("checked into rehab", text).tells("car accident", text);
  const auto tellings = tellings_of({1, &article.record()}, Background::shipped());
  REQUIRE(tellings.size() == 3);
  CHECK(tellings[0].head == "arrested");
  CHECK(tellings[1].head == "checked");
  CHECK(tellings[2].head == "accident");
}

TEST_CASE("events without words and articles without events are passed over") {
  const ArticleOf empty("");
  ArticleOf poor("Nothing.");
  poor.tells("Nothing", "Nothing.");
  poor.event(0).trigger.clear();
  CHECK(bind({&empty.record(), &poor.record()}) == StoryFacts{});
}

TEST_CASE("thousands of tellings of one event stay bounded, and are one happening") {
  ArticleOf article(first_text);
  const std::string sentence = first_text.substr(0, first_text.find(". ") + 1);
  article.tells("earthquake", sentence);
  const std::vector<const Record*> records(3000, &article.record());
  const StoryFacts facts = bind(records);
  REQUIRE(facts.happenings.size() == 1);
  CHECK(facts.happenings[0].mentions.size() == 3000);
  CHECK(facts.happenings[0].links.size() == 2999);
}

TEST_CASE("an actor is joined across articles by name, state, office, part of a name and spelling") {
  ArticleOf first("");
  first.names("Anna Berg", ActorKind::person, "SWE").names("North Norvia", ActorKind::state, "NOR");
  first.names("prime minister", ActorKind::office, "NOR");
  ArticleOf second("");
  second.names("Berg", ActorKind::person).names("Anna Borg", ActorKind::person);
  second.names("Norvia", ActorKind::state, "NOR").names("prime minister", ActorKind::office, "NOR");
  const auto found = shared({&first.record(), &second.record()});
  REQUIRE(found.size() == 3);
  CHECK(found[0].name == "Anna Berg");
  CHECK(found[0].rules == std::vector{ActorJoin::first, ActorJoin::part_of_name, ActorJoin::spelling});
  CHECK(found[0].variants.size() == 2);
  CHECK(found[1].rules.back() == ActorJoin::gazetteer);
  CHECK(found[2].rules.back() == ActorJoin::role);
}

TEST_CASE("a family name alone joins nobody where fuller names disagree") {
  ArticleOf first("");
  first.names("Kim Jong-un", ActorKind::person, "PRK").names("Maria Weber", ActorKind::person);
  ArticleOf second("");
  second.names("Otto Weber", ActorKind::person).names("Weber", ActorKind::person);
  ArticleOf third("");
  third.names("Weber", ActorKind::person);
  CHECK(shared({&first.record(), &second.record(), &third.record()}).empty());
}
