#include "rapporteur/statement/bind_statements.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace rapporteur::statement {

namespace {

constexpr std::size_t most_looked_back = 64;  // statements

std::uint32_t hull_size(const std::vector<TextSpan>& spans) {
  return spans.empty() ? 0 : spans.back().end - spans.front().begin;
}

bool covers(const std::vector<TextSpan>& content, TextSpan part) {
  return std::ranges::any_of(content, [&](TextSpan span) { return span.contains(part); });
}

/// The statement with the smallest content that holds another one's cue; -1 where there is none.
std::int32_t parent_of(const std::vector<Statement>& statements, std::size_t number) {
  const Statement& child = statements[number];
  if (child.cue.empty()) return -1;
  std::int32_t parent = -1;
  const std::size_t first = number > most_looked_back ? number - most_looked_back : 0;
  const std::size_t last = std::min(statements.size(), number + most_looked_back);
  for (std::size_t i = first; i < last; ++i) {
    if (i == number || !covers(statements[i].content, child.cue.front())) continue;
    if (hull_size(statements[i].content) <= hull_size(child.content)) continue;
    const bool is_smaller = parent < 0 || hull_size(statements[i].content) <
                                              hull_size(statements[static_cast<std::size_t>(parent)].content);
    if (is_smaller) parent = static_cast<std::int32_t>(i);
  }
  return parent;
}

std::set<std::string_view> words_of_content(const Syntax& syntax, const Statement& statement) {
  std::set<std::string_view> words;
  for (const TextSpan span : statement.content) {
    const TokenRange range = syntax.analysis().tokens_in(span);
    for (Token token = range.begin; token < range.end; ++token) {
      const Part part = syntax.part(token);
      if (part == Part::noun || part == Part::propn || part == Part::verb || part == Part::adj)
        words.insert(syntax.lemma(token));
    }
  }
  return words;
}

bool is_by_same(const Statement& a, const Statement& b) {
  return !a.speakers.empty() && a.speakers == b.speakers;
}

/// The first statement of the body by the same speaker that shares the most words; at least one.
std::int32_t restated_by(const Syntax& syntax, const std::vector<Statement>& statements,
                         std::size_t headline) {
  const auto words = words_of_content(syntax, statements[headline]);
  std::int32_t best = -1;
  std::size_t most = 0;
  for (std::size_t i = headline + 1; i < std::min(statements.size(), headline + most_looked_back); ++i) {
    if (statements[i].is_in_headline) continue;
    const auto others = words_of_content(syntax, statements[i]);
    const auto shared = static_cast<std::size_t>(
        std::ranges::count_if(words, [&](std::string_view word) { return others.contains(word); }));
    const bool is_close = shared > 1 && 3 * shared >= 2 * words.size();
    if (!is_close && !is_by_same(statements[i], statements[headline])) continue;
    const bool says_nothing =
        words.empty() && best < 0 && statements[i].force.force == statements[headline].force.force;
    if (shared <= most && !says_nothing) continue;
    most = shared;
    best = static_cast<std::int32_t>(i);
  }
  return best;
}

/// The latest accusation or criticism of a speaker before a denial.
std::int32_t disputed_by(const std::vector<Statement>& statements, std::size_t denial) {
  const Statement& statement = statements[denial];
  for (std::size_t i = denial; i-- > 0 && denial - i < most_looked_back;) {
    const Force force = statements[i].force.force;
    if (force != Force::accuse && force != Force::criticize && force != Force::assert_) continue;
    const bool is_target = std::ranges::any_of(statements[i].targets, [&](const Party& target) {
      return std::ranges::find(statement.speakers, target) != statement.speakers.end() ||
             statement.on_behalf_of == target;
    });
    if (is_target && !is_by_same(statements[i], statement)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

void link(Statement& from, StatementLinkKind kind, std::int32_t to) {
  if (to >= 0) from.links.push_back({kind, static_cast<std::uint32_t>(to)});
}

}  // namespace

void bind_nested(std::vector<Statement>& statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    statements[i].nested_in = parent_of(statements, i);
    if (statements[i].nested_in < 0) continue;
    statements[i].rules.push_back(StatementRule::nested_cue);
    link(statements[static_cast<std::size_t>(statements[i].nested_in)], StatementLinkKind::reports,
         static_cast<std::int32_t>(i));
  }
}

void bind_related(const Syntax& syntax, std::vector<Statement>& statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& statement = statements[i];
    if (statement.is_in_headline)
      link(statement, StatementLinkKind::restates, restated_by(syntax, statements, i));
    if (statement.force.force == Force::deny)
      link(statement, StatementLinkKind::disputes, disputed_by(statements, i));
    const bool goes_on = statement.is_floating && i > 0 && is_by_same(statements[i - 1], statement);
    if (goes_on) link(statement, StatementLinkKind::continues, static_cast<std::int32_t>(i) - 1);
  }
}

}  // namespace rapporteur::statement
