#include "rapporteur/event/root_model.h"

#include "rapporteur/base/embedded.h"
#include "rapporteur/base/expect.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace rapporteur::event {

const RootModel& RootModel::shared() {
  static const RootModel model = [] {
    auto loaded = load(base::embedded("events/roots.bin"));
    expect(loaded.has_value(), "data/events/roots.bin is a model of roots");
    return std::move(*loaded);
  }();
  return model;
}

Result<RootModel> RootModel::load(std::string_view bytes) {
  RootModel model;
  const std::size_t head = sizeof(model.scales_);
  const std::size_t body = std::size_t{root_buckets} * weighed_roots.size();
  const std::size_t vector_body = root_vector_size * weighed_roots.size();
  if (bytes.size() != 2 * head + body + vector_body)
    return fail(ErrorKind::malformed,
                "the weights of roots have another size than the program's features; take those "
                "that came with the program");
  const auto take = [&](void* to, std::size_t count) {
    std::memcpy(to, bytes.data(), count);
    bytes.remove_prefix(count);
  };
  model.weights_.resize(body);
  model.vector_weights_.resize(vector_body);
  take(model.scales_.data(), head);
  take(model.weights_.data(), body);
  take(model.vector_scales_.data(), head);
  take(model.vector_weights_.data(), vector_body);
  return model;
}

RootOdds RootModel::weigh(std::span<const std::uint32_t> features, std::span<const float> vectors) const {
  std::array<std::int32_t, weighed_roots.size()> sums{};
  for (const std::uint32_t bucket : features) {
    const std::int8_t* row = weights_.data() + std::size_t{bucket} * sums.size();
    for (std::size_t root = 0; root < sums.size(); ++root) sums[root] += row[root];
  }
  expect(vectors.empty() || vectors.size() == root_vector_size, "roots are weighed by all groups' vectors");
  std::array<float, weighed_roots.size()> vector_sums{};
  const std::int8_t* row = vector_weights_.data();
  for (const float each : vectors) {
    for (std::size_t root = 0; root < sums.size(); ++root)
      vector_sums[root] += each * static_cast<float>(row[root]);
    row += sums.size();
  }
  RootOdds odds{};
  const double share = share_of(features.size());
  for (std::size_t root = 0; root < sums.size(); ++root)
    odds[root] = static_cast<double>(sums[root]) * static_cast<double>(scales_[root]) * share +
                 static_cast<double>(vector_sums[root]) * static_cast<double>(vector_scales_[root]);
  const double highest = *std::ranges::max_element(odds);
  double total = 0;
  for (double& each : odds) total += each = std::exp(each - highest);
  for (double& each : odds) each /= total;
  return odds;
}

Plover RootModel::best(const RootOdds& odds) {
  return weighed_roots[static_cast<std::size_t>(std::ranges::max_element(odds) - odds.begin())];
}

}  // namespace rapporteur::event
