#pragma once

#include "rapporteur/language/language.h"
#include "tests/model_folder.h"

#include <doctest/doctest.h>

#include <optional>
#include <utility>

namespace rapporteur::tests {

/// The language package, loaded once; nothing where there is none, which is told.
inline const Language* model_package() {
  static const std::optional<Language> loaded = []() -> std::optional<Language> {
    const auto folder = model_folder();
    if (folder.empty()) return std::nullopt;
    auto language = Language::load(folder);
    REQUIRE_MESSAGE(language, language.error().sentence);
    return std::move(*language);
  }();
  if (!loaded)
    MESSAGE("skipped: there is no language package in build/models, nor does RAPPORTEUR_MODEL name one");
  return loaded ? &*loaded : nullptr;
}

}  // namespace rapporteur::tests
