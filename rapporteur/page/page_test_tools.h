#pragma once

#include "rapporteur/page/make_page.h"
#include "rapporteur/page/read_inputs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What the tests of the input formats share.
namespace rapporteur::page {

/// Everything that inputs gave.
struct AllFound {
  std::vector<RawPage> pages;
  std::vector<Gap> gaps;
};

inline AllFound read_all(Inputs inputs) {
  AllFound all;
  while (auto found = inputs.next()) {
    if (auto* raw = std::get_if<RawPage>(&*found)) {
      all.pages.push_back(std::move(*raw));
    } else {
      all.gaps.push_back(std::get<Gap>(std::move(*found)));
    }
  }
  return all;
}

inline AllFound read_bytes(std::string bytes, InputLimits limits = {}) {
  return read_all(Inputs::from_bytes("input", std::move(bytes), limits));
}

/// The text of a page made from these bytes alone.
inline std::string source_of(std::string bytes, std::string charset = {}) {
  RawPage raw;
  raw.bytes = std::move(bytes);
  raw.declared_charset = std::move(charset);
  const Page page = make_page(std::move(raw));
  return std::string(page.source());
}

/// The text of a page that an input gave.
inline std::string source_of(const RawPage& raw) {
  const Page page = make_page(raw);
  return std::string(page.source());
}

}  // namespace rapporteur::page
