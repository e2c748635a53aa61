#include "rapporteur/encoder/encoder.h"

#include "rapporteur/encoder/encoder_test_tools.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <thread>
#include <vector>

using namespace rapporteur;
using namespace rapporteur::encoder;

namespace {

const std::string& tuned_bytes(const TinyModel& model) {
  static const std::string bytes = model.tuned();
  return bytes;
}

struct Loaded {
  TinyModel model{"encoder_test"};
  Encoder encoder = *Encoder::load(model.folder(), tuned_bytes(model));
};

const Encoder& tiny() {
  static const Loaded loaded;
  return loaded.encoder;
}

/// `count` paragraphs of different lengths, one a line.
std::string make_text(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    for (int j = 0; j <= i * 7 % 60; ++j) text += j % 3 ? "“The fees, a minister" : " 1 abc harbour rise.” ";
    text += "\n";
  }
  return text;
}

std::vector<TextSpan> lines_of(const std::string& text) {
  std::vector<TextSpan> lines;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') continue;
    lines.push_back({begin, i});
    begin = i + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("every path and any number of threads give the same bits") {
  const std::string text = make_text(40);
  const std::vector<TextSpan> lines = lines_of(text);
  const Encoding expected = Runner(tiny(), Path::portable).encode(text, lines);
  REQUIRE(expected.size() > 1000);
  for (const Path path : {Path::avx2, Path::avx512_vnni, Path::amx}) {
    if (!has_path(path)) continue;
    CHECK(Runner(tiny(), path).encode(text, lines).vectors == expected.vectors);
  }
  std::vector<Encoding> found(3);
  std::vector<std::thread> threads;
  for (Encoding& each : found) threads.emplace_back([&] { each = Runner(tiny()).encode(text, lines); });
  for (std::thread& thread : threads) thread.join();
  for (const Encoding& each : found) CHECK(each.vectors == expected.vectors);
}

TEST_CASE("windows cover all pieces in order, and a window's vectors are those it has alone") {
  const std::string text = make_text(40);
  const std::vector<TextSpan> lines = lines_of(text);
  Runner runner(tiny());
  const Encoding all = runner.encode(text, lines);
  CHECK(all.vectors.size() == std::size_t{all.size()} * all.width);
  std::uint32_t end = 0;
  for (const PieceRange window : all.windows) {
    CHECK(window.begin == end);
    CHECK(window.size() <= TinyModel::max_pieces - 2);
    end = window.end;
  }
  CHECK(end == all.size());
  for (const TextSpan line : lines) {
    const Encoding alone = runner.encode(text, std::vector{line});
    REQUIRE(alone.size() > 0);
    for (const PieceRange window : all.windows) {
      const bool is_alone = all.pieces[window.begin].begin >= line.begin &&
                            all.pieces[window.end - 1].end <= line.end && alone.size() == window.size();
      if (is_alone)
        CHECK(std::memcmp(alone.vectors.data(), all.vector(window.begin).data(),
                          alone.vectors.size() * sizeof(float)) == 0);
    }
  }
}

TEST_CASE("paragraphs read apart have the vectors that each has alone") {
  const std::string text = "the minister said.\na harbour fee\nthe fees rise\n";
  const std::vector<TextSpan> lines = lines_of(text);
  Runner runner(tiny());
  const Encoding apart = runner.encode(text, lines, Packing::apart);
  REQUIRE(apart.windows.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Encoding alone = runner.encode(text, std::vector{lines[i]});
    REQUIRE(alone.size() == apart.windows[i].size());
    CHECK(std::memcmp(alone.vectors.data(), apart.vector(apart.windows[i].begin).data(),
                      alone.vectors.size() * sizeof(float)) == 0);
  }
}

TEST_CASE("a second tuned file reads the base of the first") {
  const TinyModel model("beside");
  const std::string tuned = model.tuned();
  const auto first = Encoder::load(model.folder(), tuned);
  REQUIRE(first);
  const auto second = Encoder::load(*first, tuned);
  REQUIRE(second);
  CHECK(second->identity().base_sha256 == first->identity().base_sha256);
  const std::string text = "the harbour fee";
  const std::vector<TextSpan> lines{{0, static_cast<std::uint32_t>(text.size())}};
  CHECK(Runner(*second).encode(text, lines).vectors == Runner(*first).encode(text, lines).vectors);
  const auto none = Encoder::load(*first, "no tuned file");
  CHECK(!none);
}

TEST_CASE("no paragraphs, or none with words, give an empty encoding") {
  Runner runner(tiny());
  CHECK(runner.encode("", {}).size() == 0);
  CHECK(runner.encode(" \n ", std::vector<TextSpan>{{0, 3}}).windows.empty());
}

TEST_CASE("a base that is not the tuned file's is refused") {
  const TinyModel model("encoder_test_base");
  std::ofstream(model.folder() / "model.safetensors", std::ios::binary) << "changed";
  const std::string tuned = model.tuned();
  const auto loaded = Encoder::load(model.folder(), tuned);
  REQUIRE(!loaded.has_value());
  CHECK(loaded.error().kind == ErrorKind::not_supported);
  const auto absent = Encoder::load("/nonexistent", tuned);
  REQUIRE(!absent.has_value());
  CHECK(absent.error().kind == ErrorKind::not_found);
}

TEST_CASE("tensors and descriptions of the tuned file are handed out") {
  const auto tensor = tiny().tensor("case");
  REQUIRE(tensor.has_value());
  CHECK(tensor->shape == std::vector<std::uint32_t>{5, TinyModel::width});
  CHECK(tensor->values.size() == 5 * TinyModel::width);
  CHECK(!tiny().tensor("attribution.tags.weight").has_value());
  CHECK(tiny().description("base") == "tiny");
  CHECK(tiny().description("no such key").empty());
  CHECK(tiny().identity().layer_count == TinyModel::layers);
}

TEST_CASE("a tuned file that is cut short anywhere is an error") {
  const TinyModel model("encoder_test_cut");
  const std::string tuned = model.tuned();
  for (std::size_t size = 0; size < tuned.size(); size += size < 8000 ? 7 : 5003)
    CHECK(!Encoder::load(model.folder(), std::string_view(tuned).substr(0, size)).has_value());
}
