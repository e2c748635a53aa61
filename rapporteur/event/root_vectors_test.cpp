#include "rapporteur/event/root_vectors.h"

#include "rapporteur/analysis/add_tree.h"
#include "rapporteur/event/root_model.h"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <string>

using namespace rapporteur;

namespace {

const std::string written = "Ghana warmly praised Togo today";

/// "praised" above all, "warmly" and both parties below it.
Analysis five_tokens() {
  Analysis made;
  made.tokens = {{0, 5}, {6, 12}, {13, 20}, {21, 25}, {26, 31}};
  made.parts = {Part::propn, Part::adv, Part::verb, Part::propn, Part::noun};
  made.heads = {2, 2, 2, 2, 2};
  made.entities = {{{4, 5}, EntityKind::date}};
  analysis::add_tree(made);
  return made;
}

/// Each word has a place of its own in the vector.
class OneEach final : public event::WordVectors {
 public:
  explicit OneEach(std::size_t width) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      all_[words[i]].resize(width);
      all_[words[i]][i] = static_cast<float>(i + 1);
    }
  }
  std::span<const float> find(std::string_view word) const override {
    const auto found = all_.find(std::string(word));
    return found == all_.end() ? std::span<const float>() : found->second;
  }
  static constexpr std::array<const char*, 5> words{"Ghana", "warmly", "praised", "Togo", "today"};

 private:
  std::map<std::string, std::vector<float>> all_;
};

/// The words that a group's vector is of.
std::string words_in(const std::vector<float>& vectors, std::size_t group) {
  std::string found;
  for (std::size_t i = 0; i < OneEach::words.size(); ++i) {
    if (vectors[group * event::word_vector_width + i] > 0) found.append(OneEach::words[i]).append(" ");
  }
  return found;
}

}  // namespace

TEST_CASE("groups of words are weighed without the parties and other names") {
  const Analysis analysis = five_tokens();
  const auto vectors =
      event::root_vectors(written, analysis, {0, 5}, {{0, 5}, {21, 25}}, OneEach(event::word_vector_width));
  REQUIRE(vectors.size() == event::root_vector_size);
  CHECK(words_in(vectors, 0) == "warmly praised ");
  CHECK(words_in(vectors, 1) == "warmly praised ");
  CHECK(words_in(vectors, 2) == "praised ");
  CHECK(words_in(vectors, 3) == "praised ");
  CHECK(words_in(vectors, 4) == "praised ");
  CHECK(words_in(vectors, 5) == "praised ");
  CHECK(words_in(vectors, 6).empty());
  CHECK(vectors[2 * event::word_vector_width + 2] == doctest::Approx(0.5));
}

TEST_CASE(
    "a party that is not there leaves its groups empty, and vectors of another width count for nothing") {
  const Analysis analysis = five_tokens();
  const auto alone =
      event::root_vectors(written, analysis, {0, 5}, {{0, 5}, {}}, OneEach(event::word_vector_width));
  CHECK(words_in(alone, 0) == "warmly praised ");
  CHECK(words_in(alone, 1).empty());
  CHECK(words_in(alone, 2).empty());
  const auto narrow = event::root_vectors(written, analysis, {0, 5}, {{0, 5}, {21, 25}}, OneEach(96));
  CHECK(narrow == std::vector<float>(event::root_vector_size));
}

TEST_CASE("weights of another size are refused, and vectors move the odds that ship") {
  CHECK_FALSE(event::RootModel::load(std::string(1000, 'x')).has_value());
  const auto& model = event::RootModel::shared();
  const std::vector<std::uint32_t> features{1, 2, 3};
  std::vector<float> vectors(event::root_vector_size);
  CHECK(model.weigh(features, vectors) == model.weigh(features));
  vectors[5] = 0.5F;
  CHECK(model.weigh(features, vectors) != model.weigh(features));
}
