#include "cli/open_record.h"

#include <algorithm>
#include <thread>

namespace rapporteur::cli {

namespace {

constexpr std::uint64_t max_jobs = 256;
constexpr std::size_t max_named = 8;

}  // namespace

std::string record_path(const Arguments& arguments) {
  const bool is_operand = arguments.command().operand == Takes::record && !arguments.operands().empty();
  return is_operand ? arguments.operands().front() : arguments.value("record");
}

Result<Store> open_record(const Arguments& arguments) {
  return Store::open(record_path(arguments), Store::Mode::read);
}

Result<std::int64_t> find_article_named(Store& store, const std::string& id) {
  const auto found = store.articles_named(id);
  if (!found) return fail(found.error());
  if (found->size() == 1) return found->front();
  if (found->empty()) {
    return fail(ErrorKind::not_found,
                "no article is named '" + id +
                    "'; an id is a number, six or more digits of a page's hash, an address or a file: see "
                    "rapporteur list",
                store.path());
  }
  std::string sentence = "'" + id + "' names " + std::to_string(found->size()) + " articles:";
  for (std::size_t i = 0; i < std::min(found->size(), max_named); ++i)
    sentence += " " + std::to_string((*found)[i]);
  if (found->size() > max_named) sentence += " ...";
  return fail(ErrorKind::not_found, sentence + "; name one of them by its number", store.path());
}

unsigned job_count(const Arguments& arguments) {
  if (arguments.has("jobs")) return static_cast<unsigned>(std::min(arguments.number("jobs"), max_jobs));
  return std::max(1u, std::thread::hardware_concurrency());
}

std::string written_origin(const Origin& origin) {
  return origin.entry.empty() ? origin.input : origin.input + ", " + origin.entry;
}

}  // namespace rapporteur::cli
