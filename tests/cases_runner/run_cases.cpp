// Runs the plain-text cases below a folder: each case's input goes through the stage its folder is named for,
// what comes out is compared with what the case expects, and every trace is read back from its page.
//   case_runner FOLDER [--accept]      --accept writes what came out into the cases
#include "tests/cases_runner/case_file.h"
#include "tests/cases_runner/stages.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur::cases;

constexpr std::array<Stage, 11> stages{{{"page", run_page_case},
                                        {"article", run_article_case},
                                        {"language", run_language_case},
                                        {"statement", run_statement_case},
                                        {"force", run_force_case},
                                        {"actor", run_actor_case},
                                        {"claims", run_claims_case},
                                        {"date", run_date_case},
                                        {"quantity", run_quantity_case},
                                        {"event", run_event_case},
                                        {"position", run_position_case}}};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The lines that only one of the two has, in order: what a longest common sequence of lines leaves.
void print_difference(const std::string& expected, const std::string& found) {
  const std::vector<std::string> wanted = lines_of(expected);
  const std::vector<std::string> given = lines_of(found);
  std::vector<std::vector<std::size_t>> common(wanted.size() + 1,
                                               std::vector<std::size_t>(given.size() + 1, 0));
  for (std::size_t i = wanted.size(); i-- > 0;) {
    for (std::size_t j = given.size(); j-- > 0;) {
      common[i][j] =
          wanted[i] == given[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < wanted.size() || j < given.size()) {
    if (i < wanted.size() && j < given.size() && wanted[i] == given[j]) {
      ++i;
      ++j;
    } else if (i < wanted.size() && (j == given.size() || common[i + 1][j] >= common[i][j + 1])) {
      std::printf("  - %s\n", wanted[i++].c_str());
    } else {
      std::printf("  + %s\n", given[j++].c_str());
    }
  }
}

/// Whether the case holds; what does not is printed, or accepted.
bool run_case(const Stage& stage, const std::filesystem::path& path, bool accepts) {
  const CaseFile file = read_case(path);
  const std::string name = std::string(stage.folder) + "/" + path.filename().string();
  if (!file.problem.empty()) {
    std::printf("%s: %s\n", name.c_str(), file.problem.c_str());
    return false;
  }
  Outcome outcome;
  try {
    outcome = stage.run(file);
  } catch (const std::exception& broken) {
    std::printf("%s: %s\n", name.c_str(), broken.what());
    return false;
  }
  if (!outcome.skipped.empty()) {
    std::printf("%s: skipped: %s\n", name.c_str(), outcome.skipped.c_str());
    return true;
  }
  for (const std::string& mismatch : outcome.mismatches)
    std::printf("%s: does not hold: %s\n", name.c_str(), mismatch.c_str());
  if (outcome.written == file.expected) return outcome.mismatches.empty();
  std::printf("%s: %s\n", name.c_str(), accepts ? "accepted" : "differs from what is expected");
  print_difference(file.expected, outcome.written);
  if (!accepts) return false;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << file.kept << outcome.written;
  return outcome.mismatches.empty() && out.good();
}

std::vector<std::filesystem::path> cases_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

/// The number of cases that fail below the folder, or -1 where a folder has no stage.
int run_all(const std::filesystem::path& root, bool accepts, std::size_t& count) {
  int failed = 0;
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  for (const auto& folder : folders) {
    const auto stage = std::ranges::find(stages, folder.filename().string(), &Stage::folder);
    if (stage == stages.end()) {
      std::printf("%s: no stage of that name has cases\n", folder.string().c_str());
      return -1;
    }
    for (const auto& path : cases_in(folder)) {
      failed += run_case(*stage, path, accepts) ? 0 : 1;
      ++count;
    }
  }
  return failed;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::vector<std::string_view> given(arguments + 1, arguments + argument_count);
  const bool accepts = std::ranges::find(given, std::string_view("--accept")) != given.end();
  if (given.empty() || !std::filesystem::is_directory(given[0])) {
    std::fprintf(stderr, "usage: case_runner FOLDER [--accept]\n");
    return 2;
  }
  std::size_t count = 0;
  const int failed = run_all(given[0], accepts, count);
  std::printf("%zu cases, %d failed\n", count, failed);
  return failed == 0 && count > 0 ? 0 : 1;
}
