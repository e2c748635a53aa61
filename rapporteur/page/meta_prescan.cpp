#include "rapporteur/page/meta_prescan.h"

#include "rapporteur/base/ascii.h"
#include "rapporteur/page/encoding_labels.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::page {

namespace {

using base::is_space;

constexpr std::size_t max_prescan_bytes = 1024;
constexpr std::size_t none = std::string_view::npos;

struct PrescanAttribute {
  std::string name;
  std::string value;
};

/// Walks the bytes as the standard's algorithm does. `at` beyond the end means that the bytes ran out, which
/// ends it.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string_view run() {
    for (; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] != '<') continue;
      if (looking_at("<!--")) {
        move_past_comment();
      } else if (is_meta()) {
        at_ += 5;
        if (const auto found = read_meta(); !found.empty()) return found;
      } else if (is_tag()) {
        skip_tag();
      } else if (looking_at("<!") || looking_at("</") || looking_at("<?")) {
        at_ = bytes_.find('>', at_ + 1);
      }
      if (at_ >= bytes_.size()) break;
    }
    return {};
  }

 private:
  bool looking_at(std::string_view what) const { return bytes_.substr(at_).starts_with(what); }

  bool is_meta() const {
    const std::string_view rest = bytes_.substr(at_);
    return rest.size() > 5 && base::equals_ignoring_case(rest.substr(0, 5), "<meta") &&
           (is_space(rest[5]) || rest[5] == '/');
  }

  bool is_tag() const {
    std::size_t letter = at_ + 1;
    if (letter < bytes_.size() && bytes_[letter] == '/') ++letter;
    return letter < bytes_.size() && base::is_letter(bytes_[letter]);
  }

  void move_past_comment() {
    const std::size_t end = bytes_.find("-->", at_ + 2);
    at_ = end == none ? none : end + 2;
  }

  void skip_tag() {
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
    while (read_attribute()) {
    }
  }

  bool is_done() const { return at_ >= bytes_.size(); }

  /// "Get an attribute"; nothing at the end of the tag or of the bytes.
  std::optional<PrescanAttribute> read_attribute() {
    while (!is_done() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (is_done() || bytes_[at_] == '>') return std::nullopt;
    PrescanAttribute attribute;
    for (;; ++at_) {
      if (is_done()) return std::nullopt;
      const char c = bytes_[at_];
      if (c == '=' && !attribute.name.empty()) break;
      if (is_space(c)) {
        while (!is_done() && is_space(bytes_[at_])) ++at_;
        if (is_done()) return std::nullopt;
        if (bytes_[at_] != '=') return attribute;
        break;
      }
      if (c == '/' || c == '>') return attribute;
      attribute.name += base::to_lower(c);
    }
    ++at_;
    return read_value(attribute) ? std::optional(attribute) : std::nullopt;
  }

  /// The value behind '='; false when the bytes ran out.
  bool read_value(PrescanAttribute& attribute) {
    while (!is_done() && is_space(bytes_[at_])) ++at_;
    if (is_done()) return false;
    const char first = bytes_[at_];
    if (first == '"' || first == '\'') {
      for (++at_; !is_done(); ++at_) {
        if (bytes_[at_] == first) {
          ++at_;
          return true;
        }
        attribute.value += base::to_lower(bytes_[at_]);
      }
      return false;
    }
    for (; !is_done(); ++at_) {
      if (is_space(bytes_[at_]) || bytes_[at_] == '>') return true;
      attribute.value += base::to_lower(bytes_[at_]);
    }
    return false;
  }

  /// The encoding that a meta element declares; empty where it declares none that counts.
  std::string_view read_meta() {
    std::vector<std::string> seen;
    bool has_pragma = false;
    std::optional<bool> needs_pragma;
    std::optional<std::string_view> charset;  // an empty one is the standard's "failure"
    while (const auto attribute = read_attribute()) {
      if (std::ranges::find(seen, attribute->name) != seen.end()) continue;
      seen.push_back(attribute->name);
      if (attribute->name == "http-equiv") {
        has_pragma |= attribute->value == "content-type";
      } else if (attribute->name == "content") {
        const std::string_view found = encoding_of_content_type(attribute->value);
        if (!found.empty() && !charset) {
          charset = found;
          needs_pragma = true;
        }
      } else if (attribute->name == "charset") {
        charset = encoding_of_label(attribute->value);
        needs_pragma = false;
      }
    }
    if (is_done() || !needs_pragma || (*needs_pragma && !has_pragma) || charset->empty()) return {};
    if (charset->starts_with("utf-16")) return "utf-8";
    return *charset == "x-user-defined" ? std::string_view("windows-1252") : *charset;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view encoding_of_content_type(std::string_view content) {
  const std::string lowered = base::to_lower(content);
  const std::string_view text = lowered;
  std::size_t at = 0;
  do {
    at = text.find("charset", at);
    if (at == none) return {};
    at += 7;
    while (at < text.size() && is_space(text[at])) ++at;
  } while (at >= text.size() || text[at] != '=');
  for (++at; at < text.size() && is_space(text[at]);) ++at;
  if (at >= text.size()) return {};
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t end = text.find(text[at], at + 1);
    return end == none ? std::string_view{} : encoding_of_label(text.substr(at + 1, end - at - 1));
  }
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]) && text[end] != ';') ++end;
  return encoding_of_label(text.substr(at, end - at));
}

std::string_view encoding_of_xml_declaration(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  if (declaration.size() == bytes.size()) return {};
  std::size_t at = declaration.find("encoding");
  if (at == none) return {};
  at += 8;
  const auto skip_space = [&] {
    while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= 0x20) ++at;
  };
  skip_space();
  if (at >= declaration.size() || declaration[at] != '=') return {};
  ++at;
  skip_space();
  if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == none) return {};
  const std::string_view label = declaration.substr(at + 1, end - at - 1);
  if (std::ranges::any_of(label, [](char c) { return static_cast<unsigned char>(c) <= 0x20; })) return {};
  const std::string_view found = encoding_of_label(label);
  return found.starts_with("utf-16") ? std::string_view("utf-8") : found;
}

std::string_view prescan_meta(std::string_view bytes) {
  using namespace std::string_view_literals;
  bytes = bytes.substr(0, max_prescan_bytes);
  if (bytes.starts_with("<\0?\0x\0"sv)) return "utf-16le";
  if (bytes.starts_with("\0<\0?\0x"sv)) return "utf-16be";
  const std::string_view found = Prescan(bytes).run();
  return found.empty() ? encoding_of_xml_declaration(bytes) : found;
}

}  // namespace rapporteur::page
