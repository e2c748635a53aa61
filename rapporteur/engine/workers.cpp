#include "rapporteur/engine/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace rapporteur::engine {

void for_each_in_parallel(std::size_t count, unsigned jobs,
                          const std::function<void(std::size_t, unsigned)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take_turns = [&](unsigned worker) {
    for (std::size_t i = next++; i < count; i = next++) work(i, worker);
  };
  const auto helper_count = std::min<std::size_t>(jobs, count);
  std::vector<std::jthread> helpers;
  for (unsigned worker = 1; worker < helper_count; ++worker) helpers.emplace_back(take_turns, worker);
  take_turns(0);
}

}  // namespace rapporteur::engine
