#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/engine/bind_stories.h"
#include "rapporteur/engine/story_records.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace rapporteur::cli {

namespace {

constexpr std::int64_t rows_at_once = 500;
using Rows = std::map<std::int64_t, store::ArticleRow>;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return with_commas(count) + " " + std::string(count == 1 ? one : many);
}

/// "2018-01-16", "2018-01-15 to 2018-01-17"; a stroke where no day is known.
std::string written_days(const Story& story) {
  if (!story.first_day) return "-";
  return *story.first_day == *story.last_day ? *story.first_day : *story.first_day + " to " + *story.last_day;
}

/// "actors (Tillerson, Kono), text": what speaks for a link.
std::string written_why(const std::vector<StoryEvidence>& evidence) {
  std::string why;
  for (const StoryEvidence& each : evidence) {
    if (each.weight_permille <= 0) continue;
    why += (why.empty() ? "" : ", ") + std::string(name_of(each.sign));
    if (!each.words.empty()) why += " (" + printable(each.words) + ")";
  }
  return why;
}

class StoryPrinter {
 public:
  StoryPrinter(const Rows& rows, const std::vector<InferredDay>& days)
      : rows_(rows), style_(style_of(stdout)) {
    for (const InferredDay& day : days) inferred_[day.article] = day.day;
  }

  void print(const Story& story) const {
    std::set<std::string> outlets;
    std::map<std::int64_t, std::vector<const Copy*>> copies;  // by original
    std::set<std::int64_t> is_copy;
    for (const StoryMember& member : story.members) {
      if (const auto& outlet = rows_.at(member.article).outlet) outlets.insert(*outlet);
    }
    for (const Copy& copy : story.copies) {
      copies[copy.original].push_back(&copy);
      is_copy.insert(copy.article);
    }
    std::string line = std::string(style_.bold) + "story " + std::to_string(story.id) +
                       std::string(style_.plain) + "  " + written_days(story) + "  ";
    line += counted(outlets.size(), "outlet", "outlets") + ", " +
            counted(story.members.size(), "article", "articles");
    if (!story.copies.empty()) line += " (" + counted(story.copies.size(), "copy", "copies") + ")";
    put(line + "  " + printable(story.title) + "\n");
    for (const StoryMember& member : story.members) {
      if (is_copy.contains(member.article)) continue;
      put_member(member);
      put_copies(member.article, copies);
    }
  }

 private:
  std::string article_text(std::int64_t article) const {
    const store::ArticleRow& row = rows_.at(article);
    const auto inferred = inferred_.find(article);
    std::string text = std::to_string(article) + "  ";
    text += row.published                 ? row.published->substr(0, 10)
            : inferred != inferred_.end() ? inferred->second + "?"
                                          : std::string("-");
    return text + "  " + printable(row.outlet.value_or("-")) + "  " + printable(row.headline.value_or("-"));
  }
  void put_member(const StoryMember& member) const {
    put("  " + article_text(member.article) + "\n");
    if (!member.beside) return;
    put(std::string(style_.dim) + "      beside " + std::to_string(*member.beside) + " (" +
        std::to_string(member.permille / 10) + " %): " + written_why(member.evidence) +
        std::string(style_.plain) + "\n");
  }
  void put_copies(std::int64_t original,
                  const std::map<std::int64_t, std::vector<const Copy*>>& copies) const {
    const auto found = copies.find(original);
    if (found == copies.end()) return;
    for (const Copy* copy : found->second) {
      put("      " + std::string(name_of(copy->kind)) + " (" +
          std::to_string(copy->containment_permille / 10) +
          " % of the shorter one): " + article_text(copy->article) + "\n");
    }
  }

  const Rows& rows_;
  Style style_;
  std::map<std::int64_t, std::string> inferred_;
};

/// The words that carry an event, and the sentence around them.
class EventWords {
 public:
  explicit EventWords(const RecordsByArticle& records) : records_(records) {}

  std::string of(const FactReference& fact) const {
    const RecordedEvent* event = event_of(fact);
    std::string text = std::to_string(fact.article) + "/event/" + std::to_string(fact.ordinal);
    if (event == nullptr) return text;
    text += "  ";
    for (const RecordedWords& words : event->trigger) text += printable(words.words) + " ";
    if (!event->sentence.empty()) text += " " + printable(event->sentence.front().words);
    return text;
  }

 private:
  const RecordedEvent* event_of(const FactReference& fact) const {
    const auto found = records_.find(fact.article);
    if (found == records_.end()) return nullptr;
    const auto& events = found->second.events;
    return fact.ordinal < events.size() ? &events[fact.ordinal] : nullptr;
  }

  const RecordsByArticle& records_;
};

void print_happenings(const StoryFacts& facts, const EventWords& words, const Style& style) {
  for (std::size_t i = 0; i < facts.happenings.size(); ++i) {
    const Happening& happening = facts.happenings[i];
    put("\n" + std::string(style.bold) + "happening " + std::to_string(i) + std::string(style.plain) + "  " +
        counted(happening.mentions.size(), "event", "events") + "\n");
    put("  " + words.of(happening.mentions.front()) + "\n");
    for (const HappeningLink& link : happening.links) {
      put("  " + words.of(link.mention) + "\n");
      put(std::string(style.dim) + "      beside " + std::to_string(link.beside.article) + "/event/" +
          std::to_string(link.beside.ordinal) + " (" + std::to_string(link.permille / 10) +
          " %): " + written_why(link.evidence) + std::string(style.plain) + "\n");
    }
  }
}

void print_actors(const StoryFacts& facts, const Style& style) {
  if (!facts.actors.empty()) put("\n");
  for (const SharedActor& actor : facts.actors) {
    put(std::string(style.bold) + "actor" + std::string(style.plain) + "  " + printable(actor.name));
    for (std::size_t i = 0; i < actor.actors.size(); ++i) {
      put((i == 0 ? "  " : ", ") + std::to_string(actor.actors[i].article) + "/actor/" +
          std::to_string(actor.actors[i].ordinal));
      if (actor.rules[i] != ActorJoin::first) put(" (" + std::string(name_of(actor.rules[i])) + ")");
    }
    put("\n");
  }
}

Result<void> print_facts(Store& store, const Story& story) {
  const std::size_t count = std::min(story.members.size(), most_bound_articles);
  const std::vector<std::int64_t> articles = articles_of(std::span(story.members).last(count));
  RecordsByArticle records;
  if (const auto read = read_records(store, articles, records); !read) return fail(read.error());
  const StoryFacts facts = bind_latest(with_records(story, articles, records), story::HappeningJudge());
  const Style style = style_of(stdout);
  print_happenings(facts, EventWords(records), style);
  print_actors(facts, style);
  return {};
}

Result<Rows> read_rows(Store& store) {
  Rows all;
  for (std::int64_t after = 0;;) {
    auto rows = store.articles(after, rows_at_once);
    if (!rows) return fail(rows.error());
    if (rows->empty()) return all;
    after = rows->back().article;
    for (store::ArticleRow& row : *rows) all.emplace(row.article, std::move(row));
  }
}

void print_lines(const Stories& stories, const StoryPrinter& printer, const std::set<std::int64_t>& wanted) {
  std::map<std::int64_t, const Story*> by_id;
  for (const Story& story : stories.stories) by_id[story.id] = &story;
  bool is_first = true;
  for (const StoryLine& line : stories.lines) {
    std::vector<const Story*> shown;
    for (const std::int64_t id : line.stories) {
      if (wanted.contains(id)) shown.push_back(by_id.at(id));
    }
    if (shown.empty()) continue;
    if (!is_first) put("\n");
    is_first = false;
    if (line.stories.size() > 1)
      put("# story line " + std::to_string(line.id) + ": " +
          counted(line.stories.size(), "story", "stories") + ", from " + printable(line.title) + "\n");
    for (const Story* story : shown) printer.print(*story);
  }
}

}  // namespace

int run_stories(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const auto stories = store->stories();
  if (!stories) return say_failed(stories.error());
  const auto rows = read_rows(*store);
  if (!rows) return say_failed(rows.error());
  std::set<std::int64_t> wanted;
  for (const Story& story : stories->stories) {
    if (arguments.has("story") && arguments.number("story") != static_cast<std::uint64_t>(story.id)) continue;
    if (arguments.has("since") && (!story.last_day || *story.last_day < arguments.value("since"))) continue;
    wanted.insert(story.id);
  }
  if (arguments.has("story") && wanted.empty())
    return say_failed(
        {ErrorKind::not_found, "there is no such story; `rapporteur stories` lists them", store->path()});
  print_lines(*stories, StoryPrinter(*rows, stories->inferred_days), wanted);
  if (arguments.has("story")) {
    const auto printed =
        print_facts(*store, *std::ranges::find(stories->stories, *wanted.begin(), &Story::id));
    if (!printed) return say_failed(printed.error());
  }
  return done;
}

}  // namespace rapporteur::cli
