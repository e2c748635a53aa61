#include "rapporteur/statement/linear_model.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace rapporteur {

namespace {

constexpr std::string_view file_mark = "rapporteur linear attributions 1\n";
constexpr std::uint32_t max_features = 1u << 20;
/// Buckets that are looked into for a key at most; a file that wants more was not made by us.
constexpr std::uint32_t max_probes = 32;

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
  void read(statement::PassNumbers& pass) {
    for (auto& role : pass.follow) {
      for (auto& before : role) {
        for (std::int16_t& number : before) number = read_short();
      }
    }
    for (std::int16_t& number : pass.bonus) number = read_short();
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
  const std::uint32_t count = reader.read(4);
  model.steps_per_unit_ = reader.read_short();
  model.reach_ = reader.read(2);
  model.least_link_ = -static_cast<double>(reader.read(2)) / 1000;
  model.least_permille_ = static_cast<std::uint16_t>(reader.read(2));
  for (statement::PassNumbers& pass : model.passes_) reader.read(pass);
  if (!reader.is_whole() || count > max_features || model.steps_per_unit_ <= 0 ||
      reader.rest().size() != count * row_bytes)
    return refuse("the file is cut or longer than it says");
  model.buckets_.resize(count / 2 + 1);
  for (const char* at = reader.rest().data(); at != bytes.data() + bytes.size(); at += row_bytes) {
    Row row;
    std::memcpy(row.data(), at + 4, row.size());
    if (!model.add(NumberReader({at, 4}).read(4), row)) return refuse("its features are not told apart");
  }
  return model;
}

bool LinearModel::add(std::uint32_t key, const Row& row) {
  if (key == 0) return false;
  std::size_t number = bucket_of(key);
  for (std::uint32_t probes = 0; probes < max_probes; ++probes) {
    Bucket& bucket = buckets_[number];
    for (std::size_t i = 0; i < Bucket::size; ++i) {
      if (bucket.keys[i] == key) return false;
      if (bucket.keys[i] != 0) continue;
      bucket.keys[i] = key;
      bucket.rows[i] = row;
      return true;
    }
    number = number + 1 == buckets_.size() ? 0 : number + 1;
  }
  return false;
}

const LinearModel& LinearModel::shipped() {
  static const LinearModel model = [] {
    Result<LinearModel> loaded = load(base::embedded("statement/linear.bin"));
    expect(loaded.has_value(), "the weights that ship are whole");
    return std::move(*loaded);
  }();
  return model;
}

std::size_t LinearModel::feature_count() const {
  std::ptrdiff_t count = 0;
  for (const Bucket& bucket : buckets_)
    count += std::ranges::count_if(bucket.keys, [](std::uint32_t key) { return key != 0; });
  return static_cast<std::size_t>(count);
}

// Whether and where in its bucket a key stands cannot be foreseen, so nothing here hangs on it but an index.
const LinearModel::Row& LinearModel::find(std::uint32_t key) const {
  static constexpr Row nothing{};
  std::size_t number = bucket_of(key);
  while (true) {
    const Bucket& bucket = buckets_[number];
    const unsigned hits = (bucket.keys[0] == key ? 1u : 0u) | (bucket.keys[1] == key ? 2u : 0u) |
                          (bucket.keys[2] == key ? 4u : 0u) | (bucket.keys[3] == key ? 8u : 0u);
    const Row* found = &bucket.rows[static_cast<std::size_t>(std::countr_zero(hits | 8u))];
    if (hits == 0) found = &nothing;
    // A bucket is full before the next one is used, and the table is never full.
    if ((hits == 0) & (bucket.keys[3] != 0)) [[unlikely]] {
      number = number + 1 == buckets_.size() ? 0 : number + 1;
      continue;
    }
    return *found;
  }
}

statement::StepScores LinearModel::sum(std::span<const std::uint32_t> keys) const {
  for (const std::uint32_t key : keys) __builtin_prefetch(&buckets_[bucket_of(key)]);
  std::array<std::int16_t, statement::weights_per_feature> sums{};
  for (const std::uint32_t key : keys) {
    const Row& row = find(key);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
  }
  statement::StepScores out{};
  std::ranges::copy(sums, out.begin());
  return out;
}

}  // namespace rapporteur
