#pragma once

#include "rapporteur/story/story.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

/// What a story's articles say of it, by their days and copies.
namespace rapporteur::story {

/// The first and the last day of publication.
std::pair<std::optional<std::int32_t>, std::optional<std::int32_t>> days_of(
    std::span<const DatedArticle> members);

/// For each article of a story that repeats another one of it: the earliest such, and how. Members rise;
/// pairs with an article of another story are passed over.
std::vector<Copy> copies_of(std::span<const DatedArticle> members, std::span<const SharedText> pairs);

/// The day of publication of an article whose page says none: of its earliest dated copy, else the middle one
/// of the dated reports of its story where these lie close together.
std::optional<InferredDay> infer_day(std::uint32_t article, std::span<const DatedArticle> copies,
                                     std::span<const DatedArticle> members);

}  // namespace rapporteur::story
