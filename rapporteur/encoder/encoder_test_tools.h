#pragma once

#include "rapporteur/base/content_hash.h"
#include "rapporteur/encoder/encoder.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Encoders made on the spot, for tests and fuzzers: small, of random numbers.
namespace rapporteur::encoder {

/// Writes a safetensors file tensor by tensor.
class SafetensorsWriter {
 public:
  void describe(const std::string& key, const std::string& word) { description_[key] = word; }
  template <class T>
  void add(const std::string& name, const std::vector<std::uint32_t>& shape, const std::vector<T>& values) {
    std::string extents;
    for (const std::uint32_t extent : shape) extents += (extents.empty() ? "" : ",") + std::to_string(extent);
    const std::size_t begin = body_.size();
    body_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    list_ += ",\"" + name + "\":{\"dtype\":\"" + (sizeof(T) == 1 ? "I8" : "F32") + "\",\"shape\":[" +
             extents + "],\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(body_.size()) +
             "]}";
    while (body_.size() % sizeof(float) != 0) body_ += '\0';
  }
  std::string file() const {
    std::string words;
    for (const auto& [key, word] : description_) {
      words.append(words.empty() ? "\"" : ",\"").append(key).append("\":\"").append(word).append("\"");
    }
    std::string json = "{\"__metadata__\":{" + words + "}" + list_ + "}";
    while (json.size() % 64 != 56) json += ' ';
    const std::uint64_t length = json.size();
    std::string file(sizeof length, '\0');
    std::memcpy(file.data(), &length, sizeof length);
    return file + json + body_;
  }

 private:
  std::map<std::string, std::string> description_;
  std::string list_;
  std::string body_;
};

/// A folder with a tiny base, and a tuned file that belongs to it. The folder goes with its holder.
class TinyModel {
 public:
  static constexpr std::uint32_t width = 64;
  static constexpr std::uint32_t inner_width = 128;
  static constexpr std::uint32_t layers = 2;
  static constexpr std::uint32_t max_pieces = 102;

  explicit TinyModel(const std::string& name)
      : folder_(std::filesystem::temp_directory_path() /
                ("rapporteur_tiny_" + name + "_" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(folder_);
    const std::string lines =
        "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nharbour\nfee\n##s\nrise\nsaid\nminister\na\nb\nc\n##a\n##b\n##c\n"
        ".\n,\n!\n?\n“\n”\n\"\n'\n(\n)\n海\ne\n##e\n1\n##1\n";
    const auto count = static_cast<std::uint32_t>(std::ranges::count(lines, '\n'));
    SafetensorsWriter base;
    base.add("embeddings.word_embeddings.weight", {count, width}, floats(count * width, 1.0F));
    write("vocab.txt", lines);
    write("model.safetensors", base.file());
    tuned_.describe("base_sha256", hash_of(base.file()).hex());
    add_tuned();
  }
  ~TinyModel() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TinyModel(const TinyModel&) = delete;
  TinyModel& operator=(const TinyModel&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  std::string tuned() const { return tuned_.file(); }
  /// More for the tuned file: random numbers up to half of `size`, and words of its description.
  void add(const std::string& name, const std::vector<std::uint32_t>& shape, float size) {
    std::size_t count = 1;
    for (const std::uint32_t extent : shape) count *= extent;
    tuned_.add(name, shape, floats(count, size));
  }
  void describe(const std::string& key, const std::string& word) { tuned_.describe(key, word); }

 private:
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  std::vector<float> floats(std::size_t count, float size) {
    std::vector<float> values(count);
    for (float& value : values) value = (static_cast<float>(random_()) / 4294967296.0F - 0.5F) * size;
    return values;
  }
  void add_part(const std::string& name, std::uint32_t outputs, std::uint32_t inputs) {
    std::vector<std::int8_t> weights(std::size_t{outputs} * inputs);
    for (std::int8_t& weight : weights)
      weight = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
    std::vector<float> scales = floats(outputs, 0.002F);
    for (float& scale : scales) scale = scale < 0 ? -scale : scale;
    tuned_.add(name + ".weight", {outputs, inputs}, weights);
    tuned_.add(name + ".scale", {outputs}, scales);
    tuned_.add(name + ".bias", {outputs}, floats(outputs, 0.2F));
  }
  void add_norm(const std::string& name) {
    tuned_.add(name + ".weight", {width}, floats(width, 2.0F));
    tuned_.add(name + ".bias", {width}, floats(width, 0.5F));
  }
  void add_tuned() {
    tuned_.describe("format", "rapporteur-encoder-1");
    tuned_.describe("base", "tiny");
    tuned_.describe("layers", std::to_string(layers));
    tuned_.describe("max_pieces", std::to_string(max_pieces));
    tuned_.add("position", {max_pieces, width}, floats(max_pieces * width, 1.0F));
    tuned_.add("type", {width}, floats(width, 1.0F));
    tuned_.add("case", {5, width}, floats(5 * width, 1.0F));
    tuned_.add("break", {2, width}, floats(2 * width, 1.0F));
    tuned_.add("quote", {2, width}, floats(2 * width, 1.0F));
    add_norm("embedding_norm");
    for (std::uint32_t i = 0; i < layers; ++i) {
      const std::string layer = "layer." + std::to_string(i) + ".";
      for (const char* part : {"query", "key", "value", "attention_output"})
        add_part(layer + part, width, width);
      add_part(layer + "intermediate", inner_width, width);
      add_part(layer + "output", width, inner_width);
      add_norm(layer + "attention_norm");
      add_norm(layer + "output_norm");
    }
  }

  std::filesystem::path folder_;
  SafetensorsWriter tuned_;
  std::mt19937 random_{11};
};

}  // namespace rapporteur::encoder
