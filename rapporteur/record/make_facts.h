#pragma once

#include "rapporteur/record/make_record.h"

namespace rapporteur::record {

/// The words of an article's text with where they stand in its page, which has so many bytes. A broken
/// promise is a `Defect`.
class Recorder {
 public:
  Recorder(const Article& article, std::size_t page_size) : article_(article), page_size_(page_size) {}

  PageSpans spans(TextSpan words) const;
  RecordedWords words(TextSpan words) const {
    return {std::string(article_.text.words(words)), spans(words)};
  }
  std::vector<RecordedWords> words(const std::vector<TextSpan>& stretches) const;

 private:
  const Article& article_;
  std::size_t page_size_;
};

/// Adds what was read of the article to its record.
void add_facts(const Recorder& recorder, const Readings& readings, Record& record);

}  // namespace rapporteur::record
