#pragma once

#include <sys/resource.h>

#include <ctime>

/// What a benchmark used.
namespace rapporteur::bench {

/// A clock's time in seconds; that of this process' processors, unless said.
inline double seconds(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// The most memory that was resident.
inline long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace rapporteur::bench
