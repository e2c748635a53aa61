#include "rapporteur/language/package_description.h"

#include <doctest/doctest.h>

#include <string>

namespace rapporteur::language {

namespace {

std::string meta(const std::string& pipeline, const std::string& version = "3.7.1") {
  return R"({"lang": "en", "name": "made", "license": "MIT", "version": ")" + version +
         R"(", "pipeline": [)" + pipeline + "]}";
}

const std::string all_parts = R"("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")";

std::string refusal(const std::string& json) {
  const auto identity = read_meta(json);
  REQUIRE(!identity);
  CHECK(identity.error().kind == ErrorKind::not_supported);
  return identity.error().sentence;
}

}  // namespace

TEST_CASE("a package says who it is") {
  const auto identity = read_meta(meta(all_parts));
  REQUIRE(identity);
  CHECK(identity->name == "en_made");
  CHECK(identity->version == "3.7.1");
  CHECK(identity->licence == "MIT");
}

TEST_CASE("what is not supported is refused by its name") {
  CHECK(refusal(meta(all_parts + R"(, "morphologizer")")).find("'morphologizer'") != std::string::npos);
  CHECK(refusal(meta(R"("tok2vec", "tagger")")).find("'parser'") != std::string::npos);
  CHECK(refusal(meta(R"("tok2vec", "ner", "tagger", "parser", "attribute_ruler", "lemmatizer")"))
            .find("'ner' before 'parser'") != std::string::npos);
  CHECK(refusal(meta(all_parts, "2.3.1")).find("2.3.1") != std::string::npos);
  CHECK(!read_meta("[]"));
  CHECK(!read_meta("{"));
}

TEST_CASE("parts of another make are refused") {
  const Identity english{.name = {}, .version = {}, .language = "en", .licence = {}, .files = {}};
  Identity french = english;
  french.language = "fr";
  CHECK(check_config("[components.lemmatizer]\nmode = \"rule\"\n", english));
  CHECK(!check_config("[components.lemmatizer]\nmode = \"lookup\"\n", english));
  CHECK(!check_config("[nlp.tokenizer]\n@tokenizers = \"spacy.zh.ChineseTokenizer\"\n", english));
  CHECK(check_config("[other]\nmode = \"lookup\"\n", english));
  CHECK(!check_config("", french));
}

}  // namespace rapporteur::language
