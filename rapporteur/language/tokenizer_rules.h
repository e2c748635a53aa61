#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/language/expression.h"
#include "rapporteur/language/expression_width.h"
#include "rapporteur/language/listed_sequences.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur::language {

/// How a package cuts text into tokens: what is split off at the beginning, the end and inside of a word, and
/// words that are cut as a list says ("don't" into "do" and "n't"). Any number of threads may read it.
struct TokenizerRules {
  /// A token of a listed word.
  struct Part {
    std::string text;
    std::string norm;  ///< "" where the token has its word's own
  };
  using Parts = std::vector<Part>;
  struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using ByText = std::unordered_map<std::string, T, HashText, std::equal_to<>>;

  std::optional<Expression> prefix;
  std::optional<Expression> suffix;
  std::optional<Expression> infix;
  std::optional<Expression> url;
  std::optional<Expression> token;
  std::optional<SuffixWindow> suffix_window;  ///< where alone `suffix` can be found, if that is known
  bool url_has_point = false;                 ///< nothing without a "." is a `url`
  ByText<Parts> exceptions;
  std::size_t longest_exception = 0;  ///< in bytes
  ListedSequences sequences;          ///< exceptions that may come out of a text in pieces

  /// The parts of a listed word; null for others.
  const Parts* exception(std::string_view text) const {
    if (text.size() > longest_exception) return nullptr;
    const auto found = exceptions.find(text);
    return found == exceptions.end() ? nullptr : &found->second;
  }
};

/// `tokenizer`. Any bytes are taken; an expression that cannot be compiled is named in the error.
Result<TokenizerRules> read_tokenizer_rules(std::string_view bytes);

}  // namespace rapporteur::language
