#include "cli/fact_text.h"
#include "cli/open_record.h"
#include "cli/run.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <type_traits>

namespace rapporteur::cli {

namespace {

constexpr std::size_t name_columns = 17;
constexpr std::size_t context_columns = 96;

/// "3/statement/12" in its parts.
struct FactName {
  std::string article;
  FactKind kind = FactKind::attribution;
  std::uint32_t ordinal = 0;
};

std::optional<FactName> parse_fact_name(std::string_view id) {
  const std::size_t last = id.rfind('/');
  const std::size_t middle = last == 0 || last == std::string_view::npos ? last : id.rfind('/', last - 1);
  if (last == std::string_view::npos || middle == std::string_view::npos) return std::nullopt;
  FactName name{.article = std::string(id.substr(0, middle))};
  const std::string_view digits = id.substr(last + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), name.ordinal);
  const bool is_name = parse_name(id.substr(middle + 1, last - middle - 1), name.kind) &&
                       error == std::errc{} && end == digits.data() + digits.size();
  return is_name ? std::optional(name) : std::nullopt;
}

/// A value as people read it; empty where there is nothing to say.
template <class T>
std::string written(const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "yes" : "";
  } else if constexpr (Named<T>) {
    return spaced(name_of(value));
  } else if constexpr (base::IsOptional<T>::value) {
    return value ? written(*value) : "";
  } else if constexpr (std::is_integral_v<T>) {
    return std::to_string(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return printable(value);
  } else {
    const std::string json = base::json_of(value);
    return json == "[]" ? "" : printable(json);
  }
}

/// Explains facts of one article.
class Explainer {
 public:
  explicit Explainer(const GivenRecord& given)
      : given_(given), record_(given.record), text_(given.record.text()), style_(style_of(stdout)) {}

  /// False where there is no such fact.
  bool explain(FactKind kind, std::uint32_t ordinal) const {
    bool is_there = false;
    for_each_fact_list(record_, [&]<class Fact>(const std::vector<Fact>& facts) {
      if (Fact::kind_of_fact != kind || ordinal >= facts.size()) return;
      is_there = true;
      put_fact(facts[ordinal]);
      put_grounds(facts[ordinal]);
    });
    return is_there;
  }

 private:
  void put_line(std::string_view name, const std::string& value) const {
    if (value.empty()) return;
    std::string line = "  ";
    line += spaced(name);
    line.append(name_columns - std::min(name_columns - 1, name.size()), ' ');
    put(line + value + "\n");
  }

  /// All that the record says of a fact, field by field, words with their bytes and in their context.
  template <class Fact>
  void put_fact(const Fact& fact) const {
    put(std::string(style_.bold) + fact_id(given_, Fact::kind_of_fact, fact.ordinal) +
        std::string(style_.plain) + "\n");
    for_each_field<Fact>([&](const auto& each) {
      const auto& held = fact.*each.member;
      using Value = std::decay_t<decltype(held)>;
      if constexpr (std::is_same_v<Value, std::vector<RecordedWords>>) {
        for (const RecordedWords& words : held)
          put_line(each.name, in_context(text_, words, context_columns, style_) + "  bytes " +
                                  written_spans(words.spans));
      } else if constexpr (std::is_same_v<Value, std::vector<RecordedParty>>) {
        for (const RecordedParty& party : held) put_line(each.name, written_party(party));
      } else if constexpr (base::IsVector<Value>::value && Named<typename ListItem<Value>::type>) {
        put_line(each.name, listed(held));
      } else if (each.name != "ordinal" && !std::is_same_v<Value, std::vector<std::uint32_t>>) {
        put_line(each.name, written(held));
      }
    });
  }

  template <class T>
  struct ListItem {
    using type = T;
  };
  template <class T>
  struct ListItem<std::vector<T>> {
    using type = T;
  };

  std::string written_party(const RecordedParty& party) const {
    if (!party.actor) return printable(party.name) + " (nobody known)";
    const std::string codes = codes_of(record_, party);
    return printable(party.name) + " (" + fact_id(given_, FactKind::actor, *party.actor) +
           (codes.empty() ? "" : ", " + codes) + ")";
  }

  // --- what a fact rests on: other facts, in the order in which they were found ---

  void put_grounds(const RecordedAttribution&) const {
    put("\nWhat the model weighed and would have taken else: rapporteur attributions --why FILE\n");
  }
  void put_grounds(const RecordedDate& date) const {
    if (date.anchor) put_based_on("counted from", record_.dates[*date.anchor]);
    if (date.rule == DateRule::written || date.rule == DateRule::length || !record_.metadata.published)
      return;
    const MetadataValue& published = *record_.metadata.published;
    put_line("published", printable(published.value) + " (" + std::string(name_of(published.signal)) + ")");
  }
  void put_grounds(const RecordedQuantity& quantity) const {
    if (quantity.date) put_based_on("dated by", record_.dates[*quantity.date]);
  }
  void put_grounds(const RecordedActor& actor) const {
    for (const RecordedMention& mention : record_.mentions) {
      if (std::ranges::find(mention.actors, actor.ordinal) != mention.actors.end()) put_mention(mention);
    }
  }
  void put_grounds(const RecordedMention& mention) const {
    for (const std::uint32_t actor : mention.actors)
      put_line("stands for",
               printable(record_.actors[actor].name) + " (" + fact_id(given_, FactKind::actor, actor) + ")");
  }
  void put_grounds(const RecordedStatement& statement) const {
    put_mentions_in(statement.speaker_words);
    if (statement.attribution) put_based_on("made of", record_.attributions[*statement.attribution]);
    if (statement.date) put_based_on("dated by", record_.dates[*statement.date]);
    if (statement.nested_in)
      put_line("reported by", fact_id(given_, FactKind::statement, *statement.nested_in));
  }

  void put_grounds(const RecordedEvent& event) const {
    put_line("label", label_of(event));
    put_line("code", written_code(event));
    put_mentions_in(event.actor_words);
    put_mentions_in(event.recipient_words);
    if (event.date) put_based_on("dated by", record_.dates[*event.date]);
    if (event.statement) put_based_on("reported by", record_.statements[*event.statement]);
  }

  /// "AGREE: AID that is future"
  static std::string label_of(const RecordedEvent& event) {
    std::string text(name_of(event.event));
    if (event.content == event.event) return text + ": the act itself, " + std::string(name_of(event.realis));
    return text + ": " + std::string(name_of(event.content)) + " that is " +
           std::string(name_of(event.realis));
  }

  /// The mentions by which words name somebody.
  void put_mentions_in(const std::vector<RecordedWords>& all) const {
    for (const RecordedWords& words : all) {
      for (const RecordedMention& mention : record_.mentions) {
        const RecordedWords& inside = mention.mention.front();
        if (words.text_begin <= inside.text_begin && inside.text_end <= words.text_end) put_mention(mention);
      }
    }
  }

  void put_mention(const RecordedMention& mention) const {
    std::string names;
    for (const std::uint32_t actor : mention.actors)
      names += (names.empty() ? "" : ", ") + printable(record_.actors[actor].name);
    put_line("mention", "\u201c" + listed(mention.mention) + "\u201d is " +
                            (names.empty() ? "nobody" : names) + ": " + spaced(name_of(mention.form)) + ", " +
                            spaced(name_of(mention.rule)) + ", " + std::to_string(mention.permille) +
                            "/1000 (" + fact_id(given_, FactKind::mention, mention.ordinal) + ")");
  }

  template <class Fact>
  void put_based_on(const std::string& how, const Fact& fact) const {
    put("\n" + how + " ");
    put_fact(fact);
    put_grounds(fact);
  }

  const GivenRecord& given_;
  const Record& record_;
  std::string text_;
  Style style_;
};

Result<void> explain(const Arguments& arguments) {
  const std::string& id = arguments.operands().front();
  const auto name = parse_fact_name(id);
  if (!name)
    return fail(
        ErrorKind::usage,
        "a fact is named by article, kind and place, as 3/statement/12; the commands statements, events, "
        "dates and actors print these names",
        id);
  auto store = open_record(arguments);
  if (!store) return fail(store.error());
  const auto article = find_article_named(*store, name->article);
  if (!article) return fail(article.error());
  const auto record = store->record(*article);
  if (!record) return fail(record.error());
  const GivenRecord given{*article, *record};
  if (Explainer(given).explain(name->kind, name->ordinal)) return {};
  return fail(ErrorKind::not_found,
              "there is no " + std::string(name_of(name->kind)) + " " + std::to_string(name->ordinal) +
                  " in article " + std::to_string(*article) +
                  "; the article's facts are listed by rapporteur show",
              store->path());
}

}  // namespace

int run_explain(const Arguments& arguments) {
  const auto outcome = explain(arguments);
  return outcome ? done : say_failed(outcome.error());
}

}  // namespace rapporteur::cli
