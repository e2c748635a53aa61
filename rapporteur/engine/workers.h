#pragma once

#include <cstddef>
#include <functional>

/// Work on many things at once.
namespace rapporteur::engine {

/// Calls `work(index, worker)` once for each index below `count`, by up to `jobs` threads of which this is
/// one; `worker` is below `jobs` and at work on one thing at a time. Returns when all is done. `work` throws
/// nothing.
void for_each_in_parallel(std::size_t count, unsigned jobs,
                          const std::function<void(std::size_t, unsigned)>& work);

}  // namespace rapporteur::engine
