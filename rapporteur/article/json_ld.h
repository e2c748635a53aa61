#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::article {

/// A value of a JSON text, with where it stands in it.
struct JsonNode {
  enum class Kind : std::uint8_t { object, array, string, number, literal };
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  Kind kind = Kind::literal;
  std::uint32_t parent = none;
  std::uint32_t first_child = none;
  std::uint32_t next = none;
  std::uint32_t key_begin = 0;  ///< of a member: its key, without quotation marks
  std::uint32_t key_end = 0;
  std::uint32_t begin = 0;  ///< of a string: its content, without quotation marks; of others: all of it
  std::uint32_t end = 0;
};

/// The values of a JSON text as pages really hold it: comments, CDATA marks, trailing or missing commas, raw
/// line breaks and bare quotation marks in strings, several values one after another, an end too early. What
/// cannot be read is passed over. Time and memory are linear in the text; depth and the number of values are
/// capped.
struct JsonDocument {
  static constexpr std::size_t most_bytes = 4u << 20;
  static constexpr std::size_t most_nodes = 50'000;
  static constexpr std::size_t most_depth = 48;

  std::string_view text;
  std::vector<JsonNode> nodes;  ///< in text order; a value's parent comes before it

  std::string_view key(std::uint32_t id) const {
    return text.substr(nodes[id].key_begin, nodes[id].key_end - nodes[id].key_begin);
  }
  std::string_view raw(std::uint32_t id) const {
    return text.substr(nodes[id].begin, nodes[id].end - nodes[id].begin);
  }
  /// The member of an object with that key, or `JsonNode::none`.
  std::uint32_t member(std::uint32_t object, std::string_view key) const;
  bool is_string(std::uint32_t id) const {
    return id != JsonNode::none && nodes[id].kind == JsonNode::Kind::string;
  }
};

JsonDocument read_json_ld(std::string_view text);

}  // namespace rapporteur::article
