#include "cli/open_record.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "rapporteur/engine/compile_report.h"
#include "rapporteur/report/write_report.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

namespace rapporteur::cli {

namespace {

std::string written(const Report& report, const std::string& format) {
  if (format == "html") return report::write_html(report);
  if (format == "markdown") return report::write_markdown(report);
  return report::write_text(report);
}

Result<void> write_file(const std::string& path, const std::string& text) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), &std::fclose);
  const bool is_written = file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
                          std::fflush(file.get()) == 0;
  if (is_written) return {};
  return fail(ErrorKind::not_writable,
              std::string("the report was to be written there, and that failed (") + std::strerror(errno) +
                  "); make room or name another file",
              path);
}

ReportChoice choice_of(const Arguments& arguments) {
  ReportChoice choice;
  if (arguments.has("story")) choice.story = static_cast<std::int64_t>(arguments.number("story"));
  choice.since = arguments.value("since");
  choice.most_stories = arguments.number("most");
  return choice;
}

}  // namespace

int run_report(const Arguments& arguments) {
  auto store = open_record(arguments);
  if (!store) return say_failed(store.error());
  const auto report = compile_report(*store, choice_of(arguments));
  if (!report) return say_failed(report.error());
  const std::string text = written(*report, arguments.value("format"));
  const std::string path = arguments.value("output");
  if (path.empty()) {
    put(text);
    return done;
  }
  const auto outcome = write_file(path, text);
  return outcome ? static_cast<int>(done) : say_failed(outcome.error());
}

}  // namespace rapporteur::cli
