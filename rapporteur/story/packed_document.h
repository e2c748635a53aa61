#pragma once

#include "rapporteur/story/document.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// A document in few bytes, as the store keeps it: with it, a further run groups without reading the records
/// again.
namespace rapporteur::story {

inline constexpr float weight_steps = 65535;

/// All of a document that was made of a record, but for the number of its article.
std::string pack_document(const Document& document);
/// What `pack_document` packed, with that number; nothing where the bytes are damaged.
std::optional<Document> unpack_document(std::int64_t article, std::string_view bytes);

/// The weights of a document's terms, for the article that was the newest when they were weighed.
std::string pack_weights(const Document& document, std::uint32_t weighed_at);
/// Puts packed weights back to the terms; the newest article, or nothing where the bytes are not of this
/// document.
std::optional<std::uint32_t> unpack_weights(Document& document, std::string_view bytes);

/// Weights lie between 0 and 1 and are taken in steps, so that kept ones are those they were made of.
inline std::uint16_t steps_of_weight(float weight) {
  return static_cast<std::uint16_t>(std::lround(weight * weight_steps));
}
inline float weight_of_steps(std::uint16_t steps) {
  return static_cast<float>(steps) / weight_steps;
}

}  // namespace rapporteur::story
