#include "rapporteur/article/head_words.h"

#include "rapporteur/article/scan_text.h"

#include <algorithm>
#include <string>

namespace rapporteur::article {

namespace {

constexpr std::uint32_t pair_of(std::uint32_t a, std::uint32_t b) {
  return (a * 0x9E3779B1u ^ b) * 0x85EBCA6Bu;
}
constexpr std::uint32_t one_of(std::uint32_t a) {
  return (a ^ a >> 15) * 0xC2B2AE35u;
}
constexpr std::size_t max_json_bytes = 200'000;

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::uint32_t read_hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 0;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

/// A character of a JSON string: a byte as it stands, or what an escape comes to.
struct JsonCharacter {
  std::uint32_t value;
  bool is_byte;
};

/// The character at `i`, which is left at its last byte.
JsonCharacter read_character(std::string_view json, std::size_t& i) {
  if (json[i] != '\\' || i + 1 >= json.size()) return {static_cast<unsigned char>(json[i]), true};
  const char escape = json[++i];
  if (escape == 'u' && i + 4 < json.size()) {
    i += 4;
    return {read_hex(json.substr(i - 3, 4)), false};
  }
  const bool is_space = escape == 'n' || escape == 'r' || escape == 't';
  return {is_space ? std::uint32_t{' '} : static_cast<unsigned char>(escape), true};
}

/// The words of a JSON string up to its end, good enough to compare with: escapes undone, tags left out.
std::string read_json_words(std::string_view json) {
  std::string out;
  bool is_tag = false;
  for (std::size_t i = 0; i < json.size() && i < max_json_bytes && json[i] != '"'; ++i) {
    const auto [value, is_byte] = read_character(json, i);
    if (value == '<' || value == '>') {
      is_tag = value == '<';
      out += ' ';
    } else if (is_tag) {
      continue;
    } else if (is_byte) {
      out += static_cast<char>(value);
    } else {
      append_utf8(out, value);
    }
  }
  return out;
}

void read_json(const HtmlTree& tree, NodeId id, HeadWords& head) {
  if (head.body.word_count() > 0 || tree.value_of(id, HtmlAttributeName::type) != "application/ld+json")
    return;
  const NodeId child = tree.node(id).first_child;
  if (child == no_node) return;
  const std::string joined = tree.piece_count(child) == 1 ? std::string() : tree.text(child);
  const std::string_view json = tree.piece_count(child) == 1 ? tree.piece(child, 0).value : joined;
  constexpr std::string_view name = "\"articleBody\"";
  std::size_t at = json.find(name);
  if (at == std::string_view::npos) return;
  at = json.find('"', at + name.size());
  if (at == std::string_view::npos) return;
  head.body.add(words_of(read_json_words(json.substr(at + 1))));
}

void read_meta(const HtmlTree& tree, NodeId id, HeadWords& head, std::vector<std::uint32_t>& title) {
  std::string_view name = tree.value_of(id, HtmlAttributeName::name);
  if (name.empty()) name = tree.value_of(id, HtmlAttributeName::property);
  if (name.empty()) return;
  const std::string_view content = tree.value_of(id, HtmlAttributeName::content);
  if (name.ends_with("description")) head.description.add(words_of(content));
  if (name == "og:title") std::ranges::copy(words_of(content), std::back_inserter(title));
}

}  // namespace

void PhraseSet::add(std::span<const std::uint32_t> words) {
  if (words.empty()) return;
  bits_.resize(bit_count / 64);
  word_count_ += static_cast<std::uint32_t>(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    put(one_of(words[i]));
    if (i >= 1) put(pair_of(words[i - 1], words[i]));
    if (i >= 2) put(pair_of(pair_of(words[i - 2], words[i - 1]), words[i]));
  }
}

std::uint32_t PhraseSet::eighths_of(std::span<const std::uint32_t> words) const {
  if (word_count_ == 0 || words.empty()) return 0;
  if (words.size() == 1) return has(one_of(words[0])) ? 8 : 0;
  if (words.size() == 2) return has(pair_of(words[0], words[1])) ? 8 : 0;
  std::size_t found = 0;
  for (std::size_t i = 2; i < words.size(); ++i)
    found += has(pair_of(pair_of(words[i - 2], words[i - 1]), words[i]));
  return static_cast<std::uint32_t>(found * 8 / (words.size() - 2));
}

WordBag::WordBag(std::vector<std::uint32_t> words) : words_(std::move(words)) {
  for (const std::uint32_t word : words_) sieve_[word >> 6 & 15] |= std::uint64_t{1} << (word & 63);
}

std::uint32_t WordBag::count_among(std::span<const std::uint32_t> others) const {
  std::uint32_t count = 0;
  for (const std::uint32_t word : others) {
    const bool may_be = sieve_[word >> 6 & 15] >> (word & 63) & 1;
    if (may_be) count += std::ranges::find(words_, word) != words_.end();
  }
  return count;
}

HeadWords read_head_words(const HtmlTree& tree) {
  constexpr std::size_t most_title_words = 64;
  HeadWords head;
  std::vector<std::uint32_t> title;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const HtmlNode& node = tree.node(id);
    if (node.kind != NodeKind::element) continue;
    if (node.tag == HtmlTag::script) read_json(tree, id, head);
    if (node.tag == HtmlTag::meta) read_meta(tree, id, head, title);
    if (node.tag == HtmlTag::title && node.first_child != no_node && title.size() < most_title_words) {
      std::ranges::copy(words_of(tree.text(node.first_child)), std::back_inserter(title));
    }
  }
  if (title.size() > most_title_words) title.resize(most_title_words);
  head.title = WordBag(std::move(title));
  return head;
}

std::uint32_t count_shared(std::span<const std::uint32_t> words, std::span<const std::uint32_t> others) {
  std::uint32_t shared = 0;
  for (const std::uint32_t word : words) shared += std::ranges::find(others, word) != others.end();
  return shared;
}

}  // namespace rapporteur::article
