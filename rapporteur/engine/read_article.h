#pragma once

#include "rapporteur/actor/gazetteer.h"
#include "rapporteur/date/find_dates.h"
#include "rapporteur/engine/package_vectors.h"
#include "rapporteur/engine/read_attributions.h"
#include "rapporteur/language/language.h"
#include "rapporteur/place/place_table.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace rapporteur {

/// What articles are read with; what is null is not there, and what needs it is not looked for. All of it
/// outlives the readers and is shared by them.
struct ReadingTools {
  FullReading full{};
  const Language* language = nullptr;
  const LinearModel* linear =
      nullptr;  ///< with a language: finds attributions where the full reading is not there
  const Gazetteer* gazetteer = nullptr;
  const PlaceTable* places = nullptr;  ///< null: places of events have their words alone
  language::Path path = language::best_path();
};

/// Days of publication that are known from elsewhere: by the name of the file that an article was read from,
/// or for all.
struct GivenDays {
  std::map<std::string, DayNumber> by_name{};
  std::optional<DayNumber> of_all{};

  std::optional<PublicationDay> day_of(const Origin& origin) const;
};

namespace engine {

/// Reads articles for all that their texts state: attributions, dates, quantities, actors, statements,
/// events, their places, in this order. One thread.
class ArticleReader {
 public:
  explicit ArticleReader(const ReadingTools& tools);

  /// `given` is the day of publication where the page does not say one.
  Readings read(const Article& article, std::optional<PublicationDay> given = {});

 private:
  const ReadingTools* tools_;  // never null
  std::optional<AttributionReader> attributions_;
  std::optional<language::Reader> language_;
  std::unique_ptr<const PackageVectors> vectors_;  ///< what the judge looks words up in
  std::unique_ptr<EventJudge> judge_;              ///< null: events are found by the rules alone
};

}  // namespace engine

/// How articles are read without a record.
struct ReadArticlesOptions {
  PassOptions pass{};
  GivenDays days{};
};

/// Reads pages' articles and makes a record of each, as `pass_inputs` hands them on.
void read_articles(Inputs& inputs, const ReadingTools& tools, const ReadArticlesOptions& options,
                   const OnPassed& on_article, const OnGap& on_gap);

}  // namespace rapporteur
