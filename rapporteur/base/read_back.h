#pragma once

#include "rapporteur/base/trace.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Reading a trace back: from what is written to the words it stands for. The other direction of everything
/// that cleans text, so that each fact can be held to its page.
namespace rapporteur::base {

/// Where HTML is written: a character reference without its semicolon means another thing in an attribute.
enum class HtmlPlace : std::uint8_t { text, attribute };

/// Undoes the layers of a writing, outermost first. `utf8`: the bytes of a trace with the page's encoding
/// undone.
std::string read_back(std::string_view utf8, Writing writing, HtmlPlace place = HtmlPlace::text);

/// Whether pieces, read back and in order, give these words. White space may differ in kind and length where
/// both have some; between two pieces there may be some or none.
bool reads_as(std::span<const std::string> pieces, std::string_view words);

/// A trace's bytes with the page's encoding undone, and how they are written.
struct WrittenSlice {
  std::string utf8;
  Writing writing;
};

/// Whether the slices, read back as text or else as attributes, give these words.
bool reads_as(std::span<const WrittenSlice> slices, std::string_view words);

}  // namespace rapporteur::base
