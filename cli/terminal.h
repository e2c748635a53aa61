#pragma once

#include "rapporteur/base/result.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

/// Where people read: data on standard output, talk on standard error, colours only where they are wanted.
namespace rapporteur::cli {

/// How words are set off. Empty strings where the output is no terminal or NO_COLOR is set.
struct Style {
  std::string_view bold;
  std::string_view dim;
  std::string_view accent;
  std::string_view plain;
};
Style style_of(std::FILE* stream);
bool is_terminal(std::FILE* stream);
/// Columns of the terminal behind standard output, 100 where there is none.
std::size_t columns_of_terminal();

/// Appends to standard output; what could not be written is told by `close_output`.
void put(std::string_view text);
/// Ends the output; gives the exit code: `code`, or failure where standard output took not everything.
int close_output(int code);

/// A line of talk: "rapporteur: ..." on standard error.
void say(std::string_view sentence);
/// Says what went wrong and gives the exit code for it.
int say_failed(const Error& error);

/// Text of a page made safe for a terminal and a table: control characters become spaces.
std::string printable(std::string_view text);
/// How many columns a text takes: wide characters of East Asia take two.
std::size_t width_of(std::string_view utf8);
/// The beginning of a text that takes at most `columns`, with an ellipsis where it was cut.
std::string cut_to_width(std::string_view utf8, std::size_t columns);
/// Breaks a text into lines of at most `columns`; words longer than that stand alone.
std::vector<std::string> wrap(std::string_view utf8, std::size_t columns);
/// "12,345"
std::string with_commas(std::uint64_t number);

}  // namespace rapporteur::cli
