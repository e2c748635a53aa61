#include "rapporteur/statement/syntax.h"

#include "rapporteur/analysis/add_tree.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using namespace rapporteur::statement;

namespace {

const std::string written = ", we stay ,";

/// Four words or marks of `written`, the verb above all.
Analysis four_tokens() {
  Analysis made;
  made.tokens = {{0, 1}, {2, 4}, {5, 9}, {10, 11}};
  made.parts = {Part::punct, Part::pron, Part::verb, Part::punct};
  made.heads = {2, 2, 2, 2};
  analysis::add_tree(made);
  return made;
}

}  // namespace

TEST_CASE("what stands at the ends of a run is left out") {
  const Analysis analysis = four_tokens();
  const Syntax syntax(written, analysis);
  CHECK(trimmed(syntax, {0, 4}) == TokenRange{1, 3});
  CHECK(without_commas(syntax, {0, 4}) == TokenRange{1, 3});
  CHECK(trimmed(syntax, {3, 4}).is_empty());
}

TEST_CASE("a run that ends before it begins is empty, not all the text") {
  const Analysis analysis = four_tokens();
  const Syntax syntax(written, analysis);
  CHECK(trimmed(syntax, {2, 1}).is_empty());
  CHECK(without_commas(syntax, {2, 1}).is_empty());
}
