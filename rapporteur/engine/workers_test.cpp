#include "rapporteur/engine/workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <vector>

using rapporteur::engine::for_each_in_parallel;

TEST_CASE("every index is worked on once, whatever the number of threads") {
  for (const unsigned jobs : {0u, 1u, 2u, 7u}) {
    for (const std::size_t count : {0u, 1u, 3u, 100u}) {
      std::vector<std::atomic<int>> seen(count);
      std::vector<std::atomic<int>> busy(8);
      std::atomic<bool> is_alone = true;
      for_each_in_parallel(count, jobs, [&](std::size_t i, unsigned worker) {
        if (busy[worker]++ != 0) is_alone = false;
        ++seen[i];
        --busy[worker];
      });
      for (const auto& times : seen) CHECK(times == 1);
      CHECK(is_alone);
    }
  }
}
