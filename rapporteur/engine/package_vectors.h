#pragma once

#include "rapporteur/event/root_vectors.h"
#include "rapporteur/language/language.h"

namespace rapporteur::engine {

/// The vectors of words of a language package, as the judges of events ask for them.
class PackageVectors final : public event::WordVectors {
 public:
  /// `language` must outlive it.
  explicit PackageVectors(const Language& language) : language_(&language) {}

  std::span<const float> find(std::string_view word) const override { return language_->vector(word); }

 private:
  const Language* language_;  // never null
};

}  // namespace rapporteur::engine
