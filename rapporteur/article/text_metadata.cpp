#include "rapporteur/article/text_metadata.h"

#include "rapporteur/article/head_lines.h"
#include "rapporteur/article/letters.h"
#include "rapporteur/article/read_date.h"
#include "rapporteur/article/text_page_words.h"
#include "rapporteur/article/word_table.h"

#include <algorithm>
#include <string>

namespace rapporteur::article {

namespace {

constexpr std::size_t dateline_bytes = 90;  // of a first paragraph: a dateline is no longer

/// Reads metadata from an article's blocks and puts it together.
class TextMetadataReader {
 public:
  TextMetadataReader(const Page& page, const Article& article) : page_(page), article_(article) {}

  Metadata read() {
    read_given();
    for (const Block& block : article_.blocks) read_block(block);
    if (!metadata_.published) read_dateline();
    return std::move(metadata_);
  }

 private:
  MetadataValue value_at(TextSpan span, std::string value, Signal signal) const {
    return {std::move(value), std::string(article_.text.words(span)), signal, article_.traces(span)};
  }

  void read_given() {
    for (const GivenValue& given : page_.given) {
      MetadataValue value{std::string(trim_blank(given.words)), given.words, Signal::given, given.traces};
      if (value.value.empty()) continue;
      switch (given.kind) {
        case GivenValue::Kind::headline:
          metadata_.headline = std::move(value);
          break;
        case GivenValue::Kind::published:
          set_given_date(metadata_.published, std::move(value));
          break;
        case GivenValue::Kind::modified:
          set_given_date(metadata_.modified, std::move(value));
          break;
        case GivenValue::Kind::outlet:
          metadata_.outlet = std::move(value);
          break;
        case GivenValue::Kind::author:
          metadata_.authors.push_back(std::move(value));
          break;
        case GivenValue::Kind::language:
          metadata_.language = std::move(value);
          break;
      }
    }
    has_given_authors_ = !metadata_.authors.empty();
  }

  static void set_given_date(std::optional<MetadataValue>& field, MetadataValue value) {
    const std::optional<DateReading> date = read_machine_date(value.words, DayOrder::day_first);
    if (!date) return;
    value.value = date->iso();
    field = std::move(value);
  }

  void read_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::headline:
        read_headline(block);
        break;
      case BlockKind::byline:
        read_authors(block);
        read_dates(block);
        break;
      case BlockKind::dateline:
        read_dates(block);
        break;
      case BlockKind::boilerplate:
        read_paywall(block);
        break;
      default:
        break;
    }
    if (block.is_body && !first_body_) first_body_ = block.span;
    if (block.is_body) last_body_ = block.span;
  }

  /// A headline without the name of its site, which scrapers leave behind a bar.
  void read_headline(const Block& block) {
    if (metadata_.headline) return;
    const std::string_view words = article_.words(block);
    TextSpan span = block.span;
    const std::size_t mark = words.find_first_not_of("# ");
    if (words.starts_with('#') && mark != std::string_view::npos)
      span.begin += static_cast<std::uint32_t>(mark);
    const std::size_t bar = words.rfind(" | ");
    const bool has_site = bar != std::string_view::npos && bar * 2 > words.size() && words.size() - bar < 40;
    if (has_site) span.end = block.span.begin + static_cast<std::uint32_t>(bar);
    metadata_.headline = value_at(span, std::string(article_.text.words(span)), Signal::visible_text);
  }

  void read_authors(const Block& block) {
    if (has_given_authors_ || !metadata_.authors.empty()) return;
    LineWords words(TextPageWords::shipped().index);
    const std::string_view line = article_.words(block);
    words.read(line, 64);
    for (const TextSpan name : read_byline(line, words, TextPageWords::shipped()).names) {
      const TextSpan span{block.span.begin + name.begin, block.span.begin + name.end};
      metadata_.authors.push_back(
          value_at(span, name_of_person(article_.text.words(span)), Signal::visible_text));
    }
  }

  /// A name written in capitals alone is given its small letters.
  static std::string name_of_person(std::string_view words) {
    bool has_small = false;
    for (std::size_t at = 0; at < words.size();) {
      const Character c = character_at(words, at);
      has_small = has_small || (is_letter(c.code) && !is_capital(c.code));
      at += c.size;
    }
    if (has_small) return std::string(words);
    std::string name;
    bool begins = true;
    for (std::size_t at = 0; at < words.size();) {
      const Character c = character_at(words, at);
      const std::string_view written = words.substr(at, c.size);
      name += begins || !is_letter(c.code) ? std::string(written) : fold(written);
      begins = !is_letter(c.code);
      at += c.size;
    }
    return name;
  }

  /// The dates of a line of the head, each by the word before it: "Posted 16 January 2018, updated 17 January
  /// 2018".
  void read_dates(const Block& block) {
    const std::string_view line = article_.words(block);
    std::uint32_t behind = 0;
    for (const DateReading& date : find_dates(line, DayOrder::day_first)) {
      const bool is_update = speaks_of_update(line.substr(behind, date.span.begin - behind));
      behind = date.span.end;
      if (date.is_ambiguous && date.day != date.month) continue;
      const TextSpan span{block.span.begin + date.span.begin, block.span.begin + date.span.end};
      std::optional<MetadataValue>& field = is_update ? metadata_.modified : metadata_.published;
      if (!field) field = value_at(span, date.iso(), Signal::visible_text);
    }
  }

  static bool speaks_of_update(std::string_view words_before) {
    const BylineWords& lists = BylineWords::shipped();
    const std::string plain = plain_words(words_before);
    for (std::size_t at = 0; at < plain.size();) {
      const std::size_t end = std::min(plain.find(' ', at), plain.size());
      if (lists.updated.contains(std::string_view(plain).substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

  /// "SEOUL, Jan 17, 2018 (Norland News) - ..." at the head of the first paragraph.
  void read_dateline() {
    if (!first_body_) return;
    const std::string_view words = article_.text.words(*first_body_);
    std::string_view start = words.substr(0, dateline_bytes);
    std::size_t dash = std::string_view::npos;
    for (const std::string_view mark : {" - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 "})
      dash = std::min(dash, start.find(mark));
    if (dash == std::string_view::npos) return;
    for (const DateReading& date : find_dates(start.substr(0, dash), DayOrder::day_first)) {
      if (date.is_ambiguous && date.day != date.month) continue;
      const TextSpan span{first_body_->begin + date.span.begin, first_body_->begin + date.span.end};
      metadata_.published = value_at(span, date.iso(), Signal::visible_text);
      return;
    }
  }

  /// A line just behind the body, or in it, that asks the reader to log in or pay for the rest.
  void read_paywall(const Block& block) {
    if (metadata_.paywall || !last_body_ || block.span.begin > last_body_->end + 400) return;
    LineWords words(TextPageWords::shipped().index);
    words.read(article_.words(block), 64);
    const PhraseSigns signs = TextPageWords::shipped().leftovers.signs_of(words);
    const std::uint32_t login = 1u << static_cast<std::uint32_t>(LeftoverKind::login);
    if (words.size() < 4 || ((signs.start & signs.inside) & login) == 0) return;
    metadata_.paywall = value_at(block.span, "true", Signal::visible_text);
  }

  const Page& page_;
  const Article& article_;
  Metadata metadata_;
  bool has_given_authors_ = false;
  std::optional<TextSpan> first_body_;
  std::optional<TextSpan> last_body_;
};

}  // namespace

Metadata find_text_metadata(const Page& page, const Article& article) {
  return TextMetadataReader(page, article).read();
}

}  // namespace rapporteur::article
