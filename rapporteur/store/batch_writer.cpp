#include "rapporteur/store/batch_writer.h"

#include "rapporteur/store/columns.h"
#include "rapporteur/store/schema.h"

namespace rapporteur::store {

namespace {

/// Stands for a row number that SQLite is to choose: the next one.
constexpr std::optional<std::int64_t> next_number{};

}  // namespace

BatchWriter::BatchWriter(Database& database)
    : database_(database),
      page_(database.prepare(insert_sql("pages"))),
      page_bytes_(database.prepare(insert_sql("page_bytes"))),
      sighting_(database.prepare(insert_sql("sightings", "INSERT OR IGNORE"))),
      article_(database.prepare(insert_sql("articles"))),
      block_(database.prepare(insert_sql("blocks"))),
      value_(database.prepare(insert_sql("metadata"))),
      trace_(database.prepare(insert_sql("traces"))),
      fact_words_(database.prepare(insert_sql("fact_words"))),
      fact_parties_(database.prepare(insert_sql("fact_parties"))),
      fact_links_(database.prepare(insert_sql("fact_links"))),
      gap_(database.prepare(insert_sql("gaps", "INSERT OR IGNORE"))),
      host_(database.prepare(insert_sql("host_blocks"))),
      words_(database.prepare("INSERT INTO article_words(rowid, headline, body) VALUES (?, ?, ?)")),
      story_input_(database.prepare(insert_sql("story_inputs"))),
      find_page_(database.prepare("SELECT id FROM pages WHERE hash = ?")),
      data_version_(data_version()) {
  for (std::size_t kind = 0; kind < Names<FactKind>::all.size(); ++kind)
    facts_.push_back(database.prepare(insert_sql(table_of(static_cast<FactKind>(kind)))));
}

Result<void> BatchWriter::add(const Batch& batch) {
  if (batch.entries.empty()) return {};
  database_.run("BEGIN IMMEDIATE");
  if (!database_.has_failed() && data_version() != data_version_) {
    database_.run("ROLLBACK");
    return fail(ErrorKind::in_use,
                "the record was to be written, and another program has written to it since it was opened; "
                "let one program "
                "read at a time and run the same command again",
                database_.path());
  }
  add_entries(batch);
  database_.run("COMMIT");
  Result<void> outcome = database_.take_failure();
  if (!outcome) {
    database_.run("ROLLBACK");
    // Where the failure has ended the transaction by itself there is none to roll back.
    static_cast<void>(database_.take_failure());
  }
  return outcome;
}

void BatchWriter::add_entries(const Batch& batch) {
  for (const auto& entry : batch.entries) {
    if (const auto* packed = std::get_if<PackedRecord>(&entry)) {
      add_record(*packed);
    } else if (const auto* known = std::get_if<KnownPage>(&entry)) {
      const std::string hash = known->hash.hex();
      find_page_.bind(std::string_view(hash));
      const std::int64_t page = find_page_.next() ? find_page_.read_number() : 0;
      find_page_.reset();
      if (page != 0) add_sighting(page, known->sighting);
    } else if (const auto* unread = std::get_if<UnreadPage>(&entry)) {
      add_unread(*unread);
    } else {
      add_gap({}, std::get<Gap>(entry));
    }
  }
  add_counts(batch.block_counts);
}

void BatchWriter::add_record(const PackedRecord& packed) {
  const Record& record = packed.record;
  const std::int64_t page = add_page(record.page, record.sighting);
  if (!packed.page.empty()) {
    page_bytes_.bind(page).bind_bytes(packed.page);
    page_bytes_.run();
  }
  const std::string digest = packed.digest.hex();
  const std::string writing = written_name(record.writing);
  article_.bind_null().bind(page).bind(std::string_view(digest)).bind(std::string_view(writing));
  article_.bind(name_of(record.reading)).bind(std::int64_t{record.is_analysed});
  record.settled_day ? article_.bind(std::string_view(record.settled_day->day)) : article_.bind_null();
  record.settled_day ? article_.bind(std::int64_t{record.settled_day->is_inferred}) : article_.bind_null();
  article_.bind_bytes(packed.furniture);
  article_.run();
  const std::int64_t article = database_.last_row_id();
  add_blocks(article, record);
  add_metadata(article, record.metadata);
  add_facts(article, record);
  for (const Gap& gap : record.gaps) add_gap(page, gap);
  const std::string_view headline =
      record.metadata.headline ? std::string_view(record.metadata.headline->value) : "";
  run_with(words_, article, headline, packed.body);
  story_input_.bind(article).bind_bytes(packed.story_input);
  story_input_.run();
}

void BatchWriter::add_unread(const UnreadPage& unread) {
  add_gap(add_page(unread.page, unread.sighting), unread.gap);
}

std::int64_t BatchWriter::add_page(const RecordedPage& page, const Sighting& sighting) {
  run_with(page_, next_number, page);
  const std::int64_t number = database_.last_row_id();
  add_sighting(number, sighting);
  return number;
}

void BatchWriter::add_blocks(std::int64_t article, const Record& record) {
  for (const RecordedBlock& block : record.blocks) {
    if (!block.is_furniture()) run_with(block_, next_number, article, block);
  }
}

void BatchWriter::add_metadata(std::int64_t article, const Metadata& metadata) {
  for (const NamedValue& named : values_of(metadata)) {
    run_with(value_, next_number, article, named.name, named.ordinal, *named.value);
    const std::int64_t fact = database_.last_row_id();
    std::uint32_t ordinal = 0;
    for (const Trace& trace : named.value->traces) {
      run_with(trace_, fact, ordinal++, trace.span, trace.writing, trace.carrier);
    }
  }
}

void BatchWriter::add_facts(std::int64_t article, const Record& record) {
  for_each_fact_list(record, [&]<class Fact>(const std::vector<Fact>& facts) {
    constexpr FactKind kind = Fact::kind_of_fact;
    const auto add_items = [&](Statement& statement, const Fact& fact, const auto& items) {
      for (const auto& each : items)
        run_with(statement, article, name_of(kind), fact.ordinal, each.role, each.ordinal, *each.item);
    };
    for (const Fact& fact : facts) {
      run_with(facts_[static_cast<std::size_t>(kind)], article, fact);
      add_items(fact_words_, fact, words_of(fact));
      add_items(fact_parties_, fact, items_of<RecordedParty>(fact));
      add_items(fact_links_, fact, items_of<RecordedLink>(fact));
    }
  });
}

void BatchWriter::add_sighting(std::int64_t page, const Sighting& sighting) {
  run_with(sighting_, next_number, page, sighting);
}

void BatchWriter::add_gap(std::optional<std::int64_t> page, const Gap& gap) {
  run_with(gap_, next_number, page, gap);
}

void BatchWriter::add_counts(const std::vector<BlockCount>& counts) {
  for (std::size_t begin = 0; begin < counts.size();) {
    std::size_t end = begin;
    while (end < counts.size() && counts[end].host == counts[begin].host) ++end;
    const std::string packed = pack_counts(counts, begin, end);
    host_.bind_null().bind(std::string_view(counts[begin].host)).bind_bytes(packed);
    host_.run();
    begin = end;
  }
}

std::int64_t BatchWriter::data_version() {
  return database_.number("PRAGMA data_version");
}

}  // namespace rapporteur::store
