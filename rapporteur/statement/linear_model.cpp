#include "rapporteur/statement/linear_model.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"
#include "rapporteur/base/log_exp.h"

#include <array>
#include <cstring>

namespace rapporteur {

namespace {

constexpr std::string_view file_mark = "rapporteur linear attributions 2\n";
constexpr std::uint32_t max_features = 1u << 20;
constexpr int units_of_powers = 20;
constexpr int max_steps_per_unit = 1024;

/// Reads numbers, low byte first.
class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t read(std::size_t byte_count) {
    if (rest_.size() < byte_count) {
      is_whole_ = false;
      rest_ = {};
      return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < byte_count; ++i)
      value |= std::uint32_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    rest_.remove_prefix(byte_count);
    return value;
  }
  std::int16_t read_short() { return static_cast<std::int16_t>(read(2)); }
  void read(statement::PassWeights& pass) {
    for (auto& role : pass.follow) {
      for (auto& before : role) {
        for (std::int16_t& number : before) number = read_short();
      }
    }
    for (std::int16_t& number : pass.bonus) number = read_short();
  }
  /// False where keys are not told apart.
  bool read(statement::FeatureTable& table, std::uint32_t count) {
    table = statement::FeatureTable(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t key = read(4);
      statement::FeatureWeights weights{};
      std::memcpy(weights.data(), rest_.data(), weights.size());
      rest_.remove_prefix(weights.size());
      if (!table.add(key, weights)) return false;
    }
    return true;
  }
  bool is_whole() const { return is_whole_; }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

}  // namespace

Result<LinearModel> LinearModel::load(std::string_view bytes) {
  const auto refuse = [](std::string_view why) {
    return fail(ErrorKind::malformed, "the weights of the fast reading cannot be used: " + std::string(why) +
                                          "; make them anew with train/linear");
  };
  constexpr std::size_t row_bytes = 4 + statement::weights_per_feature;
  if (!bytes.starts_with(file_mark)) return refuse("the file does not begin as one");
  NumberReader reader(bytes.substr(file_mark.size()));
  LinearModel model;
  std::array<std::uint32_t, 3> counts{};
  std::uint64_t all = 0;
  for (std::uint32_t& count : counts) all += count = reader.read(4);
  model.steps_per_unit_ = reader.read_short();
  model.reach_ = reader.read(2);
  model.least_link_ = -static_cast<double>(reader.read(2)) / 1000;
  model.least_permille_ = static_cast<std::uint16_t>(reader.read(2));
  for (statement::PassWeights& pass : model.passes_) reader.read(pass);
  if (!reader.is_whole() || all > max_features || model.steps_per_unit_ <= 0 ||
      model.steps_per_unit_ > max_steps_per_unit || reader.rest().size() != all * row_bytes)
    return refuse("the file is cut or longer than it says");
  if (!reader.read(model.passes_[0].features, counts[0]) ||
      !reader.read(model.passes_[1].features, counts[1]) || !reader.read(model.links_, counts[2]))
    return refuse("its features are not told apart");
  for (int steps = 0; steps < units_of_powers * model.steps_per_unit_; ++steps)
    model.powers_.push_back(base::exponential(-static_cast<double>(steps) / model.steps_per_unit_));
  return model;
}

const LinearModel& LinearModel::shipped() {
  static const LinearModel model = [] {
    Result<LinearModel> loaded = load(base::embedded("statement/linear.bin"));
    expect(loaded.has_value(), "the weights that ship are whole");
    return std::move(*loaded);
  }();
  return model;
}

}  // namespace rapporteur
