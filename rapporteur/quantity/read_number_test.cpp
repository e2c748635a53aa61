#include "rapporteur/quantity/read_number.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::quantity;

namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return words;
}

/// The first number of words that are parted by blanks: "at_least 1200 usd".
std::string read(std::string_view text) {
  const auto words = split(text);
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    const auto told = read_number(words, at);
    if (!told) continue;
    std::string written(name_of(told->exactness));
    written += ' ' + told->low.written();
    if (told->high.written() != told->low.written()) written += ".." + told->high.written();
    if (!told->unit.empty()) written += ' ' + told->unit;
    if (!told->glued.empty()) written += ' ' + told->glued;
    if (told->is_ordinal) written += " ordinal";
    return written;
  }
  return "none";
}

}  // namespace

TEST_CASE("decimals are exact and written without exponent") {
  CHECK(Decimal::read("1,200")->written() == "1200");
  CHECK(Decimal::read("2.50")->written() == "2.5");
  CHECK(Decimal::read("0.05")->written() == "0.05");
  for (const std::string_view bad : {"", "1,20", "1.2.3", "12345678901234567890", "1,2345", "."})
    CHECK_FALSE(Decimal::read(bad));
  CHECK(Decimal::read("2.5")->shifted(9)->written() == "2500000000");
  CHECK_FALSE(Decimal::read("999999")->shifted(18));
  CHECK(Decimal{25, 1}.plus({5, 0})->written() == "7.5");
  CHECK(Decimal{25, 1}.is_less({26, 1}));
  CHECK_FALSE(Decimal{3, 0}.is_less({25, 1}));
}

TEST_CASE("numbers are read in words and figures") {
  CHECK(read("seven men") == "exact 7");
  CHECK(read("twenty - three men") == "exact 23");
  CHECK(read("one hundred and thirty men") == "exact 130");
  CHECK(read("two thousand five hundred men") == "exact 2500");
  CHECK(read("two dozen men") == "exact 24");
  CHECK(read("half a million men") == "exact 500000");
  CHECK(read("1.5 million men") == "exact 1500000");
  CHECK(read("the 20-nation summit") == "exact 20 nation");
  CHECK(read("the third round") == "exact 3 ordinal");
  CHECK(read("no number") == "none");
}

TEST_CASE("how exactly a number is told is read with it") {
  CHECK(read("some 230 men") == "about 230");
  CHECK(read("more than 1,200 men") == "at_least 1200");
  CHECK(read("no fewer than 12 men") == "at_least 12");
  CHECK(read("no more than 12 men") == "at_most 12");
  CHECK(read("up to 30 men") == "at_most 30");
  CHECK(read("at least 30 men") == "at_least 30");
  CHECK(read("30 or more men") == "at_least 30");
  CHECK(read("between 20 and 30 men") == "between 20..30");
  CHECK(read("20 to 30 men") == "between 20..30");
  CHECK(read("from 20 to 30 men") == "exact 20");
  CHECK(read("hundreds of men") == "vague 200..999");
  CHECK(read("tens of thousands of men") == "vague 20000..99999");
}

TEST_CASE("units and shares are read with the number") {
  CHECK(read("$ 80 million") == "exact 80000000 usd");
  CHECK(read("$ 2.5bn") == "exact 2500000000 usd");
  CHECK(read("$ 5 - 10 million") == "between 5000000..10000000 usd");
  CHECK(read("5 per cent") == "exact 5 percent");
  CHECK(read("5 percentage points") == "exact 5 percentage_point");
  CHECK(read("35 km") == "exact 35 km");
  CHECK(read("a third of the men") == "about 33.3 percent");
  CHECK(read("half of the men") == "exact 50 percent");
}
