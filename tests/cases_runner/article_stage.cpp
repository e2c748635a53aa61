// Cases of article/: what the article was found to be. Its lines are
//   headline | words                        a block that is no part of the body
//   paragraph body | words                  a block of the body; a sub-heading's or a list's level stands
//   behind its kind
//   @published = 2018-01-16 (meta) | words [bytes]
//   gap no_article | sentence
#include "rapporteur/article/find_article.h"
#include "rapporteur/article/find_metadata.h"
#include "rapporteur/engine/settle_language.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

Article find_any_article(const Page& page) {
  const bool is_text = page.media == Media::text;
  Article article = is_text ? find_text_article(page)
                            : find_article(page, find_blocks(page), find_metadata(page), RepeatedBlocks{},
                                           ArticleRules::shipped());
  engine::settle_language(article);
  return article;
}

void write_block(const Page& page, const Article& article, const Block& block, Outcome& out) {
  out.written += name_of(block.kind);
  if (block.level > 0) out.written += join({" ", std::to_string(block.level)});
  if (block.is_body) out.written += " body";
  out.written += join({" | ", on_one_line(article.words(block)), "\n"});
  check_traces(page, article.traces(block.span), article.words(block), out);
}

void write_value(const Page& page, std::string_view name, const MetadataValue& value, Outcome& out) {
  out.written += join({"@", name, " = ", on_one_line(value.value), " (", name_of(value.signal), ")"});
  if (value.words != value.value) out.written += join({" | ", on_one_line(value.words)});
  out.written += join({" [", places_of(value.traces), "]\n"});
  check_traces(page, value.traces, value.words, out);
}

void write_metadata(const Page& page, const Metadata& metadata, Outcome& out) {
  const auto write = [&](std::string_view name, const std::optional<MetadataValue>& value) {
    if (value) write_value(page, name, *value, out);
  };
  write("headline", metadata.headline);
  for (const MetadataValue& author : metadata.authors) write_value(page, "author", author, out);
  write("published", metadata.published);
  write("modified", metadata.modified);
  write("outlet", metadata.outlet);
  write("canonical_url", metadata.canonical_url);
  write("language", metadata.language);
  write("paywall", metadata.paywall);
}

}  // namespace

Outcome run_article_case(const CaseFile& file) {
  Outcome out;
  const CasePages found = read_pages(file);
  for (const Page& page : found.pages) {
    const Article article = find_any_article(page);
    for (const Block& block : article.blocks) write_block(page, article, block, out);
    write_metadata(page, article.metadata, out);
    for (const Gap& gap : article.gaps)
      out.written += join({"gap ", name_of(gap.kind), " | ", on_one_line(gap.sentence), "\n"});
  }
  for (const Gap& gap : found.gaps)
    out.written += join({"gap ", name_of(gap.kind), " | ", on_one_line(gap.sentence), "\n"});
  return out;
}

}  // namespace rapporteur::cases
