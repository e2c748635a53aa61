#include "rapporteur/analysis/analyse.h"

#include <doctest/doctest.h>

#include <string>

namespace rapporteur {

TEST_CASE("a long text is cut behind a sentence, a blank or a character") {
  std::string sentences;
  while (sentences.size() <= most_stretch_bytes) sentences += "The ferry was late again. ";
  const std::size_t end = stretch_end(sentences);
  CHECK(end <= most_stretch_bytes);
  CHECK(end > most_stretch_bytes / 2);
  CHECK(sentences.substr(end - 2, 2) == ". ");

  std::string words;
  while (words.size() <= most_stretch_bytes) words += "ferry ";
  CHECK(words[stretch_end(words) - 1] == ' ');
  CHECK(stretch_end(words) > most_stretch_bytes - 6);

  std::string marks = "x";
  while (marks.size() <= most_stretch_bytes + 4) marks += "\xF0\x9F\x9A\xA2";
  CHECK((stretch_end(marks) - 1) % 4 == 0);
  CHECK(stretch_end(std::string(most_stretch_bytes + 1, 'x')) == most_stretch_bytes);
  CHECK(stretch_end(std::string(most_stretch_bytes + 1, '\x80')) > most_stretch_bytes - 4);
}

}  // namespace rapporteur
