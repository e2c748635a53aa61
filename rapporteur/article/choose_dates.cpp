#include "rapporteur/article/choose_dates.h"

#include <algorithm>
#include <utility>

namespace rapporteur::article {

namespace {

constexpr double stated_trust = 0.85;  // from here on, what a page states is believed beside what it shows
/// A change so soon after the publication is one of the same news; a page that is kept up for longer is dated
/// by its last change, as readers do.
constexpr int days_of_news = 7;

bool is_utc(const DateReading& date) {
  return date.has_time && date.offset_minutes == 0;
}

class DateChooser {
 public:
  DateChooser(const Page& page, std::vector<DateCandidate> candidates)
      : page_(page), candidates_(std::move(candidates)), url_month_(read_url_month(page.url)) {}

  ArticleDates run() {
    settle_order();
    return choose();
  }

 private:
  /// Dates whose numbers may be exchanged are read so that they agree with one that is sure.
  void settle_order() {
    for (DateCandidate& candidate : candidates_) {
      if (!candidate.date.is_ambiguous) continue;
      DateReading turned = candidate.date;
      std::swap(turned.month, turned.day);
      bool agrees = false;
      bool agrees_turned = false;
      for (const DateCandidate& other : candidates_) {
        if (other.date.is_ambiguous) continue;
        agrees = agrees || other.date.is_same_day(candidate.date);
        agrees_turned = agrees_turned || other.date.is_same_day(turned);
      }
      if (agrees_turned && !agrees) candidate.date = turned;
    }
  }

  /// A time in UTC may stand for the day before or behind where the outlet is; the day that the page shows is
  /// then right.
  bool is_shown_otherwise(const DateCandidate& candidate) const {
    if (!is_utc(candidate.date)) return false;
    return std::ranges::any_of(candidates_, [&](const DateCandidate& other) {
      const bool is_local = is_shown(other) || other.written.signal == Signal::url;
      const int days = other.date.order() - candidate.date.order();
      const bool is_near = candidate.date.hour >= 20 ? days == 1 : candidate.date.hour < 6 && days == -1;
      return is_local && !other.date.offset_minutes && is_near && other.trust > 0.7 &&
             other.role != DateRole::updated;
    });
  }

  static bool is_shown(const DateCandidate& candidate) {
    return candidate.written.signal == Signal::visible_text ||
           candidate.written.signal == Signal::time_element;
  }

  /// "Published 3 May. Updated 7 May": an earlier date that is not one of a change, shown beside it, or
  /// stated by the page and not long before.
  bool is_behind_earlier(const DateCandidate& updated) const {
    return is_shown(updated) && std::ranges::any_of(candidates_, [&](const DateCandidate& other) {
             const bool is_first = other.role == DateRole::published || other.role == DateRole::open;
             const int days = updated.date.order() - other.date.order();
             const bool is_told =
                 is_shown(other) ? other.trust >= 0.7 : other.trust >= stated_trust && days <= days_of_news;
             return is_first && is_told && days > 0;
           });
  }

  double score(const DateCandidate& candidate) const {
    if (is_shown_otherwise(candidate)) return candidate.trust - 0.3;
    double support = 0;
    if (candidate.role == DateRole::updated)
      return is_behind_earlier(candidate) ? candidate.trust - 0.25 : candidate.trust;
    for (const DateCandidate& other : candidates_) {
      if (&other == &candidate || !other.date.is_same_day(candidate.date) || other.role == DateRole::other)
        continue;
      const bool is_same_signal = other.written.signal == candidate.written.signal;
      support = std::max(support, is_same_signal ? 0.02 : 0.08);
    }
    // The address names the month alone: a day of that month is likelier.
    const bool is_in_month = url_month_ != 0 && candidate.date.year * 12 + candidate.date.month == url_month_;
    return candidate.trust + support + (is_in_month ? 0.06 : 0);
  }

  ArticleDates choose() const {
    ArticleDates dates;
    const DateCandidate* best = nullptr;
    const DateCandidate* changed = nullptr;
    double best_score = 0;
    double changed_score = 0;
    for (const DateCandidate& candidate : candidates_) {
      const double own = score(candidate);
      if (own > best_score) {
        best = &candidate;
        best_score = own;
      }
      if (candidate.role == DateRole::updated && own > changed_score) {
        changed = &candidate;
        changed_score = own;
      }
    }
    if (best && best_score >= 0.05) dates.published = value_of(most_precise(*best, false));
    if (changed && changed_score >= 0.4) dates.modified = value_of(most_precise(*changed, true));
    return dates;
  }

  /// How finely a date is given: the day, its time, its time in a zone.
  static int precision(const DateReading& date) { return !date.has_time ? 0 : date.offset_minutes ? 2 : 1; }
  /// A statement of the same day, and of the same minute where one is given, that tells more; of a change or
  /// of the publication.
  const DateCandidate& most_precise(const DateCandidate& chosen, bool is_changed) const {
    const DateCandidate* best = &chosen;
    for (const DateCandidate& other : candidates_) {
      if ((other.role == DateRole::updated) != is_changed || other.role == DateRole::other) continue;
      if (other.trust < 0.6 || !other.date.is_same_day(chosen.date)) continue;
      const bool is_same_time = !best->date.has_time || (best->date.hour == other.date.hour &&
                                                         best->date.minute == other.date.minute);
      if (is_same_time && precision(other.date) > precision(best->date)) best = &other;
    }
    return *best;
  }

  MetadataValue value_of(const DateCandidate& candidate) const {
    return quote(page_, candidate.written, candidate.date.span, candidate.date.iso());
  }

  const Page& page_;
  std::vector<DateCandidate> candidates_;
  int url_month_;
};

}  // namespace

ArticleDates choose_dates(const Page& page, std::vector<DateCandidate> candidates) {
  return DateChooser(page, std::move(candidates)).run();
}

}  // namespace rapporteur::article
