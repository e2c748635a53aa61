// MHTML (RFC 2557) and mail that carries a page: headers, then parts between boundaries. The page is the root
// part, or the first HTML part, with its transfer encoding undone; the other parts are pictures and styles.
//   Content-Type: multipart/related; boundary="b"; type="text/html"
//
//   --b
//   Content-Type: text/html; charset=utf-8
//   Content-Transfer-Encoding: quoted-printable
//   Content-Location: https://example.org/a
#include "rapporteur/base/ascii.h"
#include "rapporteur/page/container.h"
#include "rapporteur/page/header_fields.h"
#include "rapporteur/page/mime_body.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapporteur::page {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::uint32_t max_part_depth = 8;
constexpr std::size_t max_parts = 10'000;

/// A part with its headers; `is_closed` where its boundary or the end of a simple mail was seen.
struct Part {
  HeaderFields fields;
  std::string_view body;
  bool is_closed = true;
};

Part split_head(std::string_view text, bool is_closed) {
  while (text.starts_with("\r\n") || text.starts_with('\n')) text.remove_prefix(text[0] == '\r' ? 2 : 1);
  const auto end = end_of_headers(text);
  if (!end) return {parse_headers(text), {}, is_closed};
  return {parse_headers(text.substr(0, *end)), text.substr(*end), is_closed};
}

/// The beginning of the next boundary line at or behind `from`.
std::size_t find_boundary(std::string_view body, std::string_view boundary, std::size_t from) {
  for (std::size_t at = body.find(boundary, from); at != none; at = body.find(boundary, at + 1)) {
    if (at == 0 || body[at - 1] == '\n') return at;
  }
  return none;
}

/// The parts of a multipart body.
std::vector<Part> split_parts(std::string_view body, std::string_view boundary) {
  std::vector<Part> parts;
  std::size_t at = find_boundary(body, boundary, 0);
  while (at != none && parts.size() < max_parts) {
    const std::size_t line_end = body.find('\n', at);
    const bool is_last = body.substr(at + boundary.size()).starts_with("--");
    if (is_last || line_end == none) break;
    const std::size_t next = find_boundary(body, boundary, line_end + 1);
    std::string_view text = body.substr(line_end + 1, next == none ? none : next - line_end - 1);
    if (next != none && text.ends_with('\n')) text.remove_suffix(text.ends_with("\r\n") ? 2 : 1);
    parts.push_back(split_head(text, next != none));
    at = next;
  }
  return parts;
}

/// The part that is the page: named by `start`, else the first HTML part, looked for in nested parts too.
const Part* choose_part(const std::vector<Part>& parts, std::string_view start) {
  const auto is_start = [&](const Part& part) {
    return !start.empty() && part.fields.value("content-id") == start;
  };
  if (const auto found = std::ranges::find_if(parts, is_start); found != parts.end()) return &*found;
  static constexpr std::array<std::string_view, 4> kinds = {"text/html", "application/xhtml+xml",
                                                            "multipart/", "text/plain"};
  for (std::string_view kind : kinds) {
    const auto is_kind = [&](const Part& part) {
      return type_of(part.fields.value("content-type")).starts_with(kind);
    };
    if (const auto found = std::ranges::find_if(parts, is_kind); found != parts.end()) return &*found;
  }
  return nullptr;
}

std::optional<Part> find_page_part(Part part, std::uint32_t depth) {
  const std::string_view type = part.fields.value("content-type");
  if (!type_of(type).starts_with("multipart/")) return part;
  const std::string boundary = "--" + parameter_of(type, "boundary");
  if (depth == max_part_depth || boundary.size() <= 2) return std::nullopt;
  const std::vector<Part> parts = split_parts(part.body, boundary);
  const Part* chosen = choose_part(parts, parameter_of(type, "start"));
  return chosen ? find_page_part(*chosen, depth + 1) : std::nullopt;
}

}  // namespace

std::unique_ptr<Container> read_mhtml(std::unique_ptr<Reader> reader, const Place& place) {
  std::string bytes;
  const std::uint64_t bound = place.max_document_bytes();
  reader->read_into(bytes, bound);
  std::string damage(reader->damage());
  if (!reader->is_at_end()) damage = "the file is larger than " + std::to_string(bound >> 20) + " MiB";
  const Part whole = split_head(bytes, true);
  const auto part = find_page_part(whole, 0);
  std::vector<Found> found;
  if (!part) {
    found.push_back(make_gap(GapKind::not_a_page,
                             "tried to find the page in the MHTML file, but no part is HTML or text",
                             place.origin));
    return ready_container(std::move(found));
  }
  RawPage raw;
  raw.origin = place.origin;
  raw.bytes =
      undo_transfer_encoding(part->body, base::to_lower(part->fields.value("content-transfer-encoding")));
  if (raw.bytes.size() > place.limits.max_page_bytes) {
    found.push_back(make_gap(GapKind::too_large,
                             "tried to read the MHTML page, but it is larger than a page may be",
                             place.origin));
    return ready_container(std::move(found));
  }
  const std::string_view type = part->fields.value("content-type");
  raw.declared_charset = parameter_of(type, "charset");
  if (type_of(type).find("html") != none) raw.media = Media::html;
  raw.url = part->fields.value("content-location");
  if (raw.url.empty()) raw.url = whole.fields.value("snapshot-content-location");
  raw.fetched = iso_date_of(whole.fields.value("date"));
  if (damage.empty() && !part->is_closed) damage = "its MHTML part does not end";
  add_page(found, std::move(raw), damage);
  return ready_container(std::move(found));
}

}  // namespace rapporteur::page
