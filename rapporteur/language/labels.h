#pragma once

#include "rapporteur/language/language.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::language {

/// The label strings of a package by their ids; 0 is "". Filled while the package is loaded, then read by any
/// number of threads.
class Labels {
 public:
  static constexpr std::size_t max_count = 0xFFFF;

  Labels() { add(""); }

  /// The label's id, the one that it has already or the next. 0 once `max_count` labels are there:
  /// `is_overfull()` is then true and the package is to be refused.
  LabelId add(std::string_view label) {
    if (const auto known = ids_.find(label); known != ids_.end()) return known->second;
    if (names_.size() >= max_count) {
      is_overfull_ = true;
      return 0;
    }
    const auto id = static_cast<LabelId>(names_.size());
    names_.emplace_back(label);
    ids_.emplace(label, id);
    return id;
  }
  /// The label's id; 0 for one that is not there.
  LabelId find(std::string_view label) const {
    const auto known = ids_.find(label);
    return known == ids_.end() ? LabelId{0} : known->second;
  }
  std::string_view name(LabelId id) const& { return names_[id]; }
  std::size_t size() const { return names_.size(); }
  bool is_overfull() const { return is_overfull_; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, LabelId, std::less<>> ids_;
  bool is_overfull_ = false;
};

}  // namespace rapporteur::language
