#include "rapporteur/engine/verify.h"

#include "rapporteur/base/read_back.h"
#include "rapporteur/engine/workers.h"
#include "rapporteur/page/decode.h"

#include <algorithm>
#include <optional>
#include <set>

namespace rapporteur {

namespace {

constexpr std::int64_t records_at_once = 64;
constexpr std::size_t max_words_shown = 60;

std::string shown(std::string_view words) {
  std::string out = "'";
  out += words.substr(0, max_words_shown);
  return out + (words.size() > max_words_shown ? "...'" : "'");
}

/// Reads the traces of one record's facts.
class RecordVerifier {
 public:
  RecordVerifier(std::int64_t article, const Record& record, std::string_view page_bytes,
                 VerifyOutcome& outcome)
      : article_(article), record_(record), bytes_(page_bytes), outcome_(outcome) {}

  std::vector<Mismatch> verify() {
    ++outcome_.article_count;
    if (hash_of(bytes_) != record_.page.hash) {
      add("page", "the bytes are not those of the page's hash");
      return std::move(found_);
    }
    decoded_ = page::decode(bytes_, record_.page.encoding);
    text_ = record_.text();
    for (const NamedValue& named : values_of(record_.metadata)) {
      std::string fact(named.name);
      if (named.ordinal > 0) fact += " " + std::to_string(named.ordinal + 1);
      verify_fact(fact, named.value->words, named.value->traces);
    }
    for (const RecordedBlock& block : record_.blocks) {
      verify_fact("block " + std::to_string(block.ordinal), block.words, record_.traces(block.spans));
    }
    for_each_fact_list(record_, [&](const auto& facts) {
      for (const auto& fact : facts) verify_words_of(fact);
    });
    return std::move(found_);
  }

 private:
  /// Each stretch of each role: against the page, and against the article's text.
  template <class Fact>
  void verify_words_of(const Fact& fact) {
    const std::string name = std::string(name_of(Fact::kind_of_fact)) + " " + std::to_string(fact.ordinal);
    for (const auto& part : words_of(fact)) {
      const RecordedWords& words = *part.item;
      const std::string role = name + " " + std::string(part.role);
      verify_fact(role, words.words, record_.traces(words.spans));
      const bool is_inside = words.text_begin < words.text_end && words.text_end <= text_.size();
      const std::size_t size = is_inside ? words.text_end - words.text_begin : 0;
      if (!is_inside || std::string_view(text_).substr(words.text_begin, size) != words.words)
        add(role, "its place in the article's text does not hold " + shown(words.words));
    }
  }

  void verify_fact(const std::string& fact, std::string_view words, const Traces& traces) {
    ++outcome_.fact_count;
    std::vector<base::WrittenSlice> slices;
    for (const Trace& trace : traces) {
      ++outcome_.trace_count;
      const std::size_t size = trace.carrier == Carrier::bytes ? bytes_.size() : record_.page.url.size();
      if (trace.span.begin > trace.span.end || trace.span.end > size) {
        add(fact, "its trace " + std::to_string(trace.span.begin) + "-" + std::to_string(trace.span.end) +
                      " lies outside of what carries it");
        return;
      }
      slices.push_back({read_bytes(trace), trace.writing});
    }
    if (base::reads_as(slices, words)) return;
    std::string read;
    for (const base::WrittenSlice& slice : slices) read += base::read_back(slice.utf8, slice.writing);
    add(fact, "bytes " + std::to_string(traces.front().span.begin) + "-" +
                  std::to_string(traces.front().span.end) +
                  (traces.size() > 1 ? " and more read " : " read ") + shown(read) + ", the record says " +
                  shown(words));
  }

  std::string read_bytes(const Trace& trace) const {
    if (trace.carrier == Carrier::address)
      return record_.page.url.substr(trace.span.begin, trace.span.size());
    const TextSpan span = page::in_decoded(decoded_, trace.span);
    return std::string(decoded_.utf8(bytes_).substr(span.begin, span.size()));
  }

  void add(const std::string& fact, const std::string& sentence) {
    ++outcome_.mismatch_count;
    found_.push_back({article_, fact, sentence});
  }

  std::int64_t article_;
  const Record& record_;
  std::string_view bytes_;
  VerifyOutcome& outcome_;
  page::Decoded decoded_;
  std::string text_;
  std::vector<Mismatch> found_;
};

/// A record on its way through the check, with the page it is held to.
struct Checked {
  std::int64_t article = 0;
  Record record;
  std::string page_bytes;
  VerifyOutcome outcome;
  std::vector<Mismatch> found;
};

class Run {
 public:
  Run(Store& store, unsigned jobs, const std::function<void(const Mismatch&)>& on_mismatch)
      : store_(store), jobs_(jobs), on_mismatch_(on_mismatch) {}

  Result<void> verify_kept_pages() {
    std::int64_t after = 0;
    for (;;) {
      const auto rows = store_.articles(after, records_at_once);
      if (!rows) return fail(rows.error());
      if (rows->empty()) return {};
      for (const store::ArticleRow& row : *rows) {
        after = row.article;
        if (auto outcome = take_kept(row.article); !outcome) return outcome;
      }
      check_batch();
    }
  }

  /// Pages that the record does not keep, as they come by in the inputs.
  Result<void> verify_given_pages(Inputs& inputs) {
    while (!wanted_.empty()) {
      auto next = inputs.next();
      if (!next) break;
      auto* raw = std::get_if<RawPage>(&*next);
      const auto article =
          raw ? store_.article_in(hash_of(raw->bytes)) : Result<std::optional<std::int64_t>>();
      if (!article) return fail(article.error());
      if (!*article || wanted_.erase(**article) == 0) continue;
      auto record = store_.record(**article);
      if (!record) return fail(record.error());
      batch_.push_back({**article, std::move(*record), std::move(raw->bytes), {}, {}});
      if (batch_.size() == records_at_once) check_batch();
    }
    check_batch();
    return {};
  }

  Result<VerifyOutcome> finish() {
    for (const std::int64_t article : wanted_) {
      auto sightings = store_.sightings(article);
      if (!sightings) return fail(sightings.error());
      outcome_.missing.push_back(std::move(sightings->front()));
    }
    return outcome_;
  }

 private:
  Result<void> take_kept(std::int64_t article) {
    auto record = store_.record(article);
    if (auto outcome = check_digest(article, record); !outcome) return outcome;
    auto bytes = record ? store_.page_bytes(article) : Result<std::optional<std::string>>();
    const bool is_damaged = (!record && record.error().kind == ErrorKind::corrupt_store) ||
                            (!bytes && bytes.error().kind == ErrorKind::corrupt_store);
    if (is_damaged) {
      ++outcome_.mismatch_count;
      on_mismatch_({article, "page", record ? bytes.error().sentence : record.error().sentence});
      return {};
    }
    if (!record) return fail(record.error());
    if (!bytes) return fail(bytes.error());
    if (!*bytes) {
      wanted_.insert(article);
      return {};
    }
    batch_.push_back({article, std::move(*record), std::move(**bytes), {}, {}});
    return {};
  }

  /// Whether the rows are those that were written: values, kinds and orders have no trace that would tell.
  Result<void> check_digest(std::int64_t article, const Result<Record>& record) {
    if (!record) return {};
    const auto digest = store_.digest(article);
    if (!digest) return fail(digest.error());
    if (store::digest_of(*record) == *digest) return {};
    ++outcome_.mismatch_count;
    on_mismatch_({article, "record", "its rows are not those that were written"});
    return {};
  }

  void check_batch() {
    engine::for_each_in_parallel(batch_.size(), jobs_, [&](std::size_t i, unsigned) {
      Checked& each = batch_[i];
      each.found = verify_record(each.article, each.record, each.page_bytes, each.outcome);
    });
    for (const Checked& each : batch_) {
      outcome_.article_count += each.outcome.article_count;
      outcome_.fact_count += each.outcome.fact_count;
      outcome_.trace_count += each.outcome.trace_count;
      outcome_.mismatch_count += each.outcome.mismatch_count;
      std::ranges::for_each(each.found, on_mismatch_);
    }
    batch_.clear();
  }

  Store& store_;
  unsigned jobs_;
  const std::function<void(const Mismatch&)>& on_mismatch_;
  std::vector<Checked> batch_;
  std::set<std::int64_t> wanted_;  // articles whose pages are not kept
  VerifyOutcome outcome_;
};

}  // namespace

std::vector<Mismatch> verify_record(std::int64_t article, const Record& record, std::string_view page_bytes,
                                    VerifyOutcome& outcome) {
  return RecordVerifier(article, record, page_bytes, outcome).verify();
}

Result<VerifyOutcome> verify(Store& store, Inputs* inputs, unsigned jobs,
                             const std::function<void(const Mismatch&)>& on_mismatch) {
  Run run(store, jobs, on_mismatch);
  if (auto outcome = run.verify_kept_pages(); !outcome) return fail(outcome.error());
  if (inputs) {
    if (auto outcome = run.verify_given_pages(*inputs); !outcome) return fail(outcome.error());
  }
  return run.finish();
}

}  // namespace rapporteur
