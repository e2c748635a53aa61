#include "rapporteur/language/msgpack.h"

#include <bit>
#include <limits>

namespace rapporteur::language {

namespace {

/// Fixed sizes by the low bits of a first byte: 1, 2, 4 or 8 bytes.
constexpr std::size_t width_of(std::uint8_t power) {
  return std::size_t{1} << power;
}

}  // namespace

std::uint64_t MsgpackReader::big_endian(std::size_t begin, std::size_t size) const {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes_[begin + i]);
  return number;
}

/// Heads that are one byte; `none` for others.
MsgpackReader::Head MsgpackReader::small_head(std::uint8_t first) {
  if (first < 0x80) return {.kind = Kind::integer, .number = first};
  if (first < 0x90) return {.kind = Kind::map, .length = first & 0x0Fu};
  if (first < 0xA0) return {.kind = Kind::array, .length = first & 0x0Fu};
  if (first < 0xC0) return {.kind = Kind::text, .length = first & 0x1Fu};
  if (first == 0xC0) return {.kind = Kind::nil};
  if (first == 0xC2 || first == 0xC3) return {.kind = Kind::boolean, .number = first & 1u};
  if (first == 0xCA) return {.kind = Kind::real, .length = 4};
  if (first == 0xCB) return {.kind = Kind::real, .length = 8};
  if (first >= 0xE0)
    return {.kind = Kind::integer,
            .number = static_cast<std::uint64_t>(std::int64_t{first} - 0x100),
            .is_negative = true};
  return {};
}

/// Heads whose length or count stands behind the first byte, or is fixed by it.
void MsgpackReader::read_sized(std::uint8_t first, Head& head) const {
  std::size_t width = 0;
  std::size_t type_size = 0;
  if (first >= 0xC4 && first <= 0xC6) {
    head.kind = Kind::bytes;
    width = width_of(first - 0xC4);
  } else if (first >= 0xC7 && first <= 0xC9) {
    head.kind = Kind::extension;
    width = width_of(first - 0xC7);
    type_size = 1;
  } else if (first >= 0xD4 && first <= 0xD8) {
    head.kind = Kind::extension;
    head.length = width_of(first - 0xD4);
    type_size = 1;
  } else if (first >= 0xD9 && first <= 0xDB) {
    head.kind = Kind::text;
    width = width_of(first - 0xD9);
  } else if (first == 0xDC || first == 0xDD) {
    head.kind = Kind::array;
    width = width_of(first - 0xDC + 1);
  } else if (first == 0xDE || first == 0xDF) {
    head.kind = Kind::map;
    width = width_of(first - 0xDE + 1);
  } else {
    return;
  }
  head.head_size = 1 + width + type_size;
  if (bytes_.size() - at_ < head.head_size) {
    head = {};
    return;
  }
  if (width > 0) head.length = big_endian(at_ + 1, width);
}

void MsgpackReader::read_number(std::uint8_t first, Head& head) const {
  const bool is_signed = first >= 0xD0;
  const std::size_t width = width_of(first & 3);
  if (bytes_.size() - at_ < 1 + width) return;
  head = {.kind = Kind::integer, .number = big_endian(at_ + 1, width), .head_size = 1 + width};
  if (!is_signed) return;
  const unsigned unused_bits = static_cast<unsigned>(64 - 8 * width);
  const std::int64_t number = static_cast<std::int64_t>(head.number << unused_bits) >> unused_bits;
  head.number = static_cast<std::uint64_t>(number);
  head.is_negative = number < 0;
}

MsgpackReader::Head MsgpackReader::peek() const {
  if (!is_good_ || at_ == bytes_.size()) return {};
  const auto first = static_cast<std::uint8_t>(bytes_[at_]);
  Head head = small_head(first);
  if (head.kind != Kind::none) return head;
  if (first >= 0xCC && first <= 0xD3) {
    read_number(first, head);
  } else {
    read_sized(first, head);
  }
  return head;
}

MsgpackReader::Kind MsgpackReader::kind() const {
  return peek().kind;
}

void MsgpackReader::set_failed() {
  is_good_ = false;
}

MsgpackReader::Head MsgpackReader::take(Kind kind, Kind other) {
  const Head head = peek();
  const bool is_wanted = head.kind != Kind::none && (head.kind == kind || head.kind == other);
  const bool is_list = head.kind == Kind::array || head.kind == Kind::map;
  if (!is_wanted || (!is_list && head.length > bytes_.size() - at_ - head.head_size)) {
    set_failed();
    return {};
  }
  at_ += head.head_size;
  return head;
}

std::string_view MsgpackReader::text() {
  const Head head = take(Kind::text, Kind::bytes);
  const std::string_view text = bytes_.substr(at_, head.length);
  at_ += head.length;
  return is_good_ ? text : std::string_view();
}

std::int64_t MsgpackReader::integer() {
  const Head head = take(Kind::integer, Kind::integer);
  if (!head.is_negative && head.number > std::numeric_limits<std::int64_t>::max()) {
    set_failed();
    return 0;
  }
  return static_cast<std::int64_t>(head.number);
}

std::uint64_t MsgpackReader::unsigned_integer() {
  const Head head = take(Kind::integer, Kind::integer);
  if (head.is_negative) set_failed();
  return head.is_negative ? 0 : head.number;
}

bool MsgpackReader::boolean() {
  return take(Kind::boolean, Kind::boolean).number != 0;
}

double MsgpackReader::real() {
  const Head head = take(Kind::real, Kind::integer);
  if (head.kind == Kind::integer) {
    return head.is_negative ? static_cast<double>(static_cast<std::int64_t>(head.number))
                            : static_cast<double>(head.number);
  }
  if (head.kind != Kind::real) return 0;
  const std::uint64_t bits = big_endian(at_, head.length);
  at_ += head.length;
  return head.length == 4 ? std::bit_cast<float>(static_cast<std::uint32_t>(bits))
                          : std::bit_cast<double>(bits);
}

bool MsgpackReader::take_nil() {
  if (kind() != Kind::nil) return false;
  ++at_;
  return true;
}

std::uint32_t MsgpackReader::take_count(Kind kind, std::uint64_t values_each) {
  const Head head = take(kind, kind);
  // Each value takes at least one byte: a count beyond that is a lie that must not reserve memory.
  if (head.length * values_each > bytes_.size() - at_) {
    set_failed();
    return 0;
  }
  return static_cast<std::uint32_t>(head.length);
}

std::uint32_t MsgpackReader::array() {
  return take_count(Kind::array, 1);
}

std::uint32_t MsgpackReader::map() {
  return take_count(Kind::map, 2);
}

std::string_view MsgpackReader::skip() {
  const std::size_t begin = at_;
  for (std::uint64_t values_left = 1; values_left > 0 && is_good_; --values_left) {
    const Kind next = kind();
    if (next == Kind::array) {
      values_left += array();
    } else if (next == Kind::map) {
      values_left += 2 * std::uint64_t{map()};
    } else {
      at_ += take(next, next).length;
    }
  }
  return is_good_ ? bytes_.substr(begin, at_ - begin) : std::string_view();
}

Result<void> MsgpackReader::outcome(const std::string& concerns) const {
  if (is_good_) return {};
  return fail(ErrorKind::malformed,
              "a file of the language package is damaged: it does not hold what stands there in such "
              "packages, at byte " +
                  std::to_string(at_) + "; fetch the package again",
              concerns);
}

}  // namespace rapporteur::language
