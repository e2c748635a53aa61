#pragma once

#include "cli/command.h"
#include "rapporteur/engine/read_attributions.h"

#include <memory>
#include <optional>

namespace rapporteur::cli {

/// The language package and the linear model, as the command line and the environment name them. Stays where
/// it is, because readings point into it.
class OpenFastReading {
 public:
  /// Fails where the package is not found, with what to do about it.
  static Result<std::unique_ptr<OpenFastReading>> open(const Arguments& arguments);

  FastReading reading() const { return {&*language_, model_ ? &*model_ : &LinearModel::shipped()}; }

 private:
  std::optional<Language> language_;
  std::optional<LinearModel> model_;  // what --attribution-weights names
};

}  // namespace rapporteur::cli
