#pragma once

#include <atomic>
#include <thread>

namespace rapporteur::cli {

/// Watches for the user's wish to stop (SIGINT, SIGTERM) as long as it lives. The first is remembered and
/// answered with a word; the second ends the program at once, which a record survives. Made before any other
/// thread.
class Interrupts {
 public:
  Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  ~Interrupts();

  bool has_come() const { return has_come_; }

 private:
  void watch(const std::stop_token& stop);

  std::atomic<bool> has_come_ = false;
  std::jthread watcher_;
};

}  // namespace rapporteur::cli
