// Cases of statement/'s force and conditions: each line of the input is a text with one claim in it, whose
// words are marked: [s speaker] [c cue] [a addressee] [t what is told]. What is expected, line by line:
//   = the text without its marks
//   warn / threaten demand | veiled | negative | rules       the first force, second choices, then what is
//   special modality | words condition | words       consequence | words       connective | words threat
//   must_or
// Without the language package en_core_web_md the cases are skipped.
#include "rapporteur/analysis/analyse.h"
#include "rapporteur/article/make_plain_article.h"
#include "rapporteur/page/make_page.h"
#include "rapporteur/statement/read_force.h"
#include "tests/cases_runner/case_models.h"
#include "tests/cases_runner/traced_page.h"

namespace rapporteur::cases {

namespace {

struct MarkedText {
  std::string text;
  std::vector<TextSpan> speaker;
  std::vector<TextSpan> cue;
  std::vector<TextSpan> addressee;
  std::vector<TextSpan> content;
};

MarkedText read_marks(std::string_view line) {
  MarkedText marked;
  std::vector<TextSpan>* open = nullptr;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(marked.text.size());
    if (line[i] == '[' && i + 2 < line.size() && line[i + 2] == ' ') {
      open = line[i + 1] == 's'   ? &marked.speaker
             : line[i + 1] == 'c' ? &marked.cue
             : line[i + 1] == 'a' ? &marked.addressee
                                  : &marked.content;
      open->push_back({at, at});
      i += 2;
    } else if (line[i] == ']' && open) {
      open->back().end = at;
      open = nullptr;
    } else {
      marked.text += line[i];
    }
  }
  return marked;
}

void write_spans(std::string_view name, const Article& article, const std::vector<TextSpan>& spans,
                 std::string& out) {
  for (const TextSpan span : spans) out += join({name, " | ", article.text.words(span), "\n"});
}

void write_force(const Article& article, const ForceReading& force, std::string& out) {
  out += name_of(force.force);
  if (!force.also.empty()) out += " /";
  for (const Force also : force.also) out += join({" ", name_of(also)});
  if (force.strength != Strength::explicit_) out += join({" | ", name_of(force.strength)});
  if (force.polarity != Polarity::positive) out += join({" | ", name_of(force.polarity)});
  out += " |";
  for (const ForceRule rule : force.rules) out += join({" ", name_of(rule)});
  out += '\n';
  write_spans("modality", article, force.modality, out);
}

void write_claim(const Language& package, const MarkedText& marked, QuoteType quote_type, std::string& out) {
  RawPage raw;
  raw.bytes = marked.text;
  raw.media = Media::text;
  const Article article = make_plain_article(make_page(std::move(raw)));
  language::Reader reader(package);
  const Analysis analysis = analyse(article, reader);
  statement::Claim claim{marked.cue, marked.content, marked.speaker, marked.addressee};
  claim.quote_type = quote_type;
  const auto condition = statement::read_condition(article.text.utf8(), analysis, claim);
  out += join({"= ", marked.text, "\n"});
  write_force(article, statement::read_force(article.text.utf8(), analysis, claim, condition), out);
  if (!condition) return;
  write_spans("condition", article, condition->condition, out);
  write_spans("consequence", article, condition->consequence, out);
  write_spans("connective", article, condition->connective, out);
  out += join({name_of(condition->type), " ", name_of(condition->rule), "\n"});
}

}  // namespace

Outcome run_force_case(const CaseFile& file) {
  Outcome out;
  const Language* package = package_of_cases();
  if (!package) {
    out.skipped = "en_core_web_md is not in build/models, nor does RAPPORTEUR_MODEL name it";
    return out;
  }
  std::string_view input = file.input;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const MarkedText marked = read_marks(input.substr(0, end));
    const bool is_quoted = marked.text.find('"') != std::string::npos;
    if (!marked.text.empty())
      write_claim(*package, marked, is_quoted ? QuoteType::direct : QuoteType::indirect, out.written);
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return out;
}

}  // namespace rapporteur::cases
