#include "rapporteur/language/msgpack.h"
#include "rapporteur/language/read_rules.h"
#include "rapporteur/language/string_ids.h"

#include <array>
#include <string>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr const char* file_name = "lemmatizer/lookups/lookups.bin";
/// The parts of speech that a table may be for. The file names them by their ids alone.
constexpr std::array<std::string_view, 18> part_names{"adj",   "adp",   "adv",   "aux", "conj", "cconj",
                                                      "det",   "intj",  "noun",  "num", "part", "pron",
                                                      "propn", "punct", "sconj", "sym", "verb", "x"};

class LemmaReader {
 public:
  explicit LemmaReader(std::string_view bytes) : reader_(bytes) {
    for (const std::string_view name : part_names) tables_.emplace_back().part = name;
  }

  Result<Lemmas> read() {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      const std::string_view name = reader_.text();
      if (name == "lemma_rules") {
        read_table(&LemmaReader::read_endings);
      } else if (name == "lemma_exc") {
        read_table(&LemmaReader::read_irregular);
      } else if (name == "lemma_index") {
        read_table(&LemmaReader::read_words);
      } else {
        reader_.skip();
      }
    }
    if (auto outcome = reader_.outcome(file_name); !outcome) return fail(outcome.error());
    std::erase_if(tables_, [](const LemmaTables& tables) {
      return tables.endings.empty() && tables.words.count() == 0 && tables.irregular.count() == 0;
    });
    return Lemmas(std::move(tables_));
  }

 private:
  /// A map from parts of speech; those that no token has are passed over.
  void read_table(void (LemmaReader::*read_part)(LemmaTables&)) {
    for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
      LemmaTables* const tables = tables_of(reader_.unsigned_integer());
      if (tables) {
        (this->*read_part)(*tables);
      } else {
        reader_.skip();
      }
    }
  }
  LemmaTables* tables_of(std::uint64_t id) {
    for (LemmaTables& tables : tables_) {
      if (string_id(tables.part) == id) return &tables;
    }
    return nullptr;
  }
  void read_endings(LemmaTables& tables);
  void read_irregular(LemmaTables& tables);
  void read_words(LemmaTables& tables);

  MsgpackReader reader_;
  std::vector<LemmaTables> tables_;
};

void LemmaReader::read_endings(LemmaTables& tables) {
  for (std::uint32_t left = reader_.array(); left > 0 && reader_.is_good(); --left) {
    const std::uint32_t size = reader_.array();
    std::string old_ending(size > 0 ? reader_.text() : "");
    std::string new_ending(size > 1 ? reader_.text() : "");
    for (std::uint32_t i = 2; i < size && reader_.is_good(); ++i) reader_.skip();
    if (size >= 2) tables.endings.emplace_back(std::move(old_ending), std::move(new_ending));
  }
}

void LemmaReader::read_irregular(LemmaTables& tables) {
  for (std::uint32_t left = reader_.map(); left > 0 && reader_.is_good(); --left) {
    const std::uint32_t number = tables.irregular.add(reader_.text());
    LemmaTables::Range range{static_cast<std::uint32_t>(tables.lemmas.size()), 0};
    for (std::uint32_t count = reader_.array(); count > 0 && reader_.is_good(); --count)
      tables.lemmas.emplace_back(reader_.text());
    range.end = static_cast<std::uint32_t>(tables.lemmas.size());
    if (number == tables.irregular_ranges.size()) tables.irregular_ranges.emplace_back();
    tables.irregular_ranges[number] = range;
  }
  tables.irregular.shrink();
}

void LemmaReader::read_words(LemmaTables& tables) {
  for (std::uint32_t left = reader_.array(); left > 0 && reader_.is_good(); --left)
    tables.words.add(reader_.text());
  tables.words.shrink();
}

}  // namespace

Result<Lemmas> read_lemmas(std::string_view bytes) {
  return LemmaReader(bytes).read();
}

}  // namespace rapporteur::language
