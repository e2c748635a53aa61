#pragma once

#include "rapporteur/article/json_facts.h"
#include "rapporteur/article/page_signals.h"
#include "rapporteur/article/written.h"

#include <optional>

/// What a page states about itself in fields of its own: outlet, address, language, paywall.
namespace rapporteur::article {

std::optional<MetadataValue> find_outlet(const Page& page, const PageSignals& signals,
                                         const JsonFacts& facts);
std::optional<MetadataValue> find_canonical_url(const Page& page, const PageSignals& signals,
                                                const JsonFacts& facts);
/// As BCP 47: "en-US" also where the page writes "en_us".
std::optional<MetadataValue> find_stated_language(const Page& page, const PageSignals& signals,
                                                  const JsonFacts& facts);
/// "true" or "false"; nothing where the page does not say.
std::optional<MetadataValue> find_paywall(const Page& page, const PageSignals& signals,
                                          const JsonFacts& facts);

}  // namespace rapporteur::article
