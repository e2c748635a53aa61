// Pages carried by JSON: JSON lines (one object a line), one object or an array of objects, and JSON Feed. An
// object's bytes are kept whole as the page's bytes; its text is a string inside them.
//   {"url": "https://example.org/a", "html": "<p>...<\/p>", "published": "2018-01-16"}
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/json_text.h"
#include "rapporteur/page/container.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/find_encoding.h"
#include "rapporteur/page/json_fields.h"
#include "rapporteur/page/sniff.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::page {

namespace {

using Given = GivenValue::Kind;

struct GivenName {
  std::string_view key;
  Given kind;
};
constexpr std::array given_names = {
    GivenName{"title", Given::headline},         GivenName{"headline", Given::headline},
    GivenName{"published", Given::published},    GivenName{"date_published", Given::published},
    GivenName{"date", Given::published},         GivenName{"modified", Given::modified},
    GivenName{"date_modified", Given::modified}, GivenName{"updated", Given::modified},
    GivenName{"outlet", Given::outlet},          GivenName{"author", Given::author},
    GivenName{"authors", Given::author},         GivenName{"language", Given::language},
};

/// The names a page's text goes by, the fullest first.
struct TextName {
  std::string_view key;
  std::optional<Media> media;
};
constexpr std::array text_names = {TextName{"html", Media::html}, TextName{"content_html", Media::html},
                                   TextName{"text", Media::text}, TextName{"content_text", Media::text},
                                   TextName{"summary", Media::text}};
constexpr std::array<std::string_view, 2> url_names = {"url", "external_url"};

constexpr Writing in_json = Writing{}.then(Layer::json);

/// One object as a page. Its bytes may be in any encoding; JSON is read from their UTF-8.
class ObjectReader {
 public:
  ObjectReader(JsonScanner& scanner, std::string_view bytes, std::string_view encoding)
      : scanner_(scanner), bytes_(bytes), encoding_(encoding), decoded_(decode(bytes, encoding)) {}

  /// The page, without its origin; nothing where the bytes are no object. `is_text_found` tells whether it
  /// has text.
  std::optional<RawPage> read(bool& is_text_found);

 private:
  std::string_view words(TextSpan span) const {
    return decoded_.utf8(bytes_).substr(span.begin, span.size());
  }
  PageSpan on_page(TextSpan span) const;
  void add_given(RawPage& raw, Given kind, TextSpan content) const;
  void add_all_given(RawPage& raw, const JsonField& field, Given kind);
  void add_authors(RawPage& raw, const JsonValue& value);
  static const JsonField* string_field(const std::vector<JsonField>& fields, std::string_view key);

  JsonScanner& scanner_;
  std::string_view bytes_;
  std::string encoding_;
  Decoded decoded_;
};

PageSpan ObjectReader::on_page(TextSpan span) const {
  if (decoded_.is_same) return {span.begin, span.end};
  const auto stretches = decoded_.text.on_page(span);
  return stretches.empty() ? PageSpan{} : PageSpan{stretches.front().begin, stretches.back().end};
}

void ObjectReader::add_given(RawPage& raw, Given kind, TextSpan content) const {
  std::string said = base::json_words(words(content));
  if (base::trim(said).empty()) return;
  raw.given.push_back({kind, std::move(said), Traces(Trace{{}, on_page(content), in_json})});
}

/// Authors are written as a name, an object with a name, or a list of either.
void ObjectReader::add_authors(RawPage& raw, const JsonValue& value) {
  const std::string text(words(value.span));
  const auto add_named = [&](std::string_view object, std::uint32_t begin) {
    const auto fields = scanner_.fields(object);
    const JsonField* name = fields ? string_field(*fields, "name") : nullptr;
    if (name) add_given(raw, Given::author, {begin + name->value.span.begin, begin + name->value.span.end});
  };
  if (value.kind == JsonValue::Kind::object) add_named(text, value.span.begin);
  if (value.kind != JsonValue::Kind::array) return;
  const auto elements = scanner_.elements(text);
  if (!elements) return;
  for (const JsonValue& element : *elements) {
    const TextSpan place{value.span.begin + element.span.begin, value.span.begin + element.span.end};
    if (element.kind == JsonValue::Kind::string) add_given(raw, Given::author, place);
    if (element.kind == JsonValue::Kind::object) add_named(words(place), place.begin);
  }
}

void ObjectReader::add_all_given(RawPage& raw, const JsonField& field, Given kind) {
  const auto is_same_kind = [&](const GivenValue& given) { return given.kind == kind; };
  if (std::ranges::any_of(raw.given, is_same_kind)) return;
  switch (field.value.kind) {
    case JsonValue::Kind::string:
    case JsonValue::Kind::number:
      add_given(raw, kind, field.value.span);
      break;
    case JsonValue::Kind::object:
    case JsonValue::Kind::array:
      if (kind == Given::author) add_authors(raw, field.value);
      break;
    case JsonValue::Kind::boolean:
    case JsonValue::Kind::null:
      break;
  }
}

const JsonField* ObjectReader::string_field(const std::vector<JsonField>& fields, std::string_view key) {
  const auto is_it = [&](const JsonField& field) {
    return field.key == key && field.value.kind == JsonValue::Kind::string && !field.value.span.is_empty();
  };
  const auto found = std::ranges::find_if(fields, is_it);
  return found == fields.end() ? nullptr : &*found;
}

std::optional<RawPage> ObjectReader::read(bool& is_text_found) {
  const auto fields = scanner_.fields(decoded_.utf8(bytes_));
  if (!fields) return std::nullopt;
  RawPage raw;
  raw.bytes = bytes_;
  raw.declared_charset = encoding_;
  raw.writing = in_json;
  for (std::string_view key : url_names) {
    const JsonField* url = string_field(*fields, key);
    if (url && raw.url.empty()) raw.url = base::json_words(words(url->value.span));
  }
  for (const TextName& name : text_names) {
    const JsonField* text = string_field(*fields, name.key);
    if (!text) continue;
    raw.text_span = on_page(text->value.span);
    raw.media = name.media;
    break;
  }
  is_text_found = raw.text_span.has_value();
  for (const JsonField& field : *fields) {
    const auto name = std::ranges::find(given_names, field.key, &GivenName::key);
    if (name != given_names.end()) add_all_given(raw, field, name->kind);
  }
  return raw;
}

bool is_json_feed(std::string_view text) {
  return text.find("://jsonfeed.org/version") != std::string_view::npos ||
         text.find(":\\/\\/jsonfeed.org\\/version") != std::string_view::npos;
}

/// The bytes of one object with their encoding and where they stand.
struct ObjectBytes {
  std::string_view bytes;
  std::string_view encoding;
  Origin origin;
};

/// An object that ends in the middle of its text still carries the text up to there.
std::optional<RawPage> read_cut_object(JsonScanner& scanner, const ObjectBytes& object, bool& is_text_found) {
  const std::string closed = std::string(object.bytes) + "\"}";
  auto raw = ObjectReader(scanner, closed, object.encoding).read(is_text_found);
  if (!raw) return std::nullopt;
  const auto size = static_cast<std::uint32_t>(object.bytes.size());
  raw->bytes = object.bytes;
  if (raw->text_span) raw->text_span->end = std::min(raw->text_span->end, size);
  std::erase_if(raw->given, [&](const GivenValue& given) { return given.traces.front().span.end > size; });
  return raw;
}

/// Adds the page that an object carries, or the gap that says why it carries none.
void add_object(std::vector<Found>& found, JsonScanner& scanner, const ObjectBytes& object,
                const Place& place) {
  const auto add_gap = [&](GapKind kind, std::string sentence) {
    found.push_back(make_gap(kind, std::move(sentence), object.origin));
  };
  if (object.bytes.size() > place.limits.max_page_bytes) {
    return add_gap(GapKind::too_large,
                   "tried to read the JSON object, but it is larger than a page may be; split it");
  }
  bool is_text_found = false;
  std::string_view damage;
  auto raw = ObjectReader(scanner, object.bytes, object.encoding).read(is_text_found);
  if (!raw) {
    damage = "its JSON ends in the middle";
    raw = read_cut_object(scanner, object, is_text_found);
  }
  if (!raw) {
    return add_gap(GapKind::unreadable_input,
                   "tried to read the JSON object, but it is malformed; write it anew");
  }
  if (!is_text_found) {
    return add_gap(
        GapKind::not_a_page,
        "tried to read the JSON object as a page, but it has neither \"html\" nor \"text\"; add one");
  }
  raw->origin = object.origin;
  add_page(found, std::move(*raw), damage);
}

/// JSON lines: an object a line, empty lines between them allowed. A line that is damaged is a gap.
class JsonLines final : public Container {
 public:
  JsonLines(std::unique_ptr<Reader> reader, Place place)
      : reader_(std::move(reader)), place_(std::move(place)) {}

  std::optional<Found> next() override {
    while (pending_.empty()) {
      if (!read_line()) return std::nullopt;
    }
    Found first = std::move(pending_.front());
    pending_.erase(pending_.begin());
    return first;
  }

 private:
  bool read_line();
  bool read_past_damage();
  void skip_line();

  std::unique_ptr<Reader> reader_;
  Place place_;
  JsonScanner scanner_;
  std::vector<Found> pending_;
  std::uint64_t line_number_ = 0;
  bool is_over_ = false;
};

/// Takes one line, or what comes after damage; false at the end.
bool JsonLines::read_line() {
  const std::uint64_t bound = place_.limits.max_page_bytes;
  const std::string_view line = reader_->look_line(bound + 1);
  if (line.empty()) return !is_over_ && reader_->is_damaged() && read_past_damage();
  const Origin origin = place_.inside("line " + std::to_string(++line_number_));
  if (line.size() > bound) {
    pending_.push_back(make_gap(
        GapKind::too_large, "tried to read the line, but it is longer than a page may be; split it", origin));
    skip_line();
    return true;
  }
  const std::string_view content = base::trim(line);
  if (!content.empty()) {
    add_object(pending_, scanner_, {content, find_encoding(content, "utf-8").name, origin}, place_);
  }
  reader_->take(line.size());
  return true;
}

bool JsonLines::read_past_damage() {
  const std::string why(reader_->damage());
  is_over_ = !reader_->resume();
  pending_.push_back(make_gap(GapKind::unreadable_input, "tried to read on, but " + why + "; unpack it anew",
                              place_.inside("line " + std::to_string(line_number_ + 1))));
  return true;
}

void JsonLines::skip_line() {
  for (bool is_at_end = false; !is_at_end;) {
    const std::string_view part = reader_->look_line(1u << 20);
    is_at_end = part.empty() || part.back() == '\n';
    reader_->take(part.size());
  }
}

/// The objects of an array or a JSON feed's items; nothing where the document is neither.
std::optional<std::vector<TextSpan>> find_objects(JsonScanner& scanner, std::string_view text) {
  TextSpan array{0, static_cast<std::uint32_t>(text.size())};
  if (!text.starts_with('[')) {
    const auto fields = scanner.fields(text);
    if (!fields) return std::nullopt;
    if (!is_json_feed(text)) return std::vector{array};
    const auto items = std::ranges::find(*fields, "items", &JsonField::key);
    if (items == fields->end() || items->value.kind != JsonValue::Kind::array) return std::vector<TextSpan>{};
    array = items->value.span;
  }
  const auto elements = scanner.elements(text.substr(array.begin, array.size()));
  if (!elements) return std::nullopt;
  std::vector<TextSpan> objects;
  for (const JsonValue& element : *elements) {
    objects.push_back({array.begin + element.span.begin, array.begin + element.span.end});
  }
  return objects;
}

/// One object, an array of objects, or a JSON feed, held in memory. Nothing where it is none of them.
std::optional<std::vector<Found>> read_document(std::string_view bytes, const Place& place) {
  JsonScanner scanner;
  const std::string encoding = find_encoding(bytes, "utf-8").name;
  const Decoded decoded = decode(bytes, encoding);
  const std::string_view text = decoded.utf8(bytes);
  const auto margin = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const auto objects = find_objects(scanner, base::trim(text.substr(margin)));
  if (!objects) return std::nullopt;
  const bool is_single = text.substr(margin).starts_with('{') && !is_json_feed(text);
  std::vector<Found> found;
  for (std::size_t i = 0; i < objects->size(); ++i) {
    const TextSpan object{(*objects)[i].begin + margin, (*objects)[i].end + margin};
    const auto on_page =
        decoded.is_same ? std::vector{PageSpan{object.begin, object.end}} : decoded.text.on_page(object);
    if (on_page.empty()) continue;
    const PageSpan place_in_bytes{on_page.front().begin, on_page.back().end};
    const Origin origin = is_single ? place.origin : place.inside("item " + std::to_string(i + 1));
    add_object(found, scanner, {bytes.substr(place_in_bytes.begin, place_in_bytes.size()), encoding, origin},
               place);
  }
  return found;
}

}  // namespace

std::unique_ptr<Container> read_json(std::unique_ptr<Reader> reader, Place place) {
  JsonScanner scanner;
  if (reader->look(3).starts_with("\xEF\xBB\xBF")) reader->take(3);
  const std::string_view line = base::trim(reader->look_line(place.limits.max_page_bytes));
  const bool is_lines = line.starts_with('{') && !is_json_feed(line) && scanner.fields(line).has_value();
  if (is_lines) return std::make_unique<JsonLines>(std::move(reader), std::move(place));
  std::string document;
  const bool is_whole = reader->read_into(document, place.max_document_bytes()) < place.max_document_bytes();
  if (is_whole && !reader->is_damaged()) {
    if (auto found = read_document(document, place)) return ready_container(std::move(*found));
  }
  // Neither one object nor an array: lines of which the first is damaged.
  auto again = std::make_unique<Reader>(prefixed(std::move(document), std::move(reader)));
  return std::make_unique<JsonLines>(std::move(again), std::move(place));
}

}  // namespace rapporteur::page
