#include "rapporteur/language/expression.h"

#include "rapporteur/base/expect.h"

#include <pcre2.h>

#include <array>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr std::uint32_t max_steps = 1'000'000;
constexpr std::size_t first_stack_bytes = std::size_t{32} << 10;
constexpr std::size_t max_stack_bytes = std::size_t{1} << 20;
constexpr std::size_t max_heap_kilobytes = 4096;

template <auto free_it>
struct Freer {
  template <class T>
  void operator()(T* what) const {
    free_it(what);
  }
};
template <class T, auto free_it>
using Owned = std::unique_ptr<T, Freer<free_it>>;

/// The number of hexadecimal digits behind \u or \U that make an escape; 0 for another letter.
constexpr std::size_t escape_digits(char letter) {
  return letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/// Python's pattern as PCRE2 takes it: \u00e9 and \U0001F600 become \x{00e9} and \x{0001F600}, and a mark of
/// Unicode at the beginning goes, since that is on anyway.
std::string translated(std::string_view pattern) {
  constexpr std::string_view unicode_mark = "(?u)";
  if (pattern.starts_with(unicode_mark)) pattern.remove_prefix(unicode_mark.size());
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '\\' || at + 1 == pattern.size()) {
      out += pattern[at];
      continue;
    }
    const std::size_t digits = escape_digits(pattern[at + 1]);
    if (digits == 0 || at + 2 + digits > pattern.size()) {
      out += pattern.substr(at, 2);
      ++at;
      continue;
    }
    out.append("\\x{").append(pattern.substr(at + 2, digits)) += '}';
    at += 1 + digits;
  }
  return out;
}

/// The bounds of a search.
Owned<pcre2_match_context, pcre2_match_context_free> make_bounds() {
  Owned<pcre2_match_context, pcre2_match_context_free> bounds(pcre2_match_context_create(nullptr));
  expect(bounds != nullptr, "there is memory for the bounds of a search");
  pcre2_set_match_limit(bounds.get(), max_steps);
  pcre2_set_heap_limit(bounds.get(), max_heap_kilobytes);
  return bounds;
}

Owned<pcre2_match_data, pcre2_match_data_free> make_found() {
  Owned<pcre2_match_data, pcre2_match_data_free> found(pcre2_match_data_create(1, nullptr));
  expect(found != nullptr, "there is memory for what a search finds");
  return found;
}

}  // namespace

struct ExpressionWork::State {
  Owned<pcre2_match_context, pcre2_match_context_free> bounds = make_bounds();
  Owned<pcre2_jit_stack, pcre2_jit_stack_free> stack{
      pcre2_jit_stack_create(first_stack_bytes, max_stack_bytes, nullptr)};
  Owned<pcre2_match_data, pcre2_match_data_free> found = make_found();

  State() {
    if (stack) pcre2_jit_stack_assign(bounds.get(), nullptr, stack.get());
  }
};

ExpressionWork::ExpressionWork() : state_(std::make_unique<State>()) {}
ExpressionWork::ExpressionWork(ExpressionWork&&) noexcept = default;
ExpressionWork& ExpressionWork::operator=(ExpressionWork&&) noexcept = default;
ExpressionWork::~ExpressionWork() = default;

struct Expression::Code {
  Owned<pcre2_match_context, pcre2_match_context_free> bounds = make_bounds();
  Owned<pcre2_code, pcre2_code_free> compiled;
};

Expression::Expression(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

Result<Expression> Expression::compile(std::string_view pattern, Place place) {
  const std::string written = translated(pattern);
  const Owned<pcre2_compile_context, pcre2_compile_context_free> context{
      pcre2_compile_context_create(nullptr)};
  if (context) pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  int error = 0;
  PCRE2_SIZE error_at = 0;
  auto code = std::make_unique<Code>();
  code->compiled.reset(pcre2_compile(
      reinterpret_cast<PCRE2_SPTR>(written.data()), written.size(),
      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | (place == Place::beginning ? PCRE2_ANCHORED : 0u),
      &error, &error_at, context.get()));
  if (!code->compiled) {
    std::array<PCRE2_UCHAR, 256> words{};
    pcre2_get_error_message(error, words.data(), words.size());
    return fail(ErrorKind::not_supported, "an expression of the language package cannot be compiled: " +
                                              std::string(reinterpret_cast<const char*>(words.data())) +
                                              " at byte " + std::to_string(error_at) + " of it");
  }
  // Where there is no compiler to machine code for this processor, the search is slower and the same.
  pcre2_jit_compile(code->compiled.get(), PCRE2_JIT_COMPLETE);
  return Expression(std::move(code));
}

std::optional<Expression::Found> Expression::search(std::string_view subject, std::size_t from,
                                                    ExpressionWork& work) const {
  const ExpressionWork::State& state = *work.state_;
  const int outcome =
      pcre2_match(code_->compiled.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from,
                  PCRE2_NO_UTF_CHECK, state.found.get(), state.bounds.get());
  if (outcome < 0) return std::nullopt;
  const PCRE2_SIZE* const places = pcre2_get_ovector_pointer(state.found.get());
  if (places[0] > places[1]) return std::nullopt;  // \K inside of a look-ahead can do that
  return Found{places[0], places[1]};
}

bool Expression::is_found(std::string_view subject) const {
  const auto found = make_found();
  return pcre2_match(code_->compiled.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), 0,
                     PCRE2_NO_UTF_CHECK, found.get(), code_->bounds.get()) >= 0;
}

}  // namespace rapporteur::language
