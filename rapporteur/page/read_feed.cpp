// Feeds: RSS 2.0, RSS 1.0 and Atom. Each item is read by itself, so that a malformed one costs no other. The
// bytes of the whole item element are the page's bytes; its text is the fullest of what it has:
//   <item><title>Talks</title><link>https://example.org/a</link><content:encoded><![CDATA[<p>...</p>]]></content:encoded></item>
#include "rapporteur/base/ascii.h"
#include "rapporteur/base/html_references.h"
#include "rapporteur/base/xml_text.h"
#include "rapporteur/page/container.h"
#include "rapporteur/page/decode.h"
#include "rapporteur/page/find_encoding.h"
#include "rapporteur/page/meta_prescan.h"
#include "rapporteur/page/sniff.h"
#include "rapporteur/page/xml_item.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::page {

namespace {

using Given = GivenValue::Kind;
constexpr std::size_t none = std::string_view::npos;
constexpr Writing in_xml = Writing{}.then(Layer::xml);

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == none ? std::string_view{} : name.substr(0, colon);
}

std::string_view local_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == none ? name : name.substr(colon + 1);
}

/// Finds where the items of a feed begin and end, past comments and CDATA sections. Linear in the feed.
class ItemFinder {
 public:
  explicit ItemFinder(std::string_view feed) : feed_(feed) {}

  struct Item {
    TextSpan span;
    bool is_closed = true;
  };

  std::optional<Item> next() {
    while (move_to_tag()) {
      const std::size_t begin = at_;
      const std::string_view name = name_at(at_ + 1);
      ++at_;
      if (local_of(name) != "item" && local_of(name) != "entry") continue;
      return finish(begin, name);
    }
    return std::nullopt;
  }

 private:
  std::string_view name_at(std::size_t at) const {
    std::size_t end = at;
    while (end < feed_.size() && !base::is_space(feed_[end]) && feed_[end] != '>' && feed_[end] != '/') ++end;
    return feed_.substr(at, end - at);
  }

  /// At the next '<' that is not of a comment or a CDATA section.
  bool move_to_tag() {
    for (;;) {
      at_ = feed_.find('<', at_);
      if (at_ == none) break;
      const std::string_view rest = feed_.substr(at_);
      std::string_view closing;
      if (rest.starts_with("<![CDATA[")) {
        closing = "]]>";
      } else if (rest.starts_with("<!--")) {
        closing = "-->";
      } else {
        return true;
      }
      at_ = feed_.find(closing, at_);
      if (at_ == none) break;
      at_ += closing.size();
    }
    at_ = feed_.size();
    return false;
  }

  Item finish(std::size_t begin, std::string_view name) {
    const auto item = [&](std::size_t end, bool is_closed) {
      return Item{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, is_closed};
    };
    while (move_to_tag()) {
      const bool is_end = feed_.substr(at_).starts_with("</");
      const std::string_view tag = name_at(at_ + (is_end ? 2 : 1));
      if (tag == name && !is_end) return item(at_, false);
      if (tag == name) {
        const std::size_t end = feed_.find('>', at_);
        at_ = end == none ? feed_.size() : end + 1;
        return item(at_, end != none);
      }
      ++at_;
    }
    return item(feed_.size(), false);
  }

  std::string_view feed_;
  std::size_t at_ = 0;
};

/// One item, which stands at `begin` in the feed's text, as a page.
class ItemReader {
 public:
  ItemReader(std::string_view bytes, const Decoded& decoded, TextSpan item)
      : bytes_(bytes),
        decoded_(decoded),
        item_(item),
        text_(decoded.utf8(bytes).substr(item.begin, item.size())) {
    on_feed_ = span_on_feed({0, item.size()});
  }

  /// The page, without its origin; `gap` says what of its text had to be left out.
  std::optional<RawPage> read(std::string& gap);
  bool is_whole() const { return xml_.is_whole; }

 private:
  PageSpan span_on_feed(TextSpan in_item) const;
  PageSpan on_page(TextSpan in_item) const;
  std::string_view words(TextSpan in_item) const { return text_.substr(in_item.begin, in_item.size()); }
  std::string words_of(const XmlElement& element) const;
  std::vector<XmlPart> trimmed_parts(const XmlElement& element) const;
  const XmlElement* find_text() const;
  void set_text(RawPage& raw, const XmlElement& element, std::string& gap) const;
  void set_parts(RawPage& raw, std::vector<XmlPart> parts, std::string& gap) const;
  void set_url(RawPage& raw) const;
  void add_given(RawPage& raw, Given kind, const XmlElement& element) const;
  void add_all_given(RawPage& raw) const;

  std::string_view bytes_;
  const Decoded& decoded_;
  TextSpan item_;
  std::string_view text_;
  PageSpan on_feed_;
  XmlItem xml_;
};

PageSpan ItemReader::span_on_feed(TextSpan in_item) const {
  const TextSpan in_feed{item_.begin + in_item.begin, item_.begin + in_item.end};
  if (decoded_.is_same) return {in_feed.begin, in_feed.end};
  const auto stretches = decoded_.text.on_page(in_feed);
  return stretches.empty() ? PageSpan{} : PageSpan{stretches.front().begin, stretches.back().end};
}

PageSpan ItemReader::on_page(TextSpan in_item) const {
  const PageSpan span = span_on_feed(in_item);
  if (span.is_empty()) return {};
  return {span.begin - on_feed_.begin, span.end - on_feed_.begin};
}

/// The character data of an element without the white space around it and without parts that are white space
/// alone.
std::vector<XmlPart> ItemReader::trimmed_parts(const XmlElement& element) const {
  std::vector<XmlPart> parts;
  for (XmlPart part : element.parts) {
    const std::string_view all = words(part.span);
    if (base::trim(all).empty()) continue;
    parts.push_back(part);
  }
  if (parts.empty()) return parts;
  const auto is_space_at = [&](std::uint32_t at) { return base::is_space(text_[at]); };
  while (is_space_at(parts.front().span.begin)) ++parts.front().span.begin;
  while (is_space_at(parts.back().span.end - 1)) --parts.back().span.end;
  return parts;
}

std::string ItemReader::words_of(const XmlElement& element) const {
  std::string all;
  for (const XmlPart& part : trimmed_parts(element)) {
    all += part.is_plain ? std::string(words(part.span)) : base::xml_words(words(part.span));
  }
  return all;
}

/// The element that holds the item's text: the full content before the summary.
const XmlElement* ItemReader::find_text() const {
  static constexpr std::array<std::string_view, 5> names = {"encoded", "content", "body", "description",
                                                            "summary"};
  for (std::string_view name : names) {
    for (const XmlElement& element : xml_.elements) {
      if (element.depth != 1 || local_of(element.name) != name || prefix_of(element.name) == "media")
        continue;
      if (!base::trim(words(element.inner)).empty()) return &element;
    }
  }
  return nullptr;
}

/// Text in several parts: escaped ones and CDATA sections. All must be readable in one way, or only the
/// longer kind is kept.
void ItemReader::set_parts(RawPage& raw, std::vector<XmlPart> parts, std::string& gap) const {
  const auto size_where = [&](auto is_wanted) {
    std::size_t size = 0;
    for (const XmlPart& part : parts) size += is_wanted(part) ? part.span.size() : 0;
    return size;
  };
  const auto has_reference = [&](const XmlPart& part) { return words(part.span).find('&') != none; };
  const auto is_plain = [](const XmlPart& part) { return part.is_plain; };
  const auto is_escaped = [](const XmlPart& part) { return !part.is_plain; };
  const auto needs_escaped = [&](const XmlPart& part) { return !part.is_plain && has_reference(part); };
  const auto needs_plain = [&](const XmlPart& part) { return part.is_plain && has_reference(part); };
  if (size_where(needs_plain) > 0 && size_where(needs_escaped) > 0) {
    const bool is_plain_longer = size_where(is_plain) >= size_where(is_escaped);
    std::erase_if(parts, [&](const XmlPart& part) { return part.is_plain != is_plain_longer; });
    gap = "its text is written in two ways at once, of which the shorter was left out";
  }
  if (size_where(needs_escaped) > 0) raw.writing = in_xml;
  for (const XmlPart& part : parts) {
    raw.text_parts.push_back({on_page(part.span), part.is_plain || raw.writing == Writing{}});
  }
  raw.text_span = PageSpan{raw.text_parts.front().span.begin, raw.text_parts.back().span.end};
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != none; at = text.find_first_of("<&", at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (base::is_letter(next) || next == (text[at] == '<' ? '/' : '#')) return true;
  }
  return false;
}

void ItemReader::set_text(RawPage& raw, const XmlElement& element, std::string& gap) const {
  const std::string type = base::to_lower(element.type);
  if (element.has_elements) {
    // Markup written inline (Atom's "xhtml", and RSS that forgot to escape): the element's inside is the HTML
    // itself.
    raw.text_span = on_page(element.inner);
    raw.media = Media::html;
    return;
  }
  auto parts = trimmed_parts(element);
  if (parts.empty()) return;
  const bool is_atom_text = type == "text" || type == "text/plain";
  raw.media = !is_atom_text && (type.find("html") != std::string::npos || has_markup(words_of(element)))
                  ? Media::html
                  : Media::text;
  set_parts(raw, std::move(parts), gap);
}

void ItemReader::set_url(RawPage& raw) const {
  int best = 0;
  for (const XmlElement& element : xml_.elements) {
    if (element.depth != 1) continue;
    const std::string_view local = local_of(element.name);
    int rank = 0;
    std::string url;
    if (local == "origLink") {
      rank = 4;
      url = words_of(element);
    } else if (local == "link" && !element.href.empty()) {
      rank = element.rel.empty() || element.rel == "alternate" ? 3 : 0;
      url = base::xml_words(element.href);
    } else if (local == "link") {
      rank = 3;
      url = words_of(element);
    } else if (local == "guid" || local == "id") {
      url = words_of(element);
      rank = url.starts_with("http") ? 1 : 0;
    }
    if (rank > best && !url.empty()) {
      best = rank;
      raw.url = std::move(url);
    }
  }
}

void ItemReader::add_given(RawPage& raw, Given kind, const XmlElement& element) const {
  const auto parts = trimmed_parts(element);
  if (parts.empty() || element.has_elements) return;
  std::string said = words_of(element);
  // Titles are often HTML within XML: "&amp;#8217;".
  std::string as_html = base::to_lower(element.type) == "text" ? said : base::html_words(said);
  const bool is_html = as_html != said;
  const auto trace = [&](const XmlPart& part) {
    const Writing writing = part.is_plain ? Writing{} : in_xml;
    return Trace{{}, on_page(part.span), is_html ? writing.then(Layer::html) : writing};
  };
  Traces traces(trace(parts.front()));
  for (std::size_t i = 1; i < parts.size(); ++i) traces.add(trace(parts[i]));
  raw.given.push_back({kind, std::move(as_html), std::move(traces)});
}

struct GivenName {
  std::string_view parent;  ///< local name of the element it must stand in; empty for the item itself
  std::string_view local;
  Given kind;
};
constexpr std::array given_names = {
    GivenName{"", "title", Given::headline},      GivenName{"", "pubDate", Given::published},
    GivenName{"", "published", Given::published}, GivenName{"", "issued", Given::published},
    GivenName{"", "date", Given::published},      GivenName{"", "updated", Given::modified},
    GivenName{"", "modified", Given::modified},   GivenName{"", "creator", Given::author},
    GivenName{"", "author", Given::author},       GivenName{"author", "name", Given::author},
    GivenName{"", "source", Given::outlet},       GivenName{"source", "title", Given::outlet},
    GivenName{"", "publisher", Given::outlet},    GivenName{"", "language", Given::language},
};

/// What the item says of itself: the first of each kind, but every author.
void ItemReader::add_all_given(RawPage& raw) const {
  std::string_view parent;
  for (const XmlElement& element : xml_.elements) {
    if (element.depth == 1) parent = {};
    const std::string_view prefix = prefix_of(element.name);
    const std::string_view local = local_of(element.name);
    const auto is_it = [&](const GivenName& name) { return name.local == local && name.parent == parent; };
    const auto name = std::ranges::find_if(given_names, is_it);
    if (element.depth == 1) parent = local;
    if (name == given_names.end() || prefix == "media" || prefix == "itunes") continue;
    const auto is_same_kind = [&](const GivenValue& given) { return given.kind == name->kind; };
    if (name->kind != Given::author && std::ranges::any_of(raw.given, is_same_kind)) continue;
    add_given(raw, name->kind, element);
  }
}

std::optional<RawPage> ItemReader::read(std::string& gap) {
  xml_ = read_xml_item(text_);
  RawPage raw;
  raw.bytes = bytes_.substr(on_feed_.begin, on_feed_.size());
  set_url(raw);
  add_all_given(raw);
  if (const XmlElement* element = find_text()) set_text(raw, *element, gap);
  return raw.text_span ? std::optional(std::move(raw)) : std::nullopt;
}

/// A feed held in memory; its items are read one by one.
class FeedReader final : public Container {
 public:
  FeedReader(std::string bytes, std::string damage, Place place)
      : bytes_(std::move(bytes)),
        damage_(std::move(damage)),
        place_(std::move(place)),
        encoding_(find_encoding(bytes_, encoding_of_xml_declaration(bytes_)).name),
        decoded_(decode(bytes_, encoding_)),
        finder_(decoded_.utf8(bytes_)) {}

  std::optional<Found> next() override {
    while (at_ == pending_.size()) {
      pending_.clear();
      at_ = 0;
      if (!read_item()) return std::nullopt;
    }
    return std::move(pending_[at_++]);
  }

 private:
  bool read_item();
  void add_gap(GapKind kind, std::string sentence, const Origin& origin) {
    pending_.push_back(make_gap(kind, std::move(sentence), origin));
  }

  std::string bytes_;
  std::string damage_;
  Place place_;
  std::string encoding_;
  Decoded decoded_;
  ItemFinder finder_;
  std::vector<Found> pending_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
};

bool FeedReader::read_item() {
  const auto item = finder_.next();
  if (!item) {
    if (damage_.empty() && number_ > 0) return false;
    const std::string why = damage_.empty() ? "it has no item" : std::exchange(damage_, {});
    add_gap(number_ > 0 ? GapKind::cut_short : GapKind::unreadable_input,
            "tried to read the feed, but " + why + "; fetch it anew", place_.origin);
    ++number_;
    return true;
  }
  const Origin origin = place_.inside("item " + std::to_string(++number_));
  if (item->span.size() > place_.limits.max_page_bytes) {
    add_gap(GapKind::too_large, "tried to read the item, but it is larger than a page may be; leave it out",
            origin);
    return true;
  }
  ItemReader reader(bytes_, decoded_, item->span);
  std::string left_out;
  auto raw = reader.read(left_out);
  if (!raw) {
    const GapKind kind = reader.is_whole() ? GapKind::not_a_page : GapKind::unreadable_input;
    const std::string why = reader.is_whole() ? "it brings no content and no summary; name its page itself"
                                              : "its XML is malformed; fetch the feed anew";
    add_gap(kind, "tried to read the item as a page, but " + why, origin);
    return true;
  }
  raw->origin = origin;
  raw->declared_charset = encoding_;
  if (left_out.empty() && !item->is_closed) left_out = "the item does not end";
  add_page(pending_, std::move(*raw), left_out);
  return true;
}

}  // namespace

std::unique_ptr<Container> read_feed(std::unique_ptr<Reader> reader, Place place) {
  std::string bytes;
  const std::uint64_t bound = place.max_document_bytes();
  reader->read_into(bytes, bound);
  std::string damage(reader->damage());
  if (!reader->is_at_end()) damage = "it is larger than " + std::to_string(bound >> 20) + " MiB; split it";
  return std::make_unique<FeedReader>(std::move(bytes), std::move(damage), std::move(place));
}

}  // namespace rapporteur::page
