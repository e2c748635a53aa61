// Any bytes are the weights of the fast reading or an error; what was read can be asked for any feature.
#include "rapporteur/base/expect.h"
#include "rapporteur/statement/linear_model.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  const auto model = LinearModel::load({reinterpret_cast<const char*>(data), size});
  if (!model) return 0;
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i + 4 <= size && keys.size() < 64; i += 4)
    keys.push_back(data[i] | std::uint32_t{data[i + 1]} << 8 | std::uint32_t{data[i + 2]} << 16 |
                   std::uint32_t{data[i + 3]} << 24);
  std::size_t count = 0;
  for (const statement::FeatureTable* table :
       {&model->first().features, &model->second().features, &model->links()}) {
    const statement::StepScores once = table->sum(keys);
    expect(once == table->sum(keys), "the same features have the same weights");
    expect(table->sum({}) == statement::StepScores{}, "no features have no weight");
    count += table->size();
  }
  expect(count * 16 <= size, "each feature stands in the file");
  return 0;
}
