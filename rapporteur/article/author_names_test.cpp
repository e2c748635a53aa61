#include "rapporteur/article/author_names.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using rapporteur::article::NameTrust;

namespace {

std::string names(std::string_view text, NameTrust trust) {
  Page page;
  page.url = "https://www.daily-example.org/a";
  const article::SiteNames sites(page, {}, {});
  std::string out;
  for (const auto& name : article::read_person_names(text, trust, sites))
    out += (out.empty() ? "" : "|") + name.value;
  return out;
}

}  // namespace

TEST_CASE("names are read from bylines in several languages") {
  CHECK(names("By Jane Doe", NameTrust::grammar) == "Jane Doe");
  CHECK(names("By Jane Doe and John Q. Roe", NameTrust::grammar) == "Jane Doe|John Q. Roe");
  CHECK(names("Von Anna M\xC3\xBCller und Jan van der Berg", NameTrust::grammar) ==
        "Anna M\xC3\xBCller|Jan van der Berg");
  CHECK(names("Par Jeanne Dubois et Luc Petit", NameTrust::grammar) == "Jeanne Dubois|Luc Petit");
  CHECK(names("Written by: Jane Doe", NameTrust::marked) == "Jane Doe");
  CHECK(names("View all posts by Jane Doe", NameTrust::marked) == "Jane Doe");
  CHECK(names("3 May 2020 | by Jane Doe", NameTrust::grammar) == "Jane Doe");
  CHECK(names("Jane Doe, John Roe & Ann Poe", NameTrust::stated) == "Jane Doe|John Roe|Ann Poe");
}

TEST_CASE("roles, degrees, dates, places and addresses are no part of a name") {
  CHECK(names("By Jane Doe, Senior Editor", NameTrust::grammar) == "Jane Doe");
  CHECK(names("Jane Doe, PhD, RD", NameTrust::stated) == "Jane Doe");
  CHECK(names("By Jane Doe Published May 3, 2020", NameTrust::marked) == "Jane Doe");
  CHECK(names("By Jane Doe in London", NameTrust::grammar) == "Jane Doe");
  CHECK(names("By Jane Doe | @janedoe | jane@example.org", NameTrust::marked) == "Jane Doe");
  CHECK(names("Staff Writer Jane Doe", NameTrust::marked) == "Jane Doe");
  CHECK(names("Text: Jane Doe, Foto: John Roe", NameTrust::marked) == "Jane Doe");
}

TEST_CASE("nobody and the outlet are no authors") {
  for (const char* text : {"admin", "Redaktion", "Staff", "Daily Example", "dailyexample", "Editorial Team",
                           "By", "", "https://example.org/jane", "Guest Author", "12"}) {
    CHECK_MESSAGE(names(text, NameTrust::stated).empty(), text);
  }
  CHECK(names("by the way nothing is said", NameTrust::grammar).empty());
}

TEST_CASE("what leads to more articles names an author only where it is marked") {
  for (const char* text : {"More from Jane Doe", "More by Jane Doe", "Mehr von Anna Berg",
                           "MEHR VON Anna Berg", "Plus de Jeanne Dubois"}) {
    CHECK_MESSAGE(names(text, NameTrust::grammar).empty(), text);
  }
  CHECK(names("More by Jane Doe", NameTrust::marked) == "Jane Doe");
}
