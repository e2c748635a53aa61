#include "rapporteur/actor/code_actor.h"

#include "rapporteur/actor/gazetteer.h"

#include <doctest/doctest.h>

#include <string>

namespace rapporteur {

namespace {

std::string coded(std::string_view text, std::string_view context = "", Month when = 0) {
  static const Gazetteer gazetteer;
  const ActorCodes codes = code_actor(text, context, when, gazetteer, TownSpelling::near);
  return codes.country + " " + codes.sector + (codes.second_sector.empty() ? "" : "+" + codes.second_sector);
}

}  // namespace

TEST_CASE("an organ has its state and its sector") {
  CHECK(coded("the Peruvian navy") == "PER MIL");
  CHECK(coded("Norway's defence ministry") == "NOR GOV+MIL");
  CHECK(coded("the parliament of Ghana") == "GHA LEG");
  CHECK(coded("Lima police") == "PER COP");
  CHECK(coded("a Bolivian high court") == "BOL JUD");
}

TEST_CASE("a spokesman is what he speaks for") {
  CHECK(coded("a Portuguese army spokesman") == "PRT MIL");
  CHECK(coded("a spokeswoman for the Moroccan foreign ministry") == "MAR GOV");
  CHECK(coded("a Hamas official") == "PSE REB");
}

TEST_CASE("who was in office is of the elite") {
  CHECK(coded("a former Danish prime minister") == "DNK ELI");
  CHECK(coded("Barack Obama", "", 201205) == "USA GOV");
  CHECK(coded("Barack Obama", "", 201905) == "USA ELI");
}

TEST_CASE("bodies above states have codes of their own") {
  CHECK(coded("the Security Council") == "UNO ");
  CHECK(coded("the president of the European Commission") == "EUR GOV");
  CHECK(coded("NATO") == "IGO ");
}

TEST_CASE("whom a group opposes or is backed by is not where it belongs") {
  CHECK(coded("pro-Russian separatists in Moldova") == "MDA REB");
  CHECK(coded("Saudi-backed fighters in Yemen") == "YEM REB");
}

TEST_CASE("the context gives a country where the words give none") {
  CHECK(coded("foreign minister", "Kenyan") == "KEN GOV");
  CHECK(coded("gunmen") == " UAF");
}

TEST_CASE("a misspelt town has a country where only one is meant") {
  CHECK(coded("Bgotao police") == " COP");  // too far
  CHECK(coded("Nairboi police") == "KEN COP");
  CHECK(coded("Ada Nairboi") == " ");
}

TEST_CASE("people are told by a title with the family's name, by a misspelt name, by its form") {
  CHECK(coded("Foreign Minister Lavrov") == "RUS GOV");
  CHECK(coded("Prime Minister Yatsenyuk", "", 201501) == "UKR GOV");
  CHECK(coded("Segrei Lavrov") == "RUS GOV");
  CHECK(coded("Zhou Guanghui") == "CHN ");
  CHECK(coded("the envoy Ada Lund") == " GOV");
}

TEST_CASE("any bytes have codes or none") {
  CHECK(coded("") == " ");
  CHECK(coded("\xFF\xC2 \xE2\x80") == " ");
}

}  // namespace rapporteur
