// Web archives: WARC 1.0 and 1.1, ISO 28500. Records follow each other, each with headers, a length and a
// block:
//   WARC/1.0
//   WARC-Type: response
//   WARC-Target-URI: https://example.org/a
//   Content-Type: application/http; msgtype=response
//   Content-Length: 1234
//
//   HTTP/1.1 200 OK ...
// Pages are the HTML and plain text of `response` records with status 200 and of `resource` records; all
// others are counted and passed over. A damaged record ends at the next line that begins a record.
#include "rapporteur/base/ascii.h"
#include "rapporteur/page/container.h"
#include "rapporteur/page/http_payload.h"
#include "rapporteur/page/sniff.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rapporteur::page {

namespace {

constexpr std::string_view record_mark = "WARC/";
constexpr std::size_t max_head_bytes = 1u << 20;
constexpr std::size_t max_http_head_bytes = 1u << 18;

/// The head of one record.
struct Record {
  HeaderFields fields;
  std::uint64_t length = 0;
  Origin origin;
};

class WarcReader final : public Container {
 public:
  WarcReader(std::unique_ptr<Reader> reader, Place place)
      : reader_(std::move(reader)), place_(std::move(place)) {}

  std::optional<Found> next() override {
    while (at_ == pending_.size()) {
      pending_.clear();
      at_ = 0;
      if (!read_record()) return std::nullopt;
    }
    return std::move(pending_[at_++]);
  }

 private:
  bool read_record();
  bool find_record();
  bool go_on_past_damage();
  std::optional<Record> read_head();
  void read_response(const Record& record);
  void read_resource(const Record& record);
  std::string read_block(const Record& record);
  void hand_back_swallowed(std::string& block);
  void pass_over(const Record& record);
  void add(const Record& record, RawPage raw, std::string_view damage);
  void add_gap(GapKind kind, std::string sentence, Origin origin) {
    pending_.push_back(make_gap(kind, std::move(sentence), std::move(origin)));
  }
  std::uint64_t max_block_bytes() const { return place_.limits.max_page_bytes + (1u << 20); }

  std::unique_ptr<Reader> reader_;
  Place place_;
  std::vector<Found> pending_;
  std::size_t at_ = 0;
  std::uint64_t record_number_ = 0;
  bool is_over_ = false;
};

/// After damage: goes on at the next readable bytes, once a gap says what is missing. False at the end.
bool WarcReader::go_on_past_damage() {
  if (is_over_ || !reader_->is_damaged()) return false;
  const std::string why(reader_->damage());
  is_over_ = !reader_->resume();
  add_gap(GapKind::unreadable_input,
          "tried to read on behind record " + std::to_string(record_number_) + ", but " + why +
              (is_over_ ? "; what follows is not read, fetch the file anew"
                        : "; reading goes on at the next record, fetch the file anew for what is missing"),
          place_.origin);
  return true;
}

/// Moves to the beginning of a record, over the empty lines that end the one before; what else stands between
/// is a gap.
bool WarcReader::find_record() {
  std::uint64_t passed = 0;
  for (;;) {
    const std::string_view line = reader_->look_line(1u << 16);
    if (line.empty()) break;
    if (line.starts_with(record_mark)) break;
    if (!base::trim(line).empty()) passed += line.size();
    reader_->take(line.size());
  }
  if (passed > 0) {
    add_gap(GapKind::unreadable_input,
            "tried to find the record behind record " + std::to_string(record_number_) + ", but " +
                std::to_string(passed) + " bytes there belong to none; reading goes on at the next record",
            place_.origin);
  }
  return !reader_->is_at_end();
}

std::optional<Record> WarcReader::read_head() {
  std::string_view seen;
  std::optional<std::size_t> end;
  for (std::size_t wanted = 4096; !end && wanted <= max_head_bytes; wanted *= 4) {
    seen = reader_->look(wanted);
    end = end_of_headers(seen.substr(0, max_head_bytes));
    if (seen.size() < wanted) break;
  }
  ++record_number_;
  Record record;
  record.origin = place_.inside("record " + std::to_string(record_number_));
  const std::size_t line_end = std::min(seen.find('\n'), seen.size());
  if (end) {
    record.fields = parse_headers(seen.substr(line_end + 1, *end - line_end - 1));
    const std::string_view id = record.fields.value("warc-record-id");
    if (!id.empty()) record.origin = place_.inside("record " + std::string(id));
  }
  const std::string_view length = record.fields.value("content-length");
  const auto [number_end, error] =
      std::from_chars(length.data(), length.data() + length.size(), record.length);
  if (!end || length.empty() || error != std::errc{} || number_end != length.data() + length.size()) {
    reader_->take(std::min(line_end + 1, seen.size()));
    add_gap(GapKind::unreadable_input,
            "tried to read the record's head, but it does not say how long the record is; reading goes on at "
            "the next",
            record.origin);
    return std::nullopt;
  }
  reader_->take(*end);
  return record;
}

bool WarcReader::read_record() {
  if (!find_record()) return go_on_past_damage() || !pending_.empty();
  const auto record = read_head();
  if (!record) return true;
  const std::string kind = base::to_lower(record->fields.value("warc-type"));
  if (kind == "response") {
    read_response(*record);
  } else if (kind == "resource") {
    read_resource(*record);
  } else {
    pass_over(*record);
  }
  go_on_past_damage();
  return true;
}

void WarcReader::pass_over(const Record& record) {
  ++place_.tally->passed_over;
  // A small one is looked into, in case its length swallows records behind it.
  if (record.length <= max_http_head_bytes) {
    std::string block = read_block(record);
  } else {
    reader_->skip(record.length);
  }
}

/// A record's block. Where its length was wrong and it runs into other records, those are handed back.
std::string WarcReader::read_block(const Record& record) {
  std::string block;
  reader_->read_into(block, record.length);
  const std::string_view behind = reader_->look(4);
  const bool is_aligned = behind.empty() || behind.starts_with("\r\n") || behind.starts_with("\n") ||
                          behind.starts_with(record_mark.substr(0, 4));
  if (!is_aligned || block.size() < record.length) hand_back_swallowed(block);
  return block;
}

void WarcReader::hand_back_swallowed(std::string& block) {
  for (const std::string_view mark : {"\nWARC/1.0\r\n", "\nWARC/1.1\r\n"}) {
    const std::size_t found = block.find(mark);
    if (found == std::string::npos) continue;
    std::string swallowed = block.substr(found + 1);
    block.resize(found + 1);
    reader_ = std::make_unique<Reader>(prefixed(std::move(swallowed), std::move(reader_)));
  }
}

void WarcReader::read_response(const Record& record) {
  const std::string type = type_of(record.fields.value("content-type"));
  if (!type.starts_with("application/http")) return pass_over(record);
  const std::uint64_t head_bytes = std::min<std::uint64_t>(record.length, max_http_head_bytes);
  std::string_view seen = reader_->look(std::min<std::uint64_t>(head_bytes, 4096)).substr(0, head_bytes);
  if (!end_of_headers(seen)) seen = reader_->look(head_bytes).substr(0, head_bytes);
  const HttpHead head = read_http_head(seen);
  const std::string_view body_type = head.fields.value("content-type");
  const std::string_view address = record.fields.value("warc-target-uri");
  const bool is_page = head.status == 200 && (body_type.empty() || is_page_type(type_of(body_type))) &&
                       !address.ends_with("/robots.txt");
  if (!is_page) return pass_over(record);
  if (record.length > max_block_bytes()) {
    add_gap(GapKind::too_large, "tried to read the record, but it is larger than a page may be",
            record.origin);
    reader_->skip(record.length);
    return;
  }
  std::string block = read_block(record);
  const bool is_cut = block.size() < record.length;
  const std::string cut(is_cut ? reader_->is_damaged() ? reader_->damage() : "the record ends early" : "");
  block.erase(0, std::min(head.body_begin, block.size()));
  Payload payload =
      undo_codings(std::move(block), head.fields, {place_.limits.max_page_bytes, place_.expansion_bound()});
  if (payload.is_too_large) {
    add_gap(GapKind::too_large, "tried to unpack the record, but it is larger than a page may be",
            record.origin);
    return;
  }
  RawPage raw;
  raw.bytes = std::move(payload.bytes);
  raw.declared_charset = parameter_of(body_type, "charset");
  if (!body_type.empty() && type_of(body_type) != "text/plain") raw.media = Media::html;
  add(record, std::move(raw), is_cut ? cut : payload.damage);
}

void WarcReader::read_resource(const Record& record) {
  const std::string_view type = record.fields.value("content-type");
  if (!is_page_type(type_of(type))) return pass_over(record);
  if (record.length > place_.limits.max_page_bytes) {
    add_gap(GapKind::too_large, "tried to read the record, but it is larger than a page may be",
            record.origin);
    reader_->skip(record.length);
    return;
  }
  RawPage raw;
  raw.bytes = read_block(record);
  raw.declared_charset = parameter_of(type, "charset");
  if (type_of(type) != "text/plain") raw.media = Media::html;
  const bool is_cut = raw.bytes.size() < record.length;
  const std::string cut(is_cut ? reader_->is_damaged() ? reader_->damage() : "the record ends early" : "");
  add(record, std::move(raw), cut);
}

void WarcReader::add(const Record& record, RawPage raw, std::string_view damage) {
  if (raw.bytes.empty() && damage.empty()) {
    ++place_.tally->passed_over;
    return;
  }
  std::string_view address = record.fields.value("warc-target-uri");
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  raw.origin = record.origin;
  raw.url = address;
  raw.fetched = record.fields.value("warc-date");
  // What a server calls HTML may be a picture all the same.
  if (raw.media && !sniff_media(raw.bytes)) raw.media.reset();
  const std::string_view truncated = record.fields.value("warc-truncated");
  std::string why(damage);
  if (why.empty() && !truncated.empty())
    why = "the archive says that it was truncated (" + std::string(truncated) + ")";
  add_page(pending_, std::move(raw), why);
}

}  // namespace

std::unique_ptr<Container> read_warc(std::unique_ptr<Reader> reader, Place place) {
  return std::make_unique<WarcReader>(std::move(reader), std::move(place));
}

}  // namespace rapporteur::page
