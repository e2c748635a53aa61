#include "rapporteur/page/sniff.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/page/decode.h"

#include <algorithm>
#include <array>
#include <string>

namespace rapporteur::page {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t media_sample_size = 1u << 16;

std::string_view without_mark_and_space(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && base::is_space(text.front())) text.remove_prefix(1);
  return text;
}

bool starts_ignoring_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         base::equals_ignoring_case(text.substr(0, beginning.size()), beginning);
}

bool contains_ignoring_case(std::string_view text, std::string_view what) {
  return base::to_lower(text).find(what) != std::string::npos;
}

/// The name of the first element, past the XML declaration, comments, doctype and processing instructions.
std::string_view root_element(std::string_view text) {
  text = without_mark_and_space(text);
  while (text.starts_with("<?") || text.starts_with("<!")) {
    const bool has_subset = text.find('[') < text.find('>') && !text.starts_with("<!--");
    const std::string_view closing = text.starts_with("<!--") ? "-->" : has_subset ? "]>" : ">";
    const std::size_t end = text.find(closing);
    if (end == none) return {};
    text = without_mark_and_space(text.substr(end + closing.size()));
  }
  if (!text.starts_with('<')) return {};
  std::size_t end = 1;
  while (end < text.size() && !base::is_space(text[end]) && text[end] != '>' && text[end] != '/') ++end;
  return text.substr(1, end - 1);
}

bool is_feed_root(std::string_view name) {
  const std::size_t colon = name.find(':');
  const std::string_view local = colon == none ? name : name.substr(colon + 1);
  return local == "rss" || local == "feed" || local == "RDF";
}

/// An object, or an array of objects.
bool is_json(std::string_view text) {
  if (text.starts_with('[')) text = base::trim(text.substr(1));
  if (!text.starts_with('{')) return false;
  const std::string_view inside = base::trim(text.substr(1));
  return inside.empty() || inside.front() == '"' || inside.front() == '}';
}

/// Header lines as mail and MHTML begin with: "Name: value", one of which names a type with parts or of HTML.
bool is_mime(std::string_view head) {
  std::size_t at = 0;
  bool has_type = false;
  bool has_version = false;
  while (at < head.size()) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = base::trim(head.substr(at, end - at));
    const bool is_folded = head[at] == ' ' || head[at] == '\t';
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    const bool is_header = colon != none && colon > 0 && line.find_first_of(" \t<{") >= colon;
    if (!is_folded && !is_header) return false;
    if (starts_ignoring_case(line, "mime-version:")) has_version = true;
    if (starts_ignoring_case(line, "content-type:")) {
      has_type = contains_ignoring_case(line, "multipart/") || contains_ignoring_case(line, "text/html");
    }
    at = end + 1;
  }
  return has_type && has_version;
}

constexpr std::array<std::string_view, 46> html_names = {
    "a",     "article", "aside", "b",      "base",    "blockquote", "body",   "br",    "center", "dd",
    "div",   "dl",      "dt",    "em",     "font",    "form",       "h1",     "h2",    "h3",     "h4",
    "head",  "hr",      "html",  "i",      "iframe",  "img",        "li",     "link",  "main",   "meta",
    "ol",    "p",       "pre",   "script", "section", "span",       "strong", "style", "table",  "td",
    "title", "tr",      "ul",    "header", "nav",     "figure"};

/// The HTML element whose tag (start or end) stands at `at`, or empty.
std::string_view tag_at(std::string_view text, std::size_t at) {
  std::size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < text.size() && base::is_alphanumeric(text[end]) && end - begin < 12) ++end;
  if (end == begin || end == text.size()) return {};
  if (!base::is_space(text[end]) && text[end] != '>' && text[end] != '/') return {};
  const std::string name = base::to_lower(text.substr(begin, end - begin));
  const auto found = std::ranges::find(html_names, name);
  return found == html_names.end() ? std::string_view{} : *found;
}

/// The share of bytes that no text has: control characters other than white space.
bool is_printable(std::string_view text) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !base::is_space(c) && c != '\x0B' && c != '\x1B' && c != '\x08') || byte == 0x7F;
  };
  const auto controls = std::ranges::count_if(text, is_control);
  return static_cast<std::size_t>(controls) * 100 <= text.size();
}

bool is_binary_format(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array marks = {"\x89PNG"sv,
                                       "\xFF\xD8\xFF"sv,
                                       "GIF8"sv,
                                       "%PDF-"sv,
                                       "RIFF"sv,
                                       "\x7F"
                                       "ELF"sv,
                                       "SQLite format"sv,
                                       "OggS"sv,
                                       "ID3"sv,
                                       "wOFF"sv,
                                       "wOF2"sv,
                                       "7z\xBC\xAF"sv,
                                       "\xFD"
                                       "7zXZ"sv,
                                       "BZh"sv,
                                       "Rar!"sv};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return bytes.starts_with(mark); });
}

/// UTF-16 told by its mark or its zeros: the only encodings whose text is not printable byte by byte.
std::string_view wide_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  if (bytes.size() < 4) return {};
  if (bytes[0] == '<' && bytes[1] == '\0' && bytes[2] != '\0') return "utf-16le";
  if (bytes[0] == '\0' && bytes[1] == '<' && bytes[3] != '\0') return "utf-16be";
  return {};
}

/// XML that is data through and through: drawings, site maps, lists of feeds.
bool is_data_document(std::string_view text) {
  static constexpr std::array<std::string_view, 6> roots = {"svg",  "urlset", "sitemapindex",
                                                            "opml", "plist",  "kml"};
  return text.starts_with('<') && std::ranges::find(roots, root_element(text)) != roots.end();
}

bool begins_as_html(std::string_view text) {
  if (starts_ignoring_case(text, "<!doctype html") || text.starts_with("<?xml") || text.starts_with("<!--"))
    return true;
  return text.starts_with('<') && !tag_at(text, 0).empty();
}

}  // namespace

Format sniff_format(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1F\x8B\x08"sv)) return Format::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return Format::zstd;
  // A skippable frame, which some archives begin with.
  if (head.size() >= 8 && (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18"sv)
    return Format::zstd;
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Format::archive;
  if (head.size() > 262 && head.substr(257, 5) == "ustar"sv) return Format::archive;
  if (without_mark_and_space(head).starts_with("WARC/")) return Format::warc;
  const std::string_view text = without_mark_and_space(head);
  if (is_feed_root(root_element(head))) return Format::xml_feed;
  if (const auto wide = wide_encoding(head); !wide.empty()) {
    const Decoded decoded = decode(head, wide);
    return is_feed_root(root_element(decoded.text.utf8())) ? Format::xml_feed : Format::page;
  }
  if (is_json(text)) return Format::json;
  return is_mime(text) ? Format::mhtml : Format::page;
}

Media media_of_text(std::string_view utf8) {
  const std::string_view text = without_mark_and_space(utf8.substr(0, media_sample_size));
  if (begins_as_html(text)) return Media::html;
  std::size_t tags = 0;
  for (std::size_t at = text.find('<'); at != none; at = text.find('<', at + 1)) {
    if (tag_at(text, at).empty()) continue;
    if (++tags >= 6) return Media::html;
  }
  // A few tags make HTML of a snippet, not of an article in which they were left over.
  return tags >= 3 && text.size() < 400 * tags ? Media::html : Media::text;
}

bool is_program_text(std::string_view utf8) {
  const std::string_view sample = utf8.substr(0, 16384);
  if (sample.size() < 64) return false;
  const auto is_mark = [](char c) { return std::string_view("{};=").find(c) != none; };
  const auto marks = std::ranges::count_if(sample, is_mark);
  return static_cast<std::size_t>(marks) * 100 > sample.size() * 3;
}

std::optional<Media> sniff_media(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, media_sample_size);
  if (is_binary_format(sample)) return std::nullopt;
  if (const auto wide = wide_encoding(sample); !wide.empty()) {
    const Decoded decoded = decode(sample, wide);
    if (!is_printable(decoded.text.utf8())) return std::nullopt;
    return media_of_text(decoded.text.utf8());
  }
  if (is_data_document(without_mark_and_space(sample))) return std::nullopt;
  const std::string_view beginning = sample.substr(0, 1024);
  if (begins_as_html(without_mark_and_space(beginning)) && is_printable(beginning)) return Media::html;
  if (base::trim(sample).empty() || !is_printable(sample)) return std::nullopt;
  const Media media = media_of_text(sample);
  if (media == Media::text && is_program_text(sample)) return std::nullopt;
  return media;
}

}  // namespace rapporteur::page
