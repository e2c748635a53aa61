#pragma once

#include "rapporteur/language/language.h"
#include "rapporteur/statement/attribution_heads.h"

/// What cases need of the models, loaded once and shared by all of them.
namespace rapporteur::cases {

/// The package en_core_web_md, for which cases are written; null where it is not there.
const Language* package_of_cases();

/// The encoder with its heads.
struct EncoderOfCases {
  Encoder encoder;
  AttributionHeads heads;
};
/// Null where the encoder's base weights are not there.
const EncoderOfCases* encoder_of_cases();

}  // namespace rapporteur::cases
