#include "cli/event_list.h"
#include "cli/marked_text.h"
#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/statement_list.h"
#include "cli/terminal.h"

#include <algorithm>

namespace rapporteur::cli {

namespace {

constexpr std::size_t margin_columns = 13;
constexpr std::size_t max_words_columns = 48;

std::string spans_text(const std::vector<PageSpan>& spans) {
  std::string text;
  for (const PageSpan span : spans) {
    text += (text.empty() ? "" : " ") + std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  return text;
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = width_of(text);
  text.append(width < columns ? columns - width : 1, ' ');
  return text;
}

/// A written name as people read it.
std::string spaced(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  return out;
}

/// Lays out one article for people.
class ArticlePage {
 public:
  ArticlePage(const Record& record, const Arguments& arguments)
      : record_(record),
        arguments_(arguments),
        style_(style_of(stdout)),
        marked_(record, !style_.plain.empty()),
        columns_(columns_of_terminal()) {}

  void print(std::int64_t article, const std::vector<Sighting>& sightings) {
    print_head(article);
    print_sightings(sightings);
    print_facts();
    print_blocks();
    print_statements(article);
    print_events(article);
    print_attributions();
    print_gaps();
  }

 private:
  std::string styled(std::string_view style, std::string_view text) const {
    return std::string(style) + std::string(text) + std::string(style.empty() ? "" : style_.plain);
  }
  std::string dim(std::string_view text) const { return styled(style_.dim, text); }

  void print_head(std::int64_t article) {
    const Metadata& metadata = record_.metadata;
    const std::string headline = metadata.headline ? metadata.headline->value : "(no headline)";
    for (const std::string& line : wrap(printable(headline), columns_)) put(styled(style_.bold, line) + "\n");
    std::string by;
    const auto add = [&](const std::string& part) { by += (by.empty() ? "" : " \u00b7 ") + printable(part); };
    if (metadata.outlet) add(metadata.outlet->value);
    if (metadata.published) add(metadata.published->value);
    for (const MetadataValue& author : metadata.authors) add(author.value);
    if (metadata.language) add(metadata.language->value);
    if (!by.empty()) put(by + "\n");
    if (!record_.page.url.empty()) put(printable(record_.page.url) + "\n");
    put(dim("article " + std::to_string(article) + ", page " + record_.page.hash.hex().substr(0, 16) + ", " +
            with_commas(record_.page.byte_count) + " bytes of " + std::string(name_of(record_.page.media)) +
            " in " + printable(record_.page.encoding)) +
        "\n");
  }

  void print_sightings(const std::vector<Sighting>& sightings) {
    for (const Sighting& sighting : sightings) {
      std::string line = "read from " + printable(written_origin(sighting.origin));
      if (!sighting.fetched.empty()) line += ", fetched " + printable(sighting.fetched);
      if (sighting.url != record_.page.url) line += ", " + printable(sighting.url);
      put(dim(line) + "\n");
    }
  }

  void print_facts() {
    put("\n");
    for (const NamedValue& named : values_of(record_.metadata)) {
      std::vector<PageSpan> spans;
      for (const Trace& trace : named.value->traces) spans.push_back(trace.span);
      const bool is_in_address = named.value->traces.front().carrier == Carrier::address;
      const std::string place = (is_in_address ? "address " : "bytes ") + spans_text(spans);
      std::string line = padded(std::string(named.name), margin_columns + 1);
      line += cut_to_width(printable(named.value->value), columns_ - margin_columns);
      put(line + "\n" + std::string(margin_columns + 1, ' ') +
          dim(std::string(name_of(named.value->signal)) + ", " + place + ": \u201c" +
              cut_to_width(printable(named.value->words), max_words_columns) + "\u201d") +
          "\n");
    }
  }

  void print_blocks() {
    put("\n");
    std::size_t folded_count = 0;
    std::uint32_t text_begin = 0;
    for (const RecordedBlock& block : record_.blocks) {
      if (block.is_furniture() && !arguments_.has("all")) {
        ++folded_count;
        continue;
      }
      print_block(block, text_begin);
      if (!block.is_furniture())
        text_begin += static_cast<std::uint32_t>(block.words.size() + block_break.size());
    }
    if (const std::string legend = marked_.legend(); !legend.empty()) put(legend + "\n");
    if (folded_count > 0) {
      put(dim(with_commas(folded_count) + " blocks around the article are folded: --all shows them") + "\n");
    }
  }

  /// The words of a block, which begins there in the article's text, with its facts marked.
  std::vector<std::string> lines_of(const RecordedBlock& block, std::uint32_t text_begin) const {
    const std::size_t columns = columns_ - margin_columns - 2;
    return block.is_furniture() ? wrap(printable(block.words), columns)
                                : marked_.lines(block.words, text_begin, columns);
  }

  void print_block(const RecordedBlock& block, std::uint32_t text_begin) {
    const std::string name = spaced(name_of(block.kind));
    const std::string bar = block.is_body ? "\u2502 " : "  ";
    std::string margin = dim(padded(name, margin_columns - 1)) + " " + bar;
    const std::string_view weight =
        block.kind == BlockKind::subhead && block.is_body ? style_.bold : std::string_view();
    for (const std::string& line : lines_of(block, text_begin)) {
      put(margin + styled(block.is_body ? weight : style_.dim, line) + "\n");
      margin = std::string(margin_columns, ' ') + bar;
    }
    if (arguments_.has("trace")) {
      for (const std::string& line :
           wrap("bytes " + spans_text(block.spans.all()), columns_ - margin_columns - 2)) {
        put(std::string(margin_columns, ' ') + bar + dim(line) + "\n");
      }
    }
    put(block.is_body ? std::string(margin_columns, ' ') + "\u2502\n" : "\n");
  }

  void print_statements(std::int64_t article) {
    if (record_.statements.empty()) return;
    put("\n" + styled(style_.bold, "Who said what, on what terms") + "\n");
    for (const RecordedStatement& statement : record_.statements)
      put_statement({article, record_}, statement);
  }

  void print_events(std::int64_t article) {
    if (record_.events.empty()) return;
    put("\n" + styled(style_.bold, "What happened") + "\n");
    for (const RecordedEvent& event : record_.events) put_event({article, record_}, event);
  }

  /// What statements were made of is shown where there are none, and with --trace.
  void print_attributions() {
    if (record_.attributions.empty() || !(record_.statements.empty() || arguments_.has("trace"))) return;
    put(styled(style_.bold, "Who says what") + "\n");
    for (const RecordedAttribution& attribution : record_.attributions) {
      for (const auto& part : words_of(attribution)) print_role(part);
      std::string line(name_of(attribution.quote_type));
      line += ", " + std::to_string(attribution.permille) + "/1000";
      for (const AttributionRule rule : attribution.rules) line += ", " + spaced(name_of(rule));
      put(std::string(margin_columns + 1, ' ') + dim(line) + "\n\n");
    }
  }

  void print_role(const RoleItem<RecordedWords>& part) {
    std::string margin = dim(padded(part.ordinal == 0 ? std::string(part.role) : "", margin_columns)) + " ";
    for (const std::string& line : wrap(printable(part.item->words), columns_ - margin_columns - 1)) {
      put(margin + line + "\n");
      margin = std::string(margin_columns + 1, ' ');
    }
    if (arguments_.has("trace")) {
      put(std::string(margin_columns + 1, ' ') + dim("bytes " + spans_text(part.item->spans.all())) + "\n");
    }
  }

  void print_gaps() {
    for (const Gap& gap : record_.gaps) {
      std::string line = "gap: " + std::string(name_of(gap.kind)) + ": " + printable(gap.sentence);
      if (gap.where) line += " (bytes " + spans_text({*gap.where}) + ")";
      for (const std::string& each : wrap(line, columns_)) put(each + "\n");
    }
  }

  const Record& record_;
  const Arguments& arguments_;
  Style style_;
  MarkedText marked_;
  std::size_t columns_;
};

}  // namespace

int run_show(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const auto article = find_article_named(*store, arguments.operands().front());
  if (!article) return say_failed(article.error());
  const auto record = store->record(*article);
  if (!record) return say_failed(record.error());
  const auto sightings = store->sightings(*article);
  if (!sightings) return say_failed(sightings.error());
  ArticlePage(*record, arguments).print(*article, *sightings);
  return done;
}

}  // namespace rapporteur::cli
