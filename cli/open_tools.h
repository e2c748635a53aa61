#pragma once

#include "cli/command.h"
#include "cli/open_encoder.h"
#include "cli/open_fast_reading.h"
#include "rapporteur/engine/read_article.h"

#include <memory>
#include <optional>

namespace rapporteur::cli {

/// What articles are read with, as the command line and the environment name it. Stays where it is, because
/// the tools point into it.
class OpenTools {
 public:
  /// Which of the tools a command asks for.
  struct Wanted {
    bool encoder = true;
    bool language = true;
    bool is_fast = false;   ///< who says what is read by the linear model
    bool is_quiet = false;  ///< say nothing of what is not there
  };

  /// What is not there and was not named is left out, which is said; what was named and is not there fails.
  static Result<std::unique_ptr<OpenTools>> open(const Arguments& arguments, const Wanted& wanted);

  ReadingTools tools() const;

 private:
  Result<void> open_encoder(const Arguments& arguments, bool is_quiet);
  Result<void> open_language(const Arguments& arguments, bool is_quiet);
  Result<void> open_places(const Arguments& arguments, bool is_quiet);

  std::unique_ptr<OpenEncoder> encoder_;
  std::unique_ptr<OpenFastReading> fast_;
  std::optional<Language> language_;
  std::optional<Gazetteer> gazetteer_;
  std::optional<PlaceTable> places_;
};

}  // namespace rapporteur::cli
