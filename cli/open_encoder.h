#pragma once

#include "cli/command.h"
#include "rapporteur/engine/read_attributions.h"

#include <memory>
#include <optional>
#include <string>

namespace rapporteur::cli {

/// The encoder with its heads, as the command line and the environment name them. Stays where it is, because
/// heads and readings point into it.
class OpenEncoder {
 public:
  /// Fails where the base's folder is not found, with what to do about it.
  static Result<std::unique_ptr<OpenEncoder>> open(const Arguments& arguments);

  FullReading reading() const { return {&*encoder_, &*heads_, path_, &*event_head_, reads_everything_}; }
  const Encoder& encoder() const& { return *encoder_; }
  const std::string& folder() const& { return folder_; }

 private:
  std::string folder_;
  std::string tuned_;  // what --attribution-weights names; else empty
  std::optional<Encoder> encoder_;
  std::optional<AttributionHeads> heads_;
  std::optional<Encoder> event_encoder_;
  std::optional<EventHead> event_head_;
  encoder::Path path_ = encoder::best_path();
  bool reads_everything_ = false;
};

/// The flags that `OpenEncoder` reads.
const Flag& encoder_flag();
const Flag& attribution_weights_flag();
const Flag& encoder_instructions_flag();
const Flag& every_paragraph_flag();

}  // namespace rapporteur::cli
