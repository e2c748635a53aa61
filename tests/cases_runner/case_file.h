#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace rapporteur::cases {

/// One plain-text case: headers ("url: ...", a line each), an empty line, the input, a line of dashes, what
/// is expected. The header "escapes: yes" has "\xE9" and "\n" in the input read as the byte and the line end
/// they name.
struct CaseFile {
  std::filesystem::path path;
  std::map<std::string, std::string> headers;
  std::string input;     ///< the bytes of the page
  std::string expected;  ///< lines, each with its end
  std::string kept;      ///< the file up to and with the line of dashes, for writing it anew
  std::string problem;   ///< why the file is no case; else empty

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

CaseFile read_case(const std::filesystem::path& path);

}  // namespace rapporteur::cases
