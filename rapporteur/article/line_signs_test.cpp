#include "rapporteur/article/line_signs.h"

#include "rapporteur/article/head_lines.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using namespace rapporteur::article;

namespace {

LineSigns signs_of(std::string_view line) {
  LineWords scratch(TextPageWords::shipped().index);
  return read_line_signs(line, TextPageWords::shipped(), scratch);
}

std::vector<std::string> names_in(std::string_view line) {
  LineWords words(TextPageWords::shipped().index);
  words.read(line, 64);
  std::vector<std::string> names;
  for (const TextSpan name : read_byline(line, words, TextPageWords::shipped()).names) {
    names.emplace_back(line.substr(name.begin, name.size()));
  }
  return names;
}

bool is_of_kind(std::uint32_t bits, LeftoverKind kind) {
  return (bits >> static_cast<std::uint32_t>(kind) & 1u) != 0;
}

using People = std::vector<std::string>;

}  // namespace

TEST_CASE("a picture's name is known by its form") {
  CHECK(signs_of("Harbour at dawn and others40218834516_be1c77a29d_o").is_image_name);
  CHECK(signs_of("quay-north-20180117.JPG").is_image_name);
  CHECK(signs_of("mayor_speech_1024x683").is_image_name);
  CHECK_FALSE(signs_of("The board of 20180 members met on 17 January 2018").is_image_name);
  CHECK_FALSE(signs_of("Write to desk_01@paper.example").is_image_name);
}

TEST_CASE("a credit is told from the caption before it") {
  const std::string_view line =
      "From left: the mayor and two of her deputies at the harbour. Image Credit: City of Norhaven via "
      "Flickr";
  const LineSigns signs = signs_of(line);
  CHECK(signs.has_caption_lead);
  REQUIRE(signs.credit_begin.has_value());
  CHECK(line.substr(*signs.credit_begin) == "Image Credit: City of Norhaven via Flickr");
}

TEST_CASE("a line that names who made the picture is a credit") {
  CHECK(signs_of("Photo by Jane Doe/Getty Images").is_credit);
  CHECK(signs_of("Foto: Erika Muster").is_credit);
  CHECK(signs_of("AFP/Getty Images").is_credit);
  CHECK(signs_of("REUTERS").is_credit);
  CHECK_FALSE(
      signs_of("Photo: The mayor told reporters on Monday that the new quay would open in May.").is_credit);
  CHECK_FALSE(signs_of("The photo shows that the quay was never finished.").is_credit);
}

TEST_CASE("an agency behind a dash marks a caption") {
  CHECK(signs_of("Jane Doe, the mayor of Norhaven - AFP").has_agency_tail);
  CHECK(signs_of("The harbour at dawn (Reuters)").has_agency_tail);
  CHECK_FALSE(signs_of("She spoke to Reuters").has_agency_tail);
}

TEST_CASE("leftovers of a website are known in several languages") {
  CHECK(is_of_kind(signs_of("Leave a Reply").leftovers.whole, LeftoverKind::comment));
  CHECK(is_of_kind(signs_of("12 Comments").leftovers.whole, LeftoverKind::comment));
  CHECK(is_of_kind(signs_of("Zum Inhalt springen").leftovers.whole, LeftoverKind::navigation));
  CHECK(is_of_kind(signs_of("Lire aussi : le port sera fermé").leftovers.start, LeftoverKind::related));
  CHECK(is_of_kind(signs_of("This website uses cookies to improve your visit.").leftovers.start,
                   LeftoverKind::cookie));
  CHECK_FALSE(signs_of("The mayor will leave a replica of the ship to the town.").leftovers.is_any());
}

TEST_CASE("bylines are read by their form") {
  CHECK(names_in("By Jane Doe") == People{"Jane Doe"});
  CHECK(names_in("By JANE van DOE and John Q. Roe, Norland News") == People{"JANE van DOE", "John Q. Roe"});
  CHECK(names_in("Von Erika Muster und Max Muster | 17. Januar 2018") ==
        People{"Erika Muster", "Max Muster"});
  CHECK(names_in("Par Jeanne Dupont") == People{"Jeanne Dupont"});
  CHECK(names_in("By Jane Doe, Reuters") == People{"Jane Doe"});
  CHECK(signs_of("JANE DOE, Staff Writer").has_byline);
  CHECK(signs_of("Jane Doe \xC2\xB7 Norland News \xC2\xB7 Posted: Dec 15, 2017 6:02 PM").has_byline);
  CHECK(names_in("By Monday the board will have voted on it.").empty());
  CHECK_FALSE(signs_of("Norhaven City").has_byline);
}

TEST_CASE("a line of a date is known") {
  CHECK(signs_of("Published: 17 January 2018, 10:23 GMT").has_date);
  CHECK(signs_of("17.01.2018").has_date);
  CHECK_FALSE(signs_of("World Cup 2018").has_date);
}

TEST_CASE("the shape of a line is that of prose, a label or a leftover") {
  CHECK(signs_of("The board met on Monday and decided nothing at all, it said.").shape == LineShape::prose);
  CHECK(signs_of("New Quay Opens After Years of Delay in Norhaven Harbour").shape ==
        LineShape::headline_like);
  CHECK(signs_of("Subscribe").shape == LineShape::leftover);
  CHECK(signs_of("Norhaven").shape == LineShape::few_words);
}
