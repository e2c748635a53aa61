#include "rapporteur/language/tokenizer_rules.h"

#include "rapporteur/language/msgpack.h"
#include "rapporteur/language/string_ids.h"
#include "rapporteur/language/text_runs.h"
#include "rapporteur/language/word_cutter.h"

#include <algorithm>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr const char* file_name = "tokenizer";
constexpr std::size_t max_pattern_bytes = std::size_t{1} << 18;

tl::unexpected<Error> malformed(const std::string& what) {
  return fail(ErrorKind::malformed, "the rules for tokens are damaged: " + what + "; fetch the package again",
              file_name);
}

bool is_utf8(std::string_view text) {
  return well_formed_size(text) == text.size();
}

void replace_all(std::string& text, std::string_view old, std::string_view by) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size()))
    text.replace(at, old.size(), by);
}

class RulesReader {
 public:
  explicit RulesReader(std::string_view bytes) : reader_(bytes) {}

  Result<TokenizerRules> read() {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      const std::string_view key = reader_.text();
      auto outcome = read_entry(key);
      if (!outcome) return fail(outcome.error());
    }
    if (auto outcome = reader_.outcome(file_name); !outcome) return fail(outcome.error());
    list_sequences();
    return std::move(rules_);
  }

 private:
  Result<void> read_entry(std::string_view key) {
    if (key == "prefix_search") return read_expression(rules_.prefix);
    if (key == "suffix_search") return read_suffix();
    if (key == "infix_finditer") return read_expression(rules_.infix);
    if (key == "token_match") return read_expression(rules_.token, Expression::Place::beginning);
    if (key == "url_match") return read_url();
    if (key == "exceptions") return read_exceptions();
    if (key == "faster_heuristics" && reader_.kind() == MsgpackReader::Kind::boolean) {
      lists_all_ = !reader_.boolean();
    } else {
      reader_.skip();
    }
    return {};
  }

  /// An expression as it is written; "" for none.
  std::string read_pattern() { return reader_.take_nil() ? std::string() : std::string(reader_.text()); }

  static Result<void> compile(const std::string& pattern, std::optional<Expression>& expression,
                              Expression::Place place) {
    if (pattern.empty()) return {};
    if (pattern.size() > max_pattern_bytes || !is_utf8(pattern))
      return malformed("an expression is too long or not UTF-8");
    auto compiled = Expression::compile(pattern, place);
    if (!compiled) return fail(compiled.error().kind, compiled.error().sentence, file_name);
    expression = std::move(*compiled);
    return {};
  }
  Result<void> read_expression(std::optional<Expression>& expression,
                               Expression::Place place = Expression::Place::anywhere) {
    return compile(read_pattern(), expression, place);
  }

  Result<void> read_suffix() {
    const std::string pattern = read_pattern();
    rules_.suffix_window = suffix_window(pattern);
    return compile(pattern, rules_.suffix, Expression::Place::anywhere);
  }

  /// The expression for addresses of the web is the same in all packages. Where it is that one, two facts
  /// about it make it fast on any text: both its kinds of hosts have a point, and who stands before "@" can
  /// be said without backtracking over ":".
  Result<void> read_url() {
    constexpr std::string_view number_host = R"((?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2})";
    constexpr std::string_view name_host = R"([A-Za-z0-9\u00a1-\uffff]\.)+)";
    std::string pattern = read_pattern();
    rules_.url_has_point =
        pattern.find(number_host) != std::string::npos && pattern.find(name_host) != std::string::npos;
    replace_all(pattern, R"((?:\S+(?::\S*)?@)?)", R"((?:\S+@)?)");
    return compile(pattern, rules_.url, Expression::Place::beginning);
  }

  Result<void> read_exceptions() {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      const std::string text(reader_.text());
      auto parts = read_parts();
      if (!parts) return fail(parts.error());
      if (!reader_.is_good()) break;
      std::string joined;
      for (const TokenizerRules::Part& part : *parts) joined += part.text;
      if (text.empty() || joined != text || !is_utf8(text))
        return malformed("the tokens of a listed word are not that word");
      rules_.longest_exception = std::max(rules_.longest_exception, text.size());
      rules_.exceptions.insert_or_assign(text, std::move(*parts));
    }
    return {};
  }

  Result<TokenizerRules::Parts> read_parts() {
    TokenizerRules::Parts parts;
    for (std::uint32_t left = reader_.array(); left > 0 && reader_.is_good(); --left) {
      TokenizerRules::Part part;
      for (std::uint32_t keys = reader_.map(); keys > 0 && reader_.is_good(); --keys) {
        const StringId key = read_key();
        const std::string_view value = reader_.text();
        if (key == string_id("ORTH")) {
          part.text = value;
        } else if (key == string_id("NORM")) {
          part.norm = value;
        } else if (reader_.is_good()) {
          return fail(ErrorKind::not_supported,
                      "listed words that set more than a token's text and norm are not supported", file_name);
        }
      }
      if (part.text.empty() || !is_utf8(part.text) || !is_utf8(part.norm))
        return malformed("a token of a listed word is empty or not UTF-8");
      parts.push_back(std::move(part));
    }
    return parts;
  }
  /// An attribute, by its name or by its id.
  StringId read_key() {
    return reader_.kind() == MsgpackReader::Kind::text ? string_id(reader_.text())
                                                       : reader_.unsigned_integer();
  }

  /// Listed words that a text may hold in pieces, since other rules split something off them first.
  void list_sequences() {
    WordCutter cutter(rules_, WordCutter::Exceptions::ignored);
    std::vector<WordPiece> pieces;
    std::vector<std::string_view> texts;
    for (const auto& [listed, parts] : rules_.exceptions) {  // order: sequences are a set
      if (!lists_all_ && listed.find(' ') == std::string::npos && !cutter.has_affixes(listed)) continue;
      texts.clear();
      TextRuns runs(listed);
      for (TextRuns::Run run; runs.next(run);) {
        const std::string_view word = std::string_view(listed).substr(run.begin, run.end - run.begin);
        pieces.clear();
        cutter.cut(word, pieces);
        for (const WordPiece& each : pieces) texts.push_back(word.substr(each.begin, each.end - each.begin));
      }
      rules_.sequences.add(texts);
    }
  }

  MsgpackReader reader_;
  TokenizerRules rules_;
  bool lists_all_ = false;
};

}  // namespace

Result<TokenizerRules> read_tokenizer_rules(std::string_view bytes) {
  return RulesReader(bytes).read();
}

}  // namespace rapporteur::language
