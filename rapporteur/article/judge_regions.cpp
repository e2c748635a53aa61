#include "rapporteur/article/judge_regions.h"

#include "rapporteur/article/feature_writer.h"
#include "rapporteur/article/layout.h"

#include <algorithm>

namespace rapporteur::article {

namespace {

struct Sums {
  std::uint32_t words = 0;
  std::uint32_t links = 0;
  std::uint32_t characters = 0;
  float judged = 0;  ///< weighed by words
  float surest = -100;
};

struct Scene {
  const PageBlocks::Features& found;
  std::span<const float> judged;
  std::vector<Sums> sums;  ///< of each region
  std::size_t largest = 0;
  std::size_t first = 0;  ///< behind the headline
  std::uint32_t words = 0;
  Ways to_largest;
  Ways to_heading;
};

Sums sum_up(const PageBlocks::Features& found, std::span<const float> judged, const Region& region) {
  Sums sums;
  for (const std::uint32_t i : region.blocks) {
    const TextCounts& counts = found.blocks[i].counts;
    sums.words += counts.words + 1;
    sums.links += counts.link_characters;
    sums.characters += counts.characters;
    sums.judged += judged[i] * static_cast<float>(counts.words + 1);
    sums.surest = std::max(sums.surest, judged[i]);
  }
  return sums;
}

Scene look_at(const PageBlocks::Features& found, std::span<const float> judged,
              const std::vector<Region>& regions) {
  Scene scene{found, judged, {}, 0, 0, 0, {}, {}};
  for (const Region& region : regions) {
    scene.sums.push_back(sum_up(found, judged, region));
    scene.words += scene.sums.back().words;
  }
  bool has_first = false;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (scene.sums[i].words > scene.sums[scene.largest].words) scene.largest = i;
    const bool is_behind = found.heading == no_box || regions[i].blocks.back() > found.heading;
    if (!has_first && is_behind && scene.sums[i].words >= 15) scene.first = i, has_first = true;
  }
  scene.to_largest = ways_to(found, regions[scene.largest].home);
  if (found.heading != no_box) scene.to_heading = ways_to(found, found.blocks[found.heading].box);
  return scene;
}

/// What the boxes tell that lie between a box and the first one that holds the largest region as well.
Layout::Telling told_between(const Scene& scene, std::uint32_t box) {
  Layout::Telling telling;
  for (std::uint32_t left = scene.to_largest.down[box]; left > 0 && box != no_box; --left) {
    telling.names |= scene.found.boxes[box].names;
    telling.inside |= scene.found.boxes[box].inside;
    box = scene.found.boxes[box].parent;
  }
  return telling;
}

void write_region(const Scene& scene, const std::vector<Region>& regions, std::size_t at,
                  FeatureWriter& out) {
  constexpr std::uint32_t share_limits[] = {3, 8, 15, 25, 40, 60, 85, 100};
  const Region& region = regions[at];
  const Sums& sums = scene.sums[at];
  const Sums& largest = scene.sums[scene.largest];
  const bool is_largest = at == scene.largest;
  const bool is_first = at == scene.first;
  out.bucket(share_limits, percent(sums.words, scene.words));
  out.bucket(share_limits, percent(sums.words, largest.words));
  const float mean = sums.judged / static_cast<float>(sums.words);
  const float other = largest.judged / static_cast<float>(largest.words);
  out.one(8, static_cast<std::uint32_t>(std::clamp(mean + 2.0F, 0.0F, 7.0F)));
  out.one(8, static_cast<std::uint32_t>(std::clamp(sums.surest + 2.0F, 0.0F, 7.0F)));
  out.one(9, static_cast<std::uint32_t>(std::clamp(other - mean + 4.0F, 0.0F, 8.0F)));
  out.one(4, is_largest * 2u + is_first);
  out.one(3, at < scene.first ? 0u : at == scene.first ? 1u : 2u);
  out.one(3, at < scene.largest ? 0u : is_largest ? 1u : 2u);
  out.bucket(share_limits, percent(scene.sums[scene.first].words, largest.words));
  out.bucket({1, 2, 3, 4, 6}, scene.to_largest.up[region.home]);
  out.bucket({1, 2, 3, 4, 6}, scene.to_largest.down[region.home]);
  const bool has_heading = scene.found.heading != no_box;
  out.bucket({1, 2, 3, 4, 5, 7}, has_heading ? scene.to_heading.up[region.home] + 1u : 0u);
  out.bucket({1, 2, 3, 4, 5, 7}, has_heading ? scene.to_heading.down[region.home] + 1u : 0u);
  const std::uint32_t from_largest = has_heading ? scene.to_heading.up[regions[scene.largest].home] : 0;
  const std::uint32_t own = has_heading ? scene.to_heading.up[region.home] : 0;
  out.one(3, own < from_largest ? 0u : own == from_largest ? 1u : 2u);
  out.bucket({2, 3, 5, 10}, region.blocks.size());
  out.bucket({2, 3, 4, 6, 10}, regions.size());
  out.bucket({5, 15, 35, 60}, percent(sums.links, sums.characters));
  const Box& home = scene.found.boxes[region.home];
  out.bucket({10, 30, 60, 90}, percent(sums.characters, home.characters));
  const bool has_same_shape = home.signature == scene.found.boxes[regions[scene.largest].home].signature;
  out.one(3, is_largest ? 0u : has_same_shape ? 1u : 2u);
  const Layout::Telling telling = told_between(scene, region.home);
  out.bits(64, telling.names);
  out.bits(24, telling.inside);
}

}  // namespace

std::vector<Region> find_regions(const PageBlocks::Features& found, std::span<const float> judged,
                                 std::span<const std::uint8_t> is_chosen) {
  std::vector<Region> regions;
  for (std::uint32_t i = 0; i < is_chosen.size(); ++i) {
    if (is_chosen[i] == 0) continue;
    const std::uint32_t home = found.blocks[i].home;
    auto at = std::ranges::find(regions, home, &Region::home);
    if (at == regions.end()) at = regions.insert(at, Region{home, {}, {}});
    at->blocks.push_back(i);
  }
  constexpr std::size_t most_regions =
      200;  // a page that scatters its text more than this is left as it was judged
  if (regions.size() < 2 || regions.size() > most_regions) return {};
  const Scene scene = look_at(found, judged, regions);
  for (std::size_t i = 0; i < regions.size(); ++i) {
    FeatureWriter out;
    write_region(scene, regions, i, out);
    regions[i].active.assign(out.active().begin(), out.active().end());
  }
  return regions;
}

std::uint32_t region_feature_count() {
  PageBlocks::Features found;
  found.boxes.emplace_back();
  found.blocks.emplace_back();
  std::vector<Region> regions{{0, {0}, {}}};
  const std::vector<float> judged{0.0F};
  FeatureWriter out;
  write_region(look_at(found, judged, regions), regions, 0, out);
  return out.next();
}

bool is_of_article(const Region& region, const ArticleRules::Weights& weights) {
  float sum = weights.region_bias;
  for (const std::uint16_t feature : region.active) sum += weights.regions[feature];
  return sum > 0;
}

}  // namespace rapporteur::article
