#include "rapporteur/language/tokenizer_rules.h"

#include "rapporteur/language/tokenizer_test_tools.h"

#include <doctest/doctest.h>

namespace rapporteur::language {

TEST_CASE("what bounds an expression is read from it") {
  CHECK(max_width("a|bc|[^]x]d(?<=long)") == 2);
  CHECK(max_width(R"((?<=[0-9])(?:km²|m/s)$)") == 3);
  CHECK(max_width(R"(\u00e9\.x?)") == 3);
  CHECK(!max_width("a+"));
  CHECK(!max_width("(?:a{3})"));
  CHECK(!max_width("(a"));
  CHECK(!max_width("a)"));
  CHECK(!max_width(R"(\1)"));
  CHECK(!max_width(std::string(100, '(') + std::string(100, ')')));
  CHECK(alternatives_of(R"(a|[|]|(?:b|c)|\|)") ==
        std::vector<std::string_view>{"a", "[|]", "(?:b|c)", R"(\|)"});
}

TEST_CASE("an expression for endings has a window if all of it is bounded and stands at the end") {
  const auto window = suffix_window(R"(\.\.+$|km$|\$$)");
  REQUIRE(window);
  CHECK(window->characters == 2);
  CHECK(window->takes_points);
  CHECK(!suffix_window("km$|m"));
  CHECK(!suffix_window(R"(km$|\$)"));
  CHECK(!suffix_window("a*$"));
}

TEST_CASE("an expression finds what it finds in Python") {
  ExpressionWork work;
  const auto expression = Expression::compile(R"((?u)(?<=[a-z])\.$|\U0001F600)");
  REQUIRE(expression);
  const auto found = expression->search("ab.", 2, work);
  REQUIRE(found);
  CHECK(found->begin == 2);
  CHECK(found->end == 3);
  CHECK(!expression->search(".", 0, work));
  CHECK(expression->is_found("x\U0001F600y"));
  const auto anchored = Expression::compile("b", Expression::Place::beginning);
  REQUIRE(anchored);
  CHECK(!anchored->search("ab", 0, work));
}

TEST_CASE("a search that takes too many steps finds nothing") {
  ExpressionWork work;
  const auto expression = Expression::compile("(?:a+)+b$");
  REQUIRE(expression);
  CHECK(!expression->search(std::string(5000, 'a'), 0, work));
}

TEST_CASE("rules that cannot be used are refused") {
  const auto refused = [](const std::string& file) {
    const auto rules = read_tokenizer_rules(file);
    REQUIRE(!rules);
    return rules.error().kind;
  };
  test::Patterns patterns;
  const std::string good = test::tokenizer_file(patterns, test::some_exceptions());
  CHECK(read_tokenizer_rules(good));
  CHECK(refused("") == ErrorKind::malformed);
  for (std::size_t size = 1; size < good.size(); size += 7)
    CHECK(!read_tokenizer_rules(good.substr(0, size)));
  CHECK(refused(test::tokenizer_file(patterns, {{"don't", {{"do", ""}}}})) == ErrorKind::malformed);
  CHECK(refused(test::tokenizer_file(patterns, {{"\xFF", {{"\xFF", ""}}}})) == ErrorKind::malformed);
  patterns.infix = "(";
  CHECK(refused(test::tokenizer_file(patterns, {})) == ErrorKind::not_supported);
}

}  // namespace rapporteur::language
