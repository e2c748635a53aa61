#include "cli/fact_text.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/base/json.h"
#include "rapporteur/engine/compare.h"

#include <charconv>
#include <map>
#include <string>
#include <vector>

namespace rapporteur::cli {

namespace {

constexpr std::size_t context_columns = 76;
constexpr std::size_t outlet_columns = 22;

std::string written_fact(const FactReference& fact) {
  std::string text = std::to_string(fact.article) + "/";
  text += name_of(fact.kind);
  return text + "/" + std::to_string(fact.ordinal);
}

/// What agrees, and what reports of one template on two things differ in, is shown on demand.
bool is_quiet(const Comparison& comparison) {
  return comparison.rule == "other_report" || comparison.verdict == Verdict::same ||
         comparison.verdict == Verdict::compatible;
}

/// Prints comparisons; the articles' texts are read once each.
class ComparisonPrinter {
 public:
  explicit ComparisonPrinter(Store& store) : store_(&store), style_(style_of(stdout)) {}

  void print(const Comparison& comparison) {
    std::string head =
        std::string(style_.bold) + spaced(name_of(comparison.verdict)) + std::string(style_.plain);
    head += "  " + spaced(name_of(comparison.kind));
    if (!comparison.subject.empty()) head += ": " + printable(comparison.subject);
    head += std::string(style_.dim) + "  " + comparison.rule + ", " +
            std::to_string(comparison.outlet_count) +
            (comparison.outlet_count == 1 ? " outlet" : " outlets") + std::string(style_.plain);
    put(head + "\n");
    for (const Account& account : comparison.accounts) print(account);
    put("\n");
  }

  /// A copy with the passages in which it differs from its original.
  void print(const CopyDifference& copy) {
    std::string head = std::string(style_.bold) + "copy" + std::string(style_.plain) + "  ";
    head += std::to_string(copy.article) + " of " + std::to_string(copy.original) + std::string(style_.dim);
    head += "  " + std::string(name_of(copy.kind)) + ", " + std::to_string(copy.passage_count);
    put(head + (copy.passage_count == 1 ? " passage" : " passages") + std::string(style_.plain) + "\n");
    for (const Passage& passage : copy.passages) {
      std::string line = "  " + spaced(name_of(passage.kind));
      line.append(outlet_columns + 3 - std::min(outlet_columns + 2, width_of(line)), ' ');
      const std::string blank(outlet_columns + 3, ' ');
      if (!passage.in_original.empty())
        put(line +
            in_context(known(copy.original).text, passage.in_original.front(), context_columns, style_) +
            "\n");
      if (!passage.in_copy.empty())
        put((passage.in_original.empty() ? line : blank) +
            in_context(known(copy.article).text, passage.in_copy.front(), context_columns, style_) + "\n");
    }
    put("\n");
  }

  void print(const Account& account) {
    const Known& article = known(account.fact.article);
    std::string line = "  " + cut_to_width(printable(article.outlet), outlet_columns);
    line.append(outlet_columns + 3 - std::min(outlet_columns + 2, width_of(line)), ' ');
    const std::vector<RecordedWords>& marked = account.differing.empty() ? account.words : account.differing;
    if (!marked.empty()) line += in_context(article.text, marked.front(), context_columns, style_);
    put(line + "\n");
    std::string more = std::string(outlet_columns + 3, ' ') + std::string(style_.dim);
    more += cut_to_width(printable(account.value), context_columns) + "  " + written_fact(account.fact);
    for (const std::int64_t copy : account.copies) more += ", also in " + std::to_string(copy);
    put(more + std::string(style_.plain) + "\n");
  }

 private:
  struct Known {
    std::string outlet;
    std::string text;
  };

  const Known& known(std::int64_t article) {
    const auto [found, is_new] = articles_.try_emplace(article);
    if (!is_new) return found->second;
    if (const auto record = store_->record(article)) {
      found->second.text = record->text();
      if (record->metadata.outlet) found->second.outlet = record->metadata.outlet->value;
    }
    if (found->second.outlet.empty()) found->second.outlet = "article " + std::to_string(article);
    return found->second;
  }

  Store* store_;  // never null
  Style style_;
  std::map<std::int64_t, Known> articles_;
};

void write_account(base::JsonWriter& json, const Account& account) {
  json.open_object();
  json.member("fact", written_fact(account.fact)).member("value", account.value);
  json.member("words", account.words).member("differing", account.differing);
  json.member("copies", account.copies).close_object();
}

std::string line_of(std::int64_t story, const Comparison& comparison) {
  std::string line;
  base::JsonWriter json(line);
  json.open_object();
  if (story != 0) json.member("story", story);
  json.member("kind", comparison.kind).member("verdict", comparison.verdict);
  json.member("rule", comparison.rule).member("subject", comparison.subject);
  json.member("outlet_count", comparison.outlet_count).member("permille", comparison.permille);
  json.name("accounts").open_array();
  for (const Account& account : comparison.accounts) write_account(json, account);
  json.close_array().close_object();
  return line += "\n";
}

std::string line_of(std::int64_t story, const CopyDifference& copy) {
  std::string line;
  base::JsonWriter json(line);
  json.open_object();
  if (story != 0) json.member("story", story);
  json.member("copy", copy.article).member("original", copy.original).member("kind", copy.kind);
  json.member("passage_count", copy.passage_count).name("passages").open_array();
  for (const Passage& passage : copy.passages) {
    json.open_object().member("kind", passage.kind);
    json.member("in_original", passage.in_original).member("in_copy", passage.in_copy).close_object();
  }
  json.close_array().close_object();
  return line += "\n";
}

/// "3,5,8"; empty where it is no list of numbers.
std::vector<std::int64_t> numbers_in(const std::string& list) {
  std::vector<std::int64_t> numbers;
  const char* at = list.data();
  const char* const end = at + list.size();
  while (at != end) {
    std::int64_t number = 0;
    const auto [behind, error] = std::from_chars(at, end, number);
    if (error != std::errc{} || (behind != end && *behind != ',')) return {};
    numbers.push_back(number);
    at = behind == end ? end : behind + 1;
  }
  return numbers;
}

Result<StoryComparison> compared(Store& store, const Arguments& arguments) {
  const std::vector<std::int64_t> articles = numbers_in(arguments.value("articles"));
  if (!articles.empty()) return compare_articles(store, articles);
  const std::vector<std::int64_t> story =
      arguments.operands().empty() ? std::vector<std::int64_t>{} : numbers_in(arguments.operands().front());
  if (story.size() != 1) {
    return fail(ErrorKind::usage,
                "a story's number is wanted (`rapporteur stories` lists them), or --articles with those of "
                "articles",
                "");
  }
  if (!arguments.has("line")) return compare(store, story.front());
  auto along = compare_line_of(store, story.front());
  if (!along) return fail(along.error());
  return StoryComparison{.story = story.front(), .comparisons = std::move(*along)};
}

}  // namespace

int run_compare(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const auto found = compared(*store, arguments);
  if (!found) {
    const int code = say_failed(found.error());
    return found.error().kind == ErrorKind::usage ? static_cast<int>(bad_usage) : code;
  }
  if (arguments.value("format") == "jsonl") {
    for (const Comparison& comparison : found->comparisons) put(line_of(found->story, comparison));
    for (const CopyDifference& copy : found->copies) put(line_of(found->story, copy));
    return done;
  }
  ComparisonPrinter printer(*store);
  for (const Comparison& comparison : found->comparisons) {
    if (arguments.has("all") || !is_quiet(comparison)) printer.print(comparison);
  }
  for (const CopyDifference& copy : found->copies) printer.print(copy);
  return done;
}

}  // namespace rapporteur::cli
