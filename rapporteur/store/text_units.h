#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::store {

/// The offsets of a text in the units that other programs count in: code points (Python, W3C annotations) and
/// UTF-16 units (JavaScript, Java). Any thread may read it.
class TextUnits {
 public:
  explicit TextUnits(std::string_view utf8);

  using Range = std::pair<std::uint32_t, std::uint32_t>;
  /// Half-open ranges for bytes `begin` to `end`, both at most the text's size.
  Range code_points(std::uint32_t begin, std::uint32_t end) const {
    return {code_points_[begin], code_points_[end]};
  }
  Range utf16(std::uint32_t begin, std::uint32_t end) const { return {utf16_[begin], utf16_[end]}; }

 private:
  std::vector<std::uint32_t> code_points_;  // before each byte, and before the end
  std::vector<std::uint32_t> utf16_;
};

}  // namespace rapporteur::store
