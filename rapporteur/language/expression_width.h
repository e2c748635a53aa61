#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

/// Facts about an expression that bound the work of searching with it, read from how it is written. Where
/// they cannot be read for certain, there is none.
namespace rapporteur::language {

/// Where alone an expression can be found that stands at the end of its subject: in the last `characters`, or
/// from the beginning of the points at the end on.
struct SuffixWindow {
  std::size_t characters = 0;
  bool takes_points = false;  ///< two or more points at the end are found as a whole
};

/// The alternatives of the expression that are not inside of a group.
std::vector<std::string_view> alternatives_of(std::string_view pattern);

/// How many characters the expression takes at most; nothing where it may take any number of them.
std::optional<std::size_t> max_width(std::string_view pattern);

/// The window of an expression all of whose alternatives stand at the end.
std::optional<SuffixWindow> suffix_window(std::string_view pattern);

}  // namespace rapporteur::language
