#pragma once

#include "rapporteur/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::language {

/// What one thread needs to search with expressions; may be used for all of them, again and again.
class ExpressionWork {
 public:
  ExpressionWork();
  ExpressionWork(ExpressionWork&&) noexcept;
  ExpressionWork& operator=(ExpressionWork&&) noexcept;
  ~ExpressionWork();

 private:
  friend class Expression;
  struct State;
  std::unique_ptr<State> state_;
};

/// A regular expression in the dialect of Python's `re`, compiled to machine code. Any number of threads may
/// search with it, each with its own work.
class Expression {
 public:
  /// Where it was found, in bytes of the subject.
  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Where it may be found.
  enum class Place : std::uint8_t { anywhere, beginning };
  static Result<Expression> compile(std::string_view pattern, Place place = Place::anywhere);
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();

  /// The leftmost place at or behind `from`; what stands before `from` can be looked back at. The subject
  /// must be well-formed UTF-8. A search that takes too many steps counts as one that finds nothing.
  std::optional<Found> search(std::string_view subject, std::size_t from, ExpressionWork& work) const;

  /// Whether it is found anywhere; needs no work of the caller's, for short subjects.
  bool is_found(std::string_view subject) const;

 private:
  struct Code;
  explicit Expression(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

}  // namespace rapporteur::language
