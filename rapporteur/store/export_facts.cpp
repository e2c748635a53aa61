#include "rapporteur/store/export_facts.h"

#include "rapporteur/store/schema.h"

#include <algorithm>
#include <type_traits>

namespace rapporteur::store {

namespace {

using base::JsonWriter;

constexpr std::size_t quote_context_bytes = 32;

void write_range(JsonWriter& json, std::string_view name, TextUnits::Range range) {
  json.name(name).open_array().value(range.first).value(range.second).close_array();
}

void write_words(JsonWriter& json, const std::vector<RecordedWords>& all, const TextUnits& units) {
  json.open_array();
  for (const RecordedWords& words : all) {
    json.open_object().member("words", words.words).member("spans", words.spans);
    write_range(json, "bytes", {words.text_begin, words.text_end});
    write_range(json, "code_points", units.code_points(words.text_begin, words.text_end));
    write_range(json, "utf16", units.utf16(words.text_begin, words.text_end));
    json.close_object();
  }
  json.close_array();
}

template <HasFields Fact>
void write_fact(JsonWriter& json, const Fact& fact, const TextUnits& units) {
  json.open_object();
  for_each_field<Fact>([&](const auto& each) {
    const auto& held = fact.*each.member;
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<RecordedWords>>) {
      json.name(each.name);
      write_words(json, held, units);
    } else {
      json.member(each.name, held);
    }
  });
  json.close_object();
}

/// The values of a fact alone.
template <HasFields Fact>
void write_values(JsonWriter& json, const Fact& fact) {
  json.open_object();
  for_each_field<Fact>([&](const auto& each) {
    using Value = std::decay_t<decltype(fact.*each.member)>;
    if constexpr (!std::is_same_v<Value, std::vector<RecordedWords>>)
      json.member(each.name, fact.*each.member);
  });
  json.close_object();
}

/// Where a character begins at or before a byte.
std::size_t character_begin(std::string_view utf8, std::size_t at) {
  while (at > 0 && at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xc0) == 0x80) --at;
  return at;
}

/// Writes the annotations of one article.
class AnnotationWriter {
 public:
  AnnotationWriter(const Record& record, std::string& line)
      : record_(record),
        text_(record.text()),
        units_(text_),
        name_("urn:rapporteur:" + record.page.hash.hex()),
        json_(line) {}

  void write(std::int64_t article) {
    json_.open_object().member("@context", std::string_view("http://www.w3.org/ns/anno.jsonld"));
    json_.member("id", name_ + ":facts").member("type", std::string_view("AnnotationPage"));
    json_.member("article", article).member("startIndex", std::uint32_t{0});
    json_.name("items").open_array();
    for_each_fact_list(record_, [&](const auto& facts) {
      for (const auto& fact : facts) write_annotation(fact);
    });
    json_.close_array().close_object();
  }

 private:
  /// A fact without words of its own (an actor without a role) is told by its mentions.
  template <class Fact>
  void write_annotation(const Fact& fact) {
    const auto all = words_of(fact);
    if (all.empty()) return;
    const std::string_view kind = name_of(Fact::kind_of_fact);
    json_.open_object().member("id", name_ + ":" + std::string(kind) + ":" + std::to_string(fact.ordinal));
    json_.member("type", std::string_view("Annotation"));
    json_.member("motivation", std::string_view("describing"));
    json_.name("body").open_object().member("type", std::string_view("Dataset")).member("fact", kind);
    json_.name("value");
    write_values(json_, fact);
    json_.close_object().name("target").open_array();
    for (const auto& part : all) write_target(part.role, *part.item);
    json_.close_array().close_object();
  }

  void write_target(std::string_view role, const RecordedWords& words) {
    const std::string source = record_.page.url.empty() ? name_ : record_.page.url;
    json_.open_object().member("type", std::string_view("SpecificResource")).member("source", source);
    json_.member("role", role).name("selector").open_array();
    const auto range = units_.code_points(words.text_begin, words.text_end);
    write_position("TextPositionSelector", range.first, range.second);
    write_quote(words);
    write_position("DataPositionSelector", words.spans.all().front().begin, words.spans.all().back().end);
    json_.close_array().close_object();
  }

  void write_position(std::string_view type, std::uint32_t begin, std::uint32_t end) {
    json_.open_object().member("type", type).member("start", begin).member("end", end).close_object();
  }

  void write_quote(const RecordedWords& words) {
    const std::string_view text = text_;
    const std::size_t before = character_begin(
        text, words.text_begin - std::min<std::size_t>(words.text_begin, quote_context_bytes));
    const std::size_t after =
        character_begin(text, std::min<std::size_t>(text.size(), words.text_end + quote_context_bytes));
    json_.open_object().member("type", std::string_view("TextQuoteSelector")).member("exact", words.words);
    json_.member("prefix", text.substr(before, words.text_begin - before));
    json_.member("suffix", text.substr(words.text_end, after - words.text_end)).close_object();
  }

  const Record& record_;
  std::string text_;
  TextUnits units_;
  std::string name_;
  JsonWriter json_;
};

}  // namespace

void write_facts(JsonWriter& json, const Record& record, const std::vector<FactKind>& kinds) {
  const TextUnits units(record.text());
  for_each_fact_list(record, [&]<class Fact>(const std::vector<Fact>& facts) {
    if (std::ranges::find(kinds, Fact::kind_of_fact) == kinds.end()) return;
    json.name(table_of(Fact::kind_of_fact)).open_array();
    for (const Fact& fact : facts) write_fact(json, fact, units);
    json.close_array();
  });
}

std::vector<FactKind> all_fact_kinds() {
  std::vector<FactKind> all;
  for (std::size_t kind = 0; kind < Names<FactKind>::all.size(); ++kind)
    all.push_back(static_cast<FactKind>(kind));
  return all;
}

std::string annotation_line(std::int64_t article, const Record& record) {
  std::string line;
  AnnotationWriter(record, line).write(article);
  return line + "\n";
}

}  // namespace rapporteur::store
