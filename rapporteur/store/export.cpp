#include "rapporteur/store/export.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/base/json.h"
#include "rapporteur/store/export_facts.h"
#include "rapporteur/store/views_of_facts.h"

#include <algorithm>

namespace rapporteur::store {

namespace {

using base::JsonWriter;

/// A trace without its page, which the line names once.
struct WrittenTrace {
  PageSpan span;
  Writing writing;
  Carrier carrier;
  static constexpr auto fields() {
    return std::tuple(field("span", &WrittenTrace::span, "half-open range of bytes"),
                      field("writing", &WrittenTrace::writing, "layers, outermost first"),
                      field("carrier", &WrittenTrace::carrier, "the page's bytes or its address"));
  }
};

void write_value(JsonWriter& json, const MetadataValue& value) {
  json.open_object().member("value", value.value).member("words", value.words).member("signal", value.signal);
  json.name("traces").open_array();
  for (const Trace& trace : value.traces) json.value(WrittenTrace{trace.span, trace.writing, trace.carrier});
  json.close_array().close_object();
}

void write_metadata(JsonWriter& json, const Metadata& metadata) {
  json.open_object();
  for_each_field<Metadata>([&](const auto& each) {
    const auto& held = metadata.*each.member;
    json.name(each.name);
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<MetadataValue>>) {
      json.open_array();
      for (const MetadataValue& value : held) write_value(json, value);
      json.close_array();
    } else {
      held ? write_value(json, *held) : static_cast<void>(json.null());
    }
  });
  json.close_object();
}

void write_plain(JsonWriter& json, std::string_view name, const std::optional<MetadataValue>& value) {
  json.name(name);
  value ? json.value(value->value) : json.null();
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

std::string csv_text(const std::string& value) {
  return csv_cell(value);
}
std::string csv_text(std::int64_t value) {
  return std::to_string(value);
}
std::string csv_text(const std::optional<std::string>& value) {
  return value ? csv_cell(*value) : std::string();
}

template <HasFields Row>
std::string head_of() {
  std::string line;
  for_each_field<Row>([&](const auto& each) { line += (line.empty() ? "" : ",") + std::string(each.name); });
  return line + "\r\n";
}

template <HasFields Row>
std::string row_of(const Row& row) {
  std::string line;
  bool is_first = true;
  for_each_field<Row>([&](const auto& each) {
    line += (is_first ? "" : ",") + csv_text(row.*each.member);
    is_first = false;
  });
  return line + "\r\n";
}

}  // namespace

std::string json_line(std::int64_t article, const Record& record, const std::vector<Sighting>& sightings,
                      const JsonOptions& options) {
  std::string line;
  JsonWriter json(line);
  const Metadata& metadata = record.metadata;
  json.open_object()
      .member("article", article)
      .member("url", record.page.url)
      .member("origin", record.sighting.origin);
  write_plain(json, "headline", metadata.headline);
  json.name("authors").open_array();
  for (const MetadataValue& author : metadata.authors) json.value(author.value);
  json.close_array();
  write_plain(json, "published", metadata.published);
  write_plain(json, "outlet", metadata.outlet);
  write_plain(json, "language", metadata.language);
  json.member("body", record.body());
  json.member("offsets", "half-open ranges of bytes of the page as received, from 0")
      .member("page", record.page);
  json.member("writing", record.writing).member("sightings", sightings);
  json.name("metadata");
  write_metadata(json, metadata);
  json.name("blocks").open_array();
  for (const RecordedBlock& block : record.blocks) {
    if (options.has_furniture || !block.is_furniture()) json.value(block);
  }
  json.close_array().member("reading", record.reading).member("is_analysed", record.is_analysed);
  json.member("settled_day", record.settled_day);
  json.member("text", record.text()).member("offsets_of_words", offsets_of_words);
  write_facts(json, record, all_fact_kinds());
  json.member("gaps", record.gaps).close_object();
  return line + "\n";
}

std::string csv_head_of_articles() {
  return head_of<ArticleRow>();
}
std::string csv_head_of(FactKind kind) {
  const std::vector<View> all = views_of_facts();
  const auto view = std::ranges::find(all, "v_" + std::string(table_of(kind)), &View::name);
  expect(view != all.end(), "every kind of facts has its view");
  std::string line;
  for (const ViewColumn& column : view->columns) line += (line.empty() ? "" : ",") + column.name;
  return line + "\r\n";
}
std::string csv_row(const ArticleRow& row) {
  return row_of(row);
}
std::string csv_rows(const Rows& rows) {
  std::string lines;
  for (const auto& row : rows.rows) {
    bool is_first = true;
    for (const std::optional<std::string>& value : row) {
      lines += (is_first ? "" : ",") + csv_text(value);
      is_first = false;
    }
    lines += "\r\n";
  }
  return lines;
}

}  // namespace rapporteur::store
