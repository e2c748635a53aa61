// Any bytes as a text, cut by rules like those of a package: tokens and the blanks behind them give the text
// again, and a tokenizer that has met other texts gives the same as a fresh one.
#include "rapporteur/base/expect.h"
#include "rapporteur/language/tokenizer.h"
#include "rapporteur/language/tokenizer_test_tools.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using rapporteur::expect;
namespace language = rapporteur::language;

const language::TokenizerRules& rules() {
  static const language::TokenizerRules read =
      *language::read_tokenizer_rules(language::test::tokenizer_file({}, language::test::some_exceptions()));
  return read;
}

void check(std::string_view text, const language::Tokens& tokens) {
  std::size_t at = 0;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    expect(tokens.spans[t].begin == at && tokens.spans[t].end > at, "tokens follow one another");
    at = tokens.spans[t].end;
    if (tokens.has_space_after[t] == 0) continue;
    expect(at < text.size() && text[at] == ' ', "a blank behind a token is one");
    ++at;
  }
  expect(at == text.size(), "all of the text is in tokens");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const language::LexemeTables tables;
  static language::Tokenizer seasoned(rules(), tables);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  language::Tokens tokens;
  seasoned.forget_if_large();
  seasoned.cut(text, tokens);
  check(text, tokens);
  language::Tokens again;
  language::Tokenizer(rules(), tables).cut(text, again);
  expect(again.spans == tokens.spans && again.has_space_after == tokens.has_space_after,
         "what was met before changes nothing");
  return 0;
}
