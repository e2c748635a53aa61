#pragma once

#include "rapporteur/story/document.h"

#include <optional>
#include <string>
#include <string_view>

/// A document in few bytes, as the store keeps it: with it, a further run groups without reading the records
/// again.
namespace rapporteur::story {

/// All of a document that was made of a record, but for the number of its article.
std::string pack_document(const Document& document);
/// What `pack_document` packed, with that number; nothing where the bytes are damaged.
std::optional<Document> unpack_document(std::int64_t article, std::string_view bytes);

}  // namespace rapporteur::story
