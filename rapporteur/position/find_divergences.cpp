#include "rapporteur/position/compare_occasions.h"
#include "rapporteur/position/find_changes.h"
#include "rapporteur/position/find_deadlocks.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace rapporteur::position {

namespace {

/// Voices of one camp that differ within so many days diverge; later, the camp may have moved.
constexpr DayCount days_of_divergence = 7;
constexpr int least_difference = 3;
constexpr std::uint32_t most_compared = 64;

bool is_near(const Saying& one, const Saying& other) {
  return one.said.is_known() && other.said.is_known() &&
         other.said.first - one.said.last <= days_of_divergence &&
         one.said.first - other.said.last <= days_of_divergence;
}

/// Two people, or one and the party as a whole; unnamed officials may be anybody.
bool are_two_voices(const Saying& one, const Saying& other) {
  const auto counts = [](const Saying& each) {
    return each.position.voice == VoiceKind::person || each.position.voice == VoiceKind::body ||
           each.position.voice == VoiceKind::office;
  };
  return one.voice != other.voice && counts(one) && counts(other) &&
         (one.position.voice == VoiceKind::person || other.position.voice == VoiceKind::person);
}

class DivergenceFinder {
 public:
  explicit DivergenceFinder(std::span<const Saying> sayings) : sayings_(sayings) {}

  std::vector<Divergence> find() {
    for (std::uint32_t other = 0; other < sayings_.size(); ++other) {
      const std::uint32_t least = other - std::min(other, most_compared);
      for (std::uint32_t one = other; one-- > least;) {
        if (sayings_[one].position.party != sayings_[other].position.party) break;
        if (is_divergence(one, other)) add(one, other);
      }
    }
    return std::move(divergences_);
  }

 private:
  bool is_divergence(std::uint32_t one, std::uint32_t other) const {
    const Saying& first = sayings_[one];
    const Saying& second = sayings_[other];
    if (first.matter != second.matter || !is_near(first, second) || !are_two_voices(first, second))
      return false;
    if (!is_towards_same(first, second) || !sets_terms(first) || !sets_terms(second)) return false;
    const std::int8_t a = first.position.hardness;
    const std::int8_t b = second.position.hardness;
    if (a * b >= 0 || std::abs(a - b) < least_difference) return false;
    return !says_both(one, b) && !says_both(other, a);
  }

  /// Whether the speaker of a saying also says something of the other's kind on the matter in these days.
  bool says_both(std::uint32_t index, int other_hardness) const {
    const Saying& saying = sayings_[index];
    const std::uint32_t least = index - std::min(index, most_compared);
    const auto most =
        std::min<std::uint32_t>(static_cast<std::uint32_t>(sayings_.size()), index + most_compared);
    for (std::uint32_t i = least; i < most; ++i) {
      const Saying& each = sayings_[i];
      if (each.voice == saying.voice && each.position.party == saying.position.party &&
          each.matter == saying.matter && is_near(each, saying) &&
          each.position.hardness * other_hardness > 0)
        return true;
    }
    return false;
  }

  /// The first of what two voices differ in on one matter in these days.
  void add(std::uint32_t one, std::uint32_t other) {
    const Saying& first = sayings_[one];
    const Saying& second = sayings_[other];
    const auto voices = std::minmax(first.voice, second.voice);
    const auto key = std::tuple(first.position.party, std::string(voices.first), std::string(voices.second),
                                first.matter, first.said.first / days_of_divergence);
    if (known_.insert(key).second)
      divergences_.push_back({first.position.party, one, other, "divergence_opposite"});
  }

  std::span<const Saying> sayings_;
  std::set<std::tuple<std::string, std::string, std::string, std::uint16_t, DayCount>> known_;
  std::vector<Divergence> divergences_;
};

}  // namespace

std::vector<Divergence> find_divergences(std::span<const Saying> sayings) {
  return DivergenceFinder(sayings).find();
}

}  // namespace rapporteur::position
