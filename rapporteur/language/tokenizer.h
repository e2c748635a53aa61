#pragma once

#include "rapporteur/language/lexemes.h"
#include "rapporteur/language/tokenizer_rules.h"
#include "rapporteur/language/tokens.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace rapporteur::language {

/// Cuts texts into tokens by a package's rules, as spaCy does. Remembers how words are cut, since news
/// repeats its words; that never changes an answer. One thread.
class Tokenizer {
 public:
  explicit Tokenizer(const TokenizerRules& rules, const LexemeTables& tables);
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  /// Any bytes are taken: what is not UTF-8 counts as U+FFFD, its bytes keep their place in the spans. The
  /// text and its blanks are all there: spans leave out but the blanks that follow their tokens.
  void cut(std::string_view utf8, Tokens& tokens);

  /// The words of the tokens that were cut since `forget_if_large` last forgot.
  const Lexemes& lexemes() const&;
  /// Forgets words and how they are cut where they take too much memory; call it between texts. True where it
  /// did: numbers of lexemes then start again.
  bool forget_if_large();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace rapporteur::language
