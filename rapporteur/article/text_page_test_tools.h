#pragma once

#include "rapporteur/article/find_article.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the tests of text-only pages share.
namespace rapporteur::article {

/// A page of UTF-8 text, as if read from a file.
inline Page text_page(std::string bytes) {
  Page page;
  page.bytes = std::move(bytes);
  page.hash = hash_of(page.bytes);
  page.media = Media::text;
  page.encoding = "utf-8";
  return page;
}

/// The blocks of that kind, in order.
inline std::vector<std::string> words_of(const Article& article, BlockKind kind) {
  std::vector<std::string> found;
  for (const Block& block : article.blocks) {
    if (block.kind == kind) found.emplace_back(article.words(block));
  }
  return found;
}

inline std::vector<std::string> body_of(const Article& article) {
  std::vector<std::string> found;
  for (const Block& block : article.blocks) {
    if (block.is_body) found.emplace_back(article.words(block));
  }
  return found;
}

}  // namespace rapporteur::article
