#pragma once

#include "rapporteur/report/make_report.h"
#include "rapporteur/report/report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::report {

/// What a report knows of one of its articles.
struct KnownArticle {
  const Record* record = nullptr;  ///< never null
  std::string text;
  std::string outlet;
  std::string day;  ///< empty where unknown
  bool is_day_inferred = false;
  FootnoteWords headline;  ///< or the first words of the article
};

/// The articles of a report, looked up by their numbers, and the footnotes made so far: the same words of the
/// same article are one footnote. One thread.
class Evidence {
 public:
  explicit Evidence(const ReportMaterial& material);

  bool has(std::int64_t article) const { return articles_.contains(article); }
  const KnownArticle& article(std::int64_t number) const { return articles_.at(number); }
  const std::string& outlet(std::int64_t number) const { return article(number).outlet; }

  /// Whether the article's text has these words so.
  bool is_written(std::int64_t number, std::string_view words) const {
    return has(number) && article(number).text.find(words) != std::string::npos;
  }

  /// The facts of one kind; null where the article or the fact is not there.
  const RecordedStatement* statement(const FactReference& fact) const;
  const RecordedEvent* event(const FactReference& fact) const;
  /// The name that the actor has across the articles of its story, else its own.
  std::string name_of_party(std::int64_t article, const RecordedParty& party) const;
  /// The role that the article gives the actor, in its longest words; null for none.
  const RecordedWords* role_of(std::int64_t article, const RecordedParty& party) const;

  /// The footnote of a fact by some of its words; of its own words where none are given.
  std::uint32_t note(const FactReference& fact, const std::vector<RecordedWords>& words);
  std::uint32_t note(const FactReference& fact);
  /// The footnote of an article as a whole: its headline.
  std::uint32_t note(std::int64_t article);
  /// The footnote of a stretch of an article's text.
  std::uint32_t note(std::int64_t article, FootnoteWords words);
  /// The footnote of an input that no article could be made of.
  std::uint32_t note(const Gap& gap);

  /// The sentence of the article's text around some words, as far as marks tell.
  FootnoteWords sentence_around(std::int64_t article, const RecordedWords& words) const;

  /// The footnotes, and the articles that they point at.
  void move_into(Report& report);

 private:
  std::uint32_t add(Footnote footnote);
  std::map<std::int64_t, KnownArticle> articles_;
  void add_spellings(const StoryComparison& comparison);

  std::map<FactReference, std::string> shared_names_;  // of actors, across a story
  /// The spelling that the report uses of a name that an article spells otherwise.
  std::map<std::pair<std::int64_t, std::string>, std::string> spellings_;
  std::vector<Footnote> footnotes_;
  std::map<std::string, std::uint32_t> by_key_;
};

/// What an outlet is called where a page does not say: the host of its address, else the file's name.
std::string outlet_of(const Record& record);
/// The words that a fact is shown by: of a statement what is said.
std::vector<RecordedWords> words_of_fact(const Record& record, const FactReference& fact);

}  // namespace rapporteur::report
