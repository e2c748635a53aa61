#include "cli/interrupts.h"
#include "cli/open_record.h"
#include "cli/open_tools.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/engine/engine.h"

#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace rapporteur::cli {

namespace {

using Clock = std::chrono::steady_clock;

std::string written_time(std::uint64_t seconds) {
  const auto two_digits = [](std::uint64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  const std::string minutes = seconds >= 3600 ? two_digits(seconds / 60 % 60) : std::to_string(seconds / 60);
  return (seconds >= 3600 ? std::to_string(seconds / 3600) + ":" : "") + minutes + ":" +
         two_digits(seconds % 60);
}

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
  return with_commas(count) + " " + (count == 1 ? one : many);
}

/// Says how far a run has come: a line that is written over on a terminal, nothing elsewhere.
class ProgressLine {
 public:
  explicit ProgressLine(bool is_shown) : is_shown_(is_shown), begin_(Clock::now()) {}

  void show(const ReadProgress& progress) {
    if (!is_shown_) return;
    const double seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
    const auto rate =
        static_cast<std::uint64_t>(static_cast<double>(progress.page_count) / std::max(seconds, 0.001));
    std::string line = counted(progress.page_count, "page", "pages") + ", " + with_commas(rate) + "/s";
    if (progress.unread_count > 0) line += ", " + with_commas(progress.unread_count) + " unread";
    if (progress.bytes_total > 0 && progress.bytes_read > 0) {
      const double share =
          std::min(1.0, static_cast<double>(progress.bytes_read) / static_cast<double>(progress.bytes_total));
      line += ", " + std::to_string(static_cast<int>(share * 100)) + " %, " +
              written_time(static_cast<std::uint64_t>(seconds * (1 - share) / share + 0.5)) + " left";
    }
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
    std::fflush(stderr);
    is_on_screen_ = true;
  }

  void clear() {
    if (is_on_screen_) std::fputs("\r\x1b[K", stderr);
    is_on_screen_ = false;
  }

 private:
  bool is_shown_;
  bool is_on_screen_ = false;
  Clock::time_point begin_;
};

/// The weights that the command line names. The shipped ones are used where it names none.
Result<ArticleRules> load_rules(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file && bytes.empty()) {
    return fail(ErrorKind::not_readable,
                "the weights were to be read, and the file cannot be; check its path and rights", path);
  }
  auto rules = ArticleRules::load(bytes);
  if (!rules) return fail(rules.error().kind, rules.error().sentence, path);
  return rules;
}

int end_of(const ReadProgress& progress, const Arguments& arguments) {
  const std::string record = arguments.value("output");
  if (!arguments.has("quiet") || progress.unread_count > 0) {
    std::string line = counted(progress.page_count, "page", "pages") +
                       " read: " + counted(progress.article_count, "new article", "new articles") + " in " +
                       printable(record);
    if (progress.known_count > 0) line += ", " + with_commas(progress.known_count) + " known before";
    if (progress.unread_count > 0) {
      line += ", " + with_commas(progress.unread_count) + " unread (rapporteur list --gaps -r " +
              printable(record) + ")";
    }
    say(line);
  }
  if (progress.is_interrupted) {
    say("interrupted: what is said above is kept in " + printable(record) +
        "; the same command goes on from there");
    return interrupted;
  }
  return progress.unread_count > 0 ? done_with_skipped : done;
}

/// Whether an input is the record itself, which would be read while it is written.
bool is_same_file(const std::string& input, const std::string& record) {
  std::error_code ignored;
  return std::filesystem::equivalent(input, record, ignored);
}

Result<ReadProgress> read_inputs(const Arguments& arguments) {
  const std::string path = arguments.value("output");
  for (const std::string& input : arguments.operands()) {
    if (is_same_file(input, path))
      return fail(ErrorKind::usage, "a record is not read into itself; name another --output", path);
  }
  std::optional<ArticleRules> rules;
  if (arguments.has("article-weights")) {
    auto loaded = load_rules(arguments.value("article-weights"));
    if (!loaded) return fail(loaded.error());
    rules = std::move(*loaded);
  }
  const std::string reading = arguments.value("reading");
  const auto tools = OpenTools::open(arguments, {.encoder = reading == "full",
                                                 .language = reading != "none",
                                                 .is_fast = reading == "fast",
                                                 .is_quiet = arguments.has("quiet")});
  if (!tools) return fail(tools.error());
  auto store = Store::open(path, Store::Mode::write);
  if (!store) return fail(store.error());
  Inputs inputs(arguments.operands(), {.max_page_bytes = arguments.number("max-page-bytes")});
  const ReadOptions options{
      .jobs = job_count(arguments),
      .keep = arguments.value("keep") == "hashes" ? store::Keep::hashes : store::Keep::bytes,
      .tools = (*tools)->tools()};
  const Interrupts interrupts;
  ProgressLine line(is_terminal(stderr) && !arguments.has("quiet"));
  const auto goes_on = [&](const ReadProgress& progress, const std::vector<Gap>& unread) {
    if (!unread.empty()) line.clear();
    for (const Gap& gap : unread) say(printable(written_origin(gap.origin)) + ": " + printable(gap.sentence));
    line.show(progress);
    return !interrupts.has_come();
  };
  auto progress = read(inputs, *store, rules ? *rules : ArticleRules::shipped(), options, goes_on);
  line.clear();
  if (!progress || progress->is_interrupted) return progress;
  if (const auto grouped = group(*store); !grouped) return fail(grouped.error());
  if (const auto outcome = store->finish(); !outcome) return fail(outcome.error());
  return progress;
}

}  // namespace

int run_read(const Arguments& arguments) {
  signal(SIGPIPE, SIG_IGN);  // a closed terminal or pipe must not end a run in the middle
  signal(SIGXFSZ, SIG_IGN);  // a limit on file size is told like a full disk
  const auto progress = read_inputs(arguments);
  return progress ? end_of(*progress, arguments) : say_failed(progress.error());
}

}  // namespace rapporteur::cli
