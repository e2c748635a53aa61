#include "cli/terminal.h"

#include "cli/command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace rapporteur::cli {

namespace {

constexpr std::size_t usual_columns = 100;
constexpr int broken_pipe_code = 141;  // as if SIGPIPE had ended the program

struct Character {
  char32_t code;
  std::size_t size;
};

/// The character at the beginning of a text that is not empty; a malformed byte counts as one.
Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (size == 1 || size > text.size()) return {lead, 1};
  char32_t code = lead & (0xffu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0) != 0x80) return {lead, 1};
    code = (code << 6) | (byte & 0x3f);
  }
  return {code, size};
}

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

std::size_t width_of_character(char32_t c) {
  const bool is_combining =
      is_between(c, 0x300, 0x36f) || is_between(c, 0x200b, 0x200f) || is_between(c, 0xfe00, 0xfe0f);
  if (is_combining) return 0;
  const bool is_wide =
      is_between(c, 0x1100, 0x115f) || is_between(c, 0x2e80, 0xa4cf) || is_between(c, 0xac00, 0xd7a3) ||
      is_between(c, 0xf900, 0xfaff) || is_between(c, 0xfe30, 0xfe6f) || is_between(c, 0xff00, 0xff60) ||
      is_between(c, 0xffe0, 0xffe6) || is_between(c, 0x1f300, 0x1f64f) || is_between(c, 0x20000, 0x3fffd);
  return is_wide ? 2 : 1;
}

}  // namespace

bool is_terminal(std::FILE* stream) {
  return isatty(fileno(stream)) == 1;
}

Style style_of(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool is_plain =
      (no_color && *no_color) || !term || std::strcmp(term, "dumb") == 0 || !is_terminal(stream);
  if (is_plain) return {};
  return {.bold = "\x1b[1m", .dim = "\x1b[2m", .accent = "\x1b[36m", .plain = "\x1b[0m"};
}

std::size_t columns_of_terminal() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_columns;
  return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

void put(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

int close_output(int code) {
  errno = 0;
  const bool is_written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (is_written) return code;
  if (errno == EPIPE) return broken_pipe_code;
  say(std::string("standard output could not be written (") + std::strerror(errno == 0 ? EIO : errno) +
      "); what was printed is not whole: make room or name another file");
  return failed;
}

void say(std::string_view sentence) {
  std::string line = "rapporteur: ";
  line += sentence;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int say_failed(const Error& error) {
  say(error.concerns.empty() ? error.sentence : printable(error.concerns) + ": " + error.sentence);
  switch (error.kind) {
    case ErrorKind::usage:
      return bad_usage;
    case ErrorKind::mismatch:
      return mismatch;
    case ErrorKind::interrupted:
      return interrupted;
    case ErrorKind::not_found:
    case ErrorKind::not_readable:
    case ErrorKind::not_writable:
    case ErrorKind::no_space:
    case ErrorKind::too_large:
    case ErrorKind::malformed:
    case ErrorKind::not_supported:
    case ErrorKind::corrupt_store:
    case ErrorKind::in_use:
      return failed;
  }
  return failed;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character c = first_character(text);
    // Controls of ASCII and of Latin-1 (which terminals obey too), and marks that turn the direction of
    // writing.
    const bool is_control = c.code < 0x20 || is_between(c.code, 0x7f, 0x9f) ||
                            is_between(c.code, 0x202a, 0x202e) || is_between(c.code, 0x2066, 0x2069) ||
                            (c.size == 1 && c.code >= 0x80);
    if (is_control) {
      out += ' ';
    } else {
      out += text.substr(0, c.size);
    }
    text.remove_prefix(c.size);
  }
  return out;
}

std::size_t width_of(std::string_view utf8) {
  std::size_t width = 0;
  while (!utf8.empty()) {
    const Character c = first_character(utf8);
    width += width_of_character(c.code);
    utf8.remove_prefix(c.size);
  }
  return width;
}

std::string cut_to_width(std::string_view utf8, std::size_t columns) {
  if (width_of(utf8) <= columns) return std::string(utf8);
  std::size_t width = 1;
  std::size_t end = 0;
  while (end < utf8.size()) {
    const Character c = first_character(utf8.substr(end));
    width += width_of_character(c.code);
    if (width > columns) break;
    end += c.size;
  }
  return std::string(utf8.substr(0, end)) + "\u2026";
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t width = 0;
  while (!utf8.empty()) {
    const std::size_t end = std::min(utf8.find(' '), utf8.size());
    const std::string_view word = utf8.substr(0, end);
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
    if (word.empty()) continue;
    const std::size_t word_width = width_of(word);
    if (!line.empty() && width + 1 + word_width > columns) {
      lines.push_back(std::move(line));
      line.clear();
      width = 0;
    }
    if (!line.empty()) {
      line += ' ';
      ++width;
    }
    line += word;
    width += word_width;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace rapporteur::cli
