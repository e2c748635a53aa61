#include "rapporteur/article/article_weights.h"

#include "rapporteur/article/block_features.h"
#include "rapporteur/article/judge_regions.h"
#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <bit>
#include <span>

namespace rapporteur {

namespace {

constexpr std::string_view file_mark = "rapporteur article weights 1\n";

/// Reads the numbers of a weights file: the rows of the features are bytes, each column with
/// its scale; any other table is its scale, then its values as 16-bit integers, low byte first.
class WeightsReader {
 public:
  explicit WeightsReader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t read_number(std::size_t byte_count) {
    if (rest_.size() < byte_count) {
      is_whole_ = false;
      return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < byte_count; ++i)
      value |= std::uint32_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    rest_.remove_prefix(byte_count);
    return value;
  }
  void read_table(std::span<float> table) {
    const float scale = std::bit_cast<float>(read_number(4));
    if (!(scale > 0 && scale < 1)) is_whole_ = false;
    for (float& value : table) value = scale * static_cast<float>(static_cast<std::int16_t>(read_number(2)));
  }
  /// Rows of 8-bit integers, each column with its scale.
  template <class Row>
  void read_columns(std::vector<Row>& rows) {
    Row scales;
    for (float& scale : scales) {
      scale = std::bit_cast<float>(read_number(4));
      if (!(scale > 0 && scale < 1)) is_whole_ = false;
    }
    for (Row& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = scales[i] * static_cast<float>(static_cast<std::int8_t>(read_number(1)));
    }
  }
  template <class Rows>
  void read_rows(Rows& rows) {
    read_table(std::span(rows.front().data(), rows.size() * rows.front().size()));
  }
  bool is_whole() const { return is_whole_; }
  bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

}  // namespace

Result<ArticleRules> ArticleRules::load(std::string_view bytes) {
  const auto refuse = [](std::string_view why) {
    return fail(ErrorKind::malformed, "The article weights cannot be used: " + std::string(why) +
                                          ". Make them anew with train/train_article.py.");
  };
  if (!bytes.starts_with(file_mark)) return refuse("the file does not begin as one");
  WeightsReader reader(bytes.substr(file_mark.size()));
  const std::uint32_t count = reader.read_number(4);
  if (count != article::block_feature_count()) return refuse("they were made for other features");
  auto weights = std::make_shared<Weights>();
  weights->features.resize(count);
  reader.read_columns(weights->features);
  reader.read_table(weights->own_bias);
  reader.read_rows(weights->near);
  reader.read_table(weights->near_bias);
  reader.read_rows(weights->far);
  reader.read_table(weights->far_bias);
  reader.read_table(weights->from_own);
  reader.read_table(weights->from_near);
  reader.read_table(weights->from_far);
  reader.read_table(std::span(&weights->bias, 1));
  weights->regions.resize(article::region_feature_count());
  reader.read_table(weights->regions);
  reader.read_table(std::span(&weights->region_bias, 1));
  if (!reader.is_whole() || !reader.is_at_end()) return refuse("the file is cut or longer than it says");
  ArticleRules rules;
  rules.weights_ = std::move(weights);
  return rules;
}

const ArticleRules& ArticleRules::shipped() {
  static const ArticleRules rules = [] {
    Result<ArticleRules> loaded = load(base::embedded("article/weights.bin"));
    expect(loaded.has_value(), "the weights that ship are whole and made for these features");
    return std::move(*loaded);
  }();
  return rules;
}

}  // namespace rapporteur
