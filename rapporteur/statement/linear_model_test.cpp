#include "rapporteur/statement/linear_model.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace rapporteur;

namespace {

using Rows = std::vector<std::pair<std::uint32_t, std::int8_t>>;

void put(std::string& out, std::uint32_t value, std::size_t byte_count) {
  for (std::size_t i = 0; i < byte_count; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

/// A file with features of the first pass by key, all weights of each alike.
std::string file_of(const Rows& rows) {
  std::string out = "rapporteur linear attributions 2\n";
  put(out, static_cast<std::uint32_t>(rows.size()), 4);
  put(out, 0, 4);
  put(out, 0, 4);
  put(out, 32, 2);    // steps of a unit
  put(out, 100, 2);   // reach
  put(out, 2500, 2);  // least link
  put(out, 70, 2);    // least permille
  constexpr std::size_t pass_numbers =
      statement::role_count * (statement::tag_count * statement::tag_count + 1);
  for (std::size_t i = 0; i < 2 * pass_numbers; ++i) put(out, static_cast<std::uint32_t>(i), 2);
  for (const auto& [key, weight] : rows) {
    put(out, key, 4);
    for (std::size_t i = 0; i < statement::weights_per_feature; ++i)
      put(out, static_cast<std::uint32_t>(weight), 1);
  }
  return out;
}

}  // namespace

TEST_CASE("features are read into their tables") {
  const auto model = LinearModel::load(file_of({{7, 3}, {0x80000007, -5}}));
  REQUIRE(model);
  CHECK(model->first().features.size() == 2);
  CHECK(model->first().features.sum(std::vector<std::uint32_t>{7, 0x80000007})[11] == -2);
  CHECK(model->second().features.size() == 0);
  CHECK(model->links().size() == 0);
}

TEST_CASE("the numbers of the file are told") {
  const auto model = LinearModel::load(file_of({}));
  REQUIRE(model);
  CHECK(model->steps_per_unit() == 32);
  CHECK(model->reach() == 100);
  CHECK(model->least_link() == doctest::Approx(-2.5));
  CHECK(model->least_permille() == 70);
  CHECK(model->first().follow[0][0][1] == 1);
  CHECK(model->second().bonus[2] == 155);
}

TEST_CASE("a damaged file is refused") {
  const std::string file = file_of({{7, 3}, {0x90000000, 4}});
  for (std::size_t size = 0; size < file.size(); ++size) CHECK_FALSE(LinearModel::load(file.substr(0, size)));
  CHECK_FALSE(LinearModel::load(file + "x"));
  CHECK_FALSE(LinearModel::load(file_of({{7, 3}, {7, 4}})));
  std::string without_unit = file;
  without_unit[45] = without_unit[46] = 0;
  CHECK_FALSE(LinearModel::load(without_unit));
}

TEST_CASE("the weights that ship are read") {
  CHECK(LinearModel::shipped().first().features.size() > 1000);
}
