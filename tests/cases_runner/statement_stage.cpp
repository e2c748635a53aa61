// Cases of statement/: who says what in a text, every line a paragraph. Its lines are
//   quotation | words inside               (a | behind "quotation" where it is not closed, > where it goes
//   on) speaker | words                        each stretch of an attribution, role by role, then direct
//   heads quotation_closed          how it is quoted, and what made it
// The order of attributions is that of the text. They want the encoder's base weights: without them the case
// is skipped.
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/statement/quotations.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

void write_quotations(const Article& article, Outcome& out) {
  const auto paragraphs = paragraphs_of(article);
  for (const statement::Quotation& each : statement::find_quotations(article.text.utf8(), paragraphs)) {
    out.written += each.goes_on ? "quotation > | " : each.is_closed ? "quotation | " : "quotation | | ";
    out.written += join({article.text.words(each.inside), "\n"});
  }
}

void write_role(const Page& page, const Article& article, std::string_view role,
                const std::vector<TextSpan>& stretches, Outcome& out) {
  for (const TextSpan span : stretches) {
    out.written += join({role, " | ", on_one_line(article.text.words(span)), "\n"});
    check_traces(page, article.traces(span), article.text.words(span), out);
  }
}

}  // namespace

Outcome run_statement_case(const CaseFile& file) {
  Outcome out;
  const EncoderOfCases* models = encoder_of_cases();
  if (!models) {
    out.skipped = "the encoder's base weights are not in build/models, nor does RAPPORTEUR_ENCODER name them";
    return out;
  }
  engine::AttributionReader reader({&models->encoder, &models->heads});
  CaseFile as_text = file;
  as_text.headers["media"] = "text";
  for (const Page& page : read_pages(as_text).pages) {
    const Article article = make_plain_article(page);
    write_quotations(article, out);
    for (const Attribution& each : reader.read(article)) {
      write_role(page, article, "speaker", each.speaker, out);
      write_role(page, article, "cue", each.cue, out);
      write_role(page, article, "content", each.content, out);
      out.written += name_of(each.quote_type);
      for (const AttributionRule rule : each.rules) out.written += join({" ", name_of(rule)});
      out.written += '\n';
    }
  }
  return out;
}

}  // namespace rapporteur::cases
