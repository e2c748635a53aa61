#include "rapporteur/language/networks.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace rapporteur::language;

constexpr std::uint32_t width = 16;
constexpr std::uint32_t vector_width = 5;

/// Networks of the right architecture with numbers that look random for weights.
class Maker {
 public:
  NetworkParts parts() {
    NetworkParts parts;
    parts.tok2vec.nodes = tok2vec({"NORM", "SHAPE", "SPACY"});
    parts.tagger.nodes = {node("softmax", {{"W", {4, width}}, {"b", {4}}})};
    parts.tags = {"A", "B", "C", "D"};
    parts.parser.nodes = transitions(8, 9);
    parts.parser_moves = {{{0, ""}, 5},  {{1, ""}, 5},     {{2, "x"}, 4}, {{2, "x||y"}, 3}, {{2, "y"}, 2},
                          {{3, "y"}, 4}, {{3, "y||x"}, 2}, {{3, "z"}, 1}, {{4, "ROOT"}, 9}};
    // The entity finder has a network for tokens of its own.
    parts.entities.nodes = transitions(3, 9);
    const auto own = tok2vec({"NORM", "SHAPE"});
    parts.entities.nodes.insert(parts.entities.nodes.end(), own.begin(), own.end());
    parts.entity_moves = {{{1, "P"}, 2}, {{1, "Q"}, 1}, {{2, "P"}, 2}, {{2, "Q"}, 1}, {{3, "P"}, 2},
                          {{3, "Q"}, 1}, {{4, "P"}, 2}, {{4, "Q"}, 1}, {{5, ""}, 9}};
    parts.vector_width = vector_width;
    return parts;
  }

 private:
  using Arrays = std::vector<std::pair<std::string, std::vector<std::uint32_t>>>;

  float next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<float>(static_cast<std::int32_t>(state_ >> 32)) * 0x1p-31F;
  }

  ThincNode node(const std::string& name, const Arrays& arrays) {
    ThincNode made;
    made.name = name;
    for (const auto& [array_name, shape] : arrays) {
      ThincArray& array = made.arrays[array_name];
      array.shape = shape;
      std::size_t size = 1;
      for (const std::uint32_t dimension : shape) size *= dimension;
      for (std::size_t i = 0; i < size; ++i) array.values.push_back(next());
    }
    return made;
  }

  std::vector<ThincNode> tok2vec(const std::vector<std::string>& features) {
    std::vector<ThincNode> nodes = {node("extract_features", {})};
    nodes[0].settings["columns"].texts = features;
    for (std::size_t f = 0; f < features.size(); ++f) {
      nodes.push_back(node("hashembed", {{"E", {20, width}}}));
      nodes.back().settings["seed"].number = static_cast<std::int64_t>(8 + f);
      nodes.back().settings["column"].number = static_cast<std::int64_t>(f);
    }
    nodes.push_back(node("static_vectors", {{"W", {width, vector_width}}}));
    const auto mixed = static_cast<std::uint32_t>(width * (features.size() + 1));
    for (std::size_t layer = 0; layer < 4; ++layer) {
      const std::uint32_t inputs = layer == 0 ? mixed : 3 * width;
      nodes.push_back(node("maxout", {{"W", {width, 3, inputs}}, {"b", {width, 3}}}));
      nodes.push_back(node("layernorm", {{"G", {width}}, {"b", {width}}}));
      if (layer == 0) continue;
      nodes.push_back(node("expand_window", {}));
      nodes.back().settings["window_size"].number = 1;
    }
    return nodes;
  }

  std::vector<ThincNode> transitions(std::uint32_t slots, std::uint32_t classes) {
    std::vector<ThincNode> nodes = {
        node("parser_model", {}),
        node("precomputable_affine", {{"W", {slots, 16, 2, 16}}, {"b", {16, 2}}, {"pad", {1, slots, 16, 2}}}),
        node("linear", {{"W", {classes, 16}}, {"b", {classes}}}),
        node("linear", {{"W", {16, width}}, {"b", {16}}})};
    nodes[0].settings["has_upper"].number = 1;
    nodes[0].references = {{"lower", 1}, {"upper", 2}};
    return nodes;
  }

  std::uint64_t state_ = 3;
};

/// A text of `size` tokens out of `kinds` word forms.
struct TestText {
  std::vector<TokenFeatures> forms;
  std::vector<std::uint8_t> are_spaces;

  TestText(std::size_t size, std::uint64_t start, std::uint64_t kinds) {
    std::uint64_t number = start;
    for (std::size_t i = 0; i < size; ++i) {
      number = number * 6364136223846793005u + 1442695040888963407u;
      const std::uint64_t kind = (number >> 33) % kinds;
      TokenFeatures form;
      form[Feature::orth] = form[Feature::norm] = kind;
      form[Feature::shape] = kind % 3;
      form[Feature::has_space] = number >> 63;
      forms.push_back(form);
      are_spaces.push_back(kind % 7 == 6 ? 1 : 0);
    }
  }
  NetworkText view() const { return {forms, are_spaces}; }
};

bool find_test_vector(std::uint64_t orth, float* vector) {
  if (orth % 5 == 4) return false;
  for (std::uint32_t i = 0; i < vector_width; ++i)
    vector[i] = static_cast<float>((orth + i) % 11) * 0.125F - 0.5F;
  return true;
}

struct TestNetworks {
  Labels labels;
  Networks networks;

  TestNetworks() {
    auto made = make_networks(Maker().parts(), labels);
    REQUIRE(made.has_value());
    networks = std::move(*made);
  }
};

/// A reading and its margins: equal only where all scores have the same bits.
struct Outcome {
  Reading reading;
  Margins margins;
};

Outcome read_one(NetworkRun& run, const TestText& text) {
  Outcome outcome;
  const NetworkText view = text.view();
  run.read({&view, 1}, {&outcome.reading, 1}, {&outcome.margins, 1});
  return outcome;
}

void check_same(const Outcome& a, const Outcome& b) {
  CHECK(a.margins.tags == b.margins.tags);
  CHECK(a.margins.heads == b.margins.heads);
  CHECK(a.margins.entities == b.margins.entities);
  CHECK(a.reading.tags == b.reading.tags);
  CHECK(a.reading.heads == b.reading.heads);
  CHECK(a.reading.relations == b.reading.relations);
  CHECK(a.reading.starts_sentence == b.reading.starts_sentence);
  REQUIRE(a.reading.entities.size() == b.reading.entities.size());
  for (std::size_t i = 0; i < a.reading.entities.size(); ++i) {
    CHECK(a.reading.entities[i].tokens == b.reading.entities[i].tokens);
    CHECK(a.reading.entities[i].label == b.reading.entities[i].label);
  }
}

std::vector<TestText> test_texts() {
  std::vector<TestText> texts;
  for (const std::size_t size : {0U, 1U, 2U, 3U, 40U, 700U}) texts.emplace_back(size, size + 1, 50);
  return texts;
}

}  // namespace

TEST_CASE("every path reads the same from the same networks") {
  const TestNetworks test;
  for (const TestText& text : test_texts()) {
    NetworkRun first(test.networks, find_test_vector, Path::portable);
    const Outcome expected = read_one(first, text);
    for (const Path path : {Path::avx2, Path::avx512}) {
      if (!has_path(path)) continue;
      NetworkRun run(test.networks, find_test_vector, path);
      check_same(read_one(run, text), expected);
    }
  }
}

TEST_CASE("texts read together give what each gives alone") {
  const TestNetworks test;
  const std::vector<TestText> texts = test_texts();
  std::vector<NetworkText> views;
  for (const TestText& text : texts) views.push_back(text.view());
  std::vector<Reading> readings(texts.size());
  std::vector<Margins> margins(texts.size());
  NetworkRun together(test.networks, find_test_vector, best_path());
  together.read(views, readings, margins);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    NetworkRun alone(test.networks, find_test_vector, best_path());
    check_same({readings[i], margins[i]}, read_one(alone, texts[i]));
  }
}

TEST_CASE("what was read before does not change a reading, even where the cache is full") {
  const TestNetworks test;
  const TestText text(300, 5, 200);
  NetworkRun fresh(test.networks, find_test_vector, best_path());
  const Outcome expected = read_one(fresh, text);
  NetworkRun used(test.networks, find_test_vector, best_path());
  check_same(read_one(used, text), expected);
  read_one(used, TestText(20000, 9, 15000));
  check_same(read_one(used, text), expected);
  check_same(read_one(used, text), expected);
}

TEST_CASE("every token gets a head, and every text is one or more whole trees") {
  const TestNetworks test;
  NetworkRun run(test.networks, find_test_vector, best_path());
  const Outcome outcome = read_one(run, TestText(5000, 77, 300));
  const Reading& reading = outcome.reading;
  for (std::uint32_t i = 0; i < reading.heads.size(); ++i) {
    std::uint32_t at = i;
    std::size_t steps = 0;
    while (reading.heads[at] != at && ++steps <= reading.heads.size()) at = reading.heads[at];
    CHECK(reading.heads[at] == at);
  }
  CHECK(reading.starts_sentence[0] == 1);
  for (const Entity& entity : reading.entities) {
    CHECK(entity.tokens.begin < entity.tokens.end);
    for (std::uint32_t i = entity.tokens.begin + 1; i < entity.tokens.end; ++i)
      CHECK(reading.starts_sentence[i] == 0);
  }
}

TEST_CASE("networks that do not fit together are refused") {
  const std::vector<std::function<void(NetworkParts&)>> spoils = {
      [](NetworkParts& parts) { parts.tags.pop_back(); },
      [](NetworkParts& parts) { parts.parser_moves.pop_back(); },
      [](NetworkParts& parts) {
        parts.entity_moves.push_back({{5, "R"}, 1});
      },
      [](NetworkParts& parts) { parts.parser_moves[0].move.action = 7; },
      [](NetworkParts& parts) { parts.vector_width = 6; },
      [](NetworkParts& parts) { parts.tok2vec.nodes.clear(); },
      [](NetworkParts& parts) { parts.parser.nodes[0].references["lower"] = 2; },
      [](NetworkParts& parts) { parts.parser.nodes[3].arrays.clear(); },
      [](NetworkParts& parts) { parts.tok2vec.nodes[0].settings["columns"].texts[1] = "POS"; },
      [](NetworkParts& parts) { parts.tok2vec.nodes[1].settings["column"].number = 9; },
      [](NetworkParts& parts) { parts.tok2vec.nodes.back().settings["window_size"].number = 2; }};
  for (const auto& spoil : spoils) {
    NetworkParts parts = Maker().parts();
    spoil(parts);
    Labels labels;
    CHECK_FALSE(make_networks(std::move(parts), labels).has_value());
  }
}
