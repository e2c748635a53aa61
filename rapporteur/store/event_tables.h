#pragma once

#include "rapporteur/event/event.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace rapporteur::store {

/// What other event data call the things that we have codes of; read from data/exports/*.tsv. Immutable once
/// made; any number of threads may read it. What a table does not have is empty.
class EventTables {
 public:
  /// The compiled-in one.
  static const EventTables& shared();

  /// The number of a state by the Correlates of War project.
  std::string_view cow_number(std::string_view country) const;
  /// A country's name in ICEWS.
  std::string_view country_name(std::string_view country) const;
  /// A sector's name in ICEWS; also of the codes of bodies above states.
  std::string_view sector_name(std::string_view sector) const;
  /// A CAMEO code's label.
  std::string_view cameo_name(std::string_view cameo) const;

  /// PLOVER's mode of a mode of ours, and its intensity; of a mode that is not known the event's own.
  struct Mode {
    std::string_view name;
    std::int32_t intensity_tenths = 0;
  };
  Mode mode(Plover event, std::string_view mode) const;

 private:
  EventTables();

  std::map<std::string_view, std::string_view> cow_numbers_;
  std::map<std::string_view, std::string_view> country_names_;
  std::map<std::string_view, std::string_view> sector_names_;
  std::map<std::string_view, std::string_view> cameo_names_;
  std::map<std::pair<Plover, std::string_view>, Mode> modes_;
};

}  // namespace rapporteur::store
