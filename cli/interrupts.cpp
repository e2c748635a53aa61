#include "cli/interrupts.h"

#include "cli/terminal.h"

#include <pthread.h>
#include <signal.h>

#include <ctime>

namespace rapporteur::cli {

namespace {

sigset_t wishes_to_stop() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

constexpr timespec a_moment{.tv_sec = 0, .tv_nsec = 50'000'000};

}  // namespace

Interrupts::Interrupts() {
  const sigset_t signals = wishes_to_stop();
  pthread_sigmask(SIG_BLOCK, &signals,
                  nullptr);  // in every thread from here on: the watcher alone takes them
  watcher_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

Interrupts::~Interrupts() {
  watcher_.request_stop();
  watcher_.join();
  const sigset_t signals = wishes_to_stop();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interrupts::watch(const std::stop_token& stop) {
  const sigset_t signals = wishes_to_stop();
  while (!stop.stop_requested()) {
    const int come = sigtimedwait(&signals, nullptr, &a_moment);
    if (come <= 0) continue;
    if (has_come_) {
      signal(come, SIG_DFL);
      pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
      raise(come);
    }
    has_come_ = true;
    say("stopping when this batch is kept; once more stops at once");
  }
}

}  // namespace rapporteur::cli
