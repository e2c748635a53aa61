#include "rapporteur/actor/name_origin.h"

#include <doctest/doctest.h>

#include <array>

using rapporteur::actor::country_by_name_form;

TEST_CASE("a Chinese family name with a given name of two syllables tells its state") {
  CHECK(country_by_name_form(std::array<std::string_view, 2>{"Zhou", "Guanghui"}, false) == "CHN");
  CHECK(country_by_name_form(std::array<std::string_view, 3>{"Hsieh", "Wen", "lung"}, true) == "TWN");
}

TEST_CASE("names of other forms tell nothing") {
  CHECK(country_by_name_form(std::array<std::string_view, 2>{"Li", "Dana"}, false).empty());
  CHECK(country_by_name_form(std::array<std::string_view, 2>{"Lin", "Robertson"}, false).empty());
  CHECK(country_by_name_form(std::array<std::string_view, 2>{"Ada", "Guanghui"}, false).empty());
  CHECK(country_by_name_form(std::array<std::string_view, 3>{"Han", "Min", "jun"}, true).empty());
  CHECK(country_by_name_form(std::array<std::string_view, 1>{"Zhou"}, false).empty());
}
