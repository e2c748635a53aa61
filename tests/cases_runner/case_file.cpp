#include "tests/cases_runner/case_file.h"

#include "rapporteur/base/ascii.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>

namespace rapporteur::cases {

namespace {

constexpr std::array<std::string_view, 7> known_headers{"about",   "url", "media",    "charset",
                                                        "escapes", "end", "published"};

std::string take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string line(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_dashes(std::string_view line) {
  return line.size() >= 4 && line.find_first_not_of('-') == std::string_view::npos;
}

int hex_value(char c) {
  if (base::is_digit(c)) return c - '0';
  const char low = base::to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/// "\xE9", "\n", "\r", "\t" and "\\" as the bytes they name.
std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool is_hex =
        next == 'x' && i + 3 < text.size() && hex_value(text[i + 2]) >= 0 && hex_value(text[i + 3]) >= 0;
    if (text[i] != '\\' || (!is_hex && next != 'n' && next != 'r' && next != 't' && next != '\\')) {
      out += text[i];
      continue;
    }
    ++i;
    if (is_hex) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : '\\';
    }
  }
  return out;
}

bool read_header(const std::string& line, CaseFile& out) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) return false;
  const std::string name = line.substr(0, colon);
  bool is_known = false;
  for (const std::string_view known : known_headers) is_known = is_known || known == name;
  if (is_known) out.headers[name] = std::string(base::trim(std::string_view(line).substr(colon + 1)));
  return is_known;
}

}  // namespace

CaseFile read_case(const std::filesystem::path& path) {
  CaseFile out;
  out.path = path;
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::string_view rest = bytes;
  for (std::string line = take_line(rest); !line.empty(); line = take_line(rest)) {
    if (!read_header(line, out)) out.problem = "'" + line + "' is no header that is known here";
  }
  bool has_dashes = false;
  while (!rest.empty() && !has_dashes) {
    const std::string line = take_line(rest);
    has_dashes = is_dashes(line);
    if (!has_dashes) out.input += line + "\n";
  }
  if (!has_dashes) out.problem = "there is no line of dashes behind the input";
  if (out.header("end") == "open" && out.input.ends_with('\n')) out.input.pop_back();
  if (out.header("escapes") == "yes") out.input = without_escapes(out.input);
  out.kept = bytes.substr(0, bytes.size() - rest.size());
  out.expected = rest;
  return out;
}

}  // namespace rapporteur::cases
