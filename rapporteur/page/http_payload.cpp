#include "rapporteur/page/http_payload.h"

#include "rapporteur/base/ascii.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace rapporteur::page {

namespace {

/// The names in a comma-separated header, lower case.
std::vector<std::string> names_in(std::string_view value) {
  std::vector<std::string> names;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    std::string name = base::to_lower(base::trim(value.substr(0, comma)));
    if (!name.empty()) names.push_back(std::move(name));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return names;
}

/// The number that a chunk's first line gives, and where its data begins.
struct ChunkHead {
  std::uint64_t size;
  std::size_t data_begin;
};
std::optional<ChunkHead> chunk_head(std::string_view body, std::size_t at) {
  constexpr std::size_t max_line = 4096;
  const std::size_t line_end = body.substr(0, std::min(body.size(), at + max_line)).find('\n', at);
  if (line_end == std::string_view::npos) return std::nullopt;
  const std::string_view line = base::trim(body.substr(at, line_end - at));
  ChunkHead head{0, line_end + 1};
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), head.size, 16);
  if (error != std::errc{} || end == line.data()) return std::nullopt;
  const bool is_clean = end == line.data() + line.size() || *end == ';' || base::is_space(*end);
  return is_clean ? std::optional(head) : std::nullopt;
}

Payload undo_chunks(std::string body) {
  Payload payload;
  if (!chunk_head(body, 0)) return {std::move(body), {}, false};
  std::size_t at = 0;
  for (;;) {
    while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
    const auto head = chunk_head(body, at);
    if (!head) {
      payload.damage = "its chunks end before the last";
      return payload;
    }
    if (head->size == 0) return payload;
    const std::uint64_t left = body.size() - head->data_begin;
    payload.bytes.append(body, head->data_begin, std::min(head->size, left));
    if (head->size > left) {
      payload.damage = "its last chunk is cut";
      return payload;
    }
    at = head->data_begin + head->size;
  }
}

/// The stream that undoes one content coding; null where the bytes are not coded so.
std::unique_ptr<ByteStream> undoing(const std::string& coding, std::string& bytes,
                                    const PayloadBound& bound) {
  const auto reader = [&] {
    return std::make_unique<Reader>(std::make_unique<MemoryStream>(std::move(bytes)));
  };
  if (coding == "gzip" || coding == "x-gzip") {
    return bytes.starts_with("\x1F\x8B") ? gunzip(reader(), bound.expansion) : nullptr;
  }
  if (coding == "zstd")
    return bytes.starts_with("\x28\xB5\x2F\xFD") ? unzstd(reader(), bound.expansion) : nullptr;
  if (coding == "deflate") return inflate_http(std::move(bytes), bound.expansion);
  if (coding == "br") return unbrotli(std::move(bytes), bound.expansion);
  return nullptr;
}

bool looks_uncoded(std::string_view bytes) {
  const std::string_view text = base::trim(bytes.substr(0, 512));
  return text.starts_with('<') || bytes.starts_with("\xEF\xBB\xBF");
}

void undo_content_coding(Payload& payload, const std::string& coding, const PayloadBound& bound) {
  if (payload.bytes.empty() || looks_uncoded(payload.bytes)) return;
  const auto stream = undoing(coding, payload.bytes, bound);
  if (!stream) return;
  std::string plain;
  std::vector<char> block(1u << 16);
  while (const std::size_t count = stream->read(block.data(), block.size())) {
    plain.append(block.data(), count);
    if (plain.size() > bound.max_bytes) {
      payload.is_too_large = true;
      break;
    }
  }
  payload.bytes = std::move(plain);
  if (payload.damage.empty() || stream->damage() == expansion_damage) payload.damage = stream->damage();
}

}  // namespace

HttpHead read_http_head(std::string_view bytes) {
  HttpHead head;
  if (!bytes.starts_with("HTTP/")) return head;
  const auto end = end_of_headers(bytes);
  if (!end) return head;
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || line.size() < space + 4) return head;
  std::from_chars(line.data() + space + 1, line.data() + space + 4, head.status);
  head.fields = parse_headers(bytes.substr(line.size() + 1, *end - line.size() - 1));
  head.body_begin = *end;
  return head;
}

Payload undo_codings(std::string body, const HeaderFields& fields, const PayloadBound& bound) {
  const auto transfer = names_in(fields.value("transfer-encoding"));
  const bool is_chunked = std::ranges::find(transfer, "chunked") != transfer.end();
  Payload payload = is_chunked ? undo_chunks(std::move(body)) : Payload{std::move(body), {}, false};
  auto codings = names_in(fields.value("content-encoding"));
  for (const std::string& coding : transfer) {
    if (coding != "chunked") codings.push_back(coding);
  }
  constexpr std::size_t max_codings = 4;
  if (codings.size() > max_codings) codings.resize(max_codings);
  for (auto coding = codings.rbegin(); coding != codings.rend() && !payload.is_too_large; ++coding) {
    undo_content_coding(payload, *coding, bound);
  }
  payload.is_too_large |= payload.bytes.size() > bound.max_bytes;
  return payload;
}

bool is_page_type(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

}  // namespace rapporteur::page
