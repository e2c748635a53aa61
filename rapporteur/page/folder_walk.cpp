#include "rapporteur/page/folder_walk.h"

#include "rapporteur/page/container.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace rapporteur::page {

namespace {

std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

}  // namespace

bool is_folder(const std::string& path) {
  const auto status = status_of(path);
  return status && S_ISDIR(status->st_mode);
}

FolderWalk::FolderWalk(std::string path, std::uint32_t max_depth) : max_depth_(max_depth) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  first_gap_ = enter(std::move(path));
}

/// Lists a folder and goes into it; nothing where it is one of those it lies in.
std::optional<Gap> FolderWalk::enter(std::string path) {
  const auto status = status_of(path);
  const auto gap = [&](GapKind kind, std::string why) {
    return make_gap(kind, "tried to list the folder, but " + std::move(why), {path, {}});
  };
  if (!status) return gap(GapKind::unreadable_input, "it could not be looked at; check its rights");
  const auto is_same_folder = [&](const Level& level) {
    return level.device == status->st_dev && level.inode == status->st_ino;
  };
  if (std::ranges::any_of(levels_, is_same_folder)) return std::nullopt;
  if (levels_.size() >= max_depth_) {
    return gap(GapKind::too_large,
               "it lies deeper than " + std::to_string(max_depth_) + " folders; name it itself");
  }
  Level level{path, {}, 0, status->st_dev, status->st_ino};
  std::error_code error;
  std::filesystem::directory_iterator entry(path, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (!name.starts_with('.')) level.names.push_back(std::move(name));
  }
  if (error) return gap(GapKind::unreadable_input, "this user may not read it; check its rights");
  std::ranges::sort(level.names);
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<std::variant<std::string, Gap>> FolderWalk::next() {
  if (first_gap_) return std::exchange(first_gap_, std::nullopt);
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at == level.names.size()) {
      levels_.pop_back();
      continue;
    }
    std::string path = level.path + (level.path == "/" ? "" : "/") + level.names[level.at++];
    const auto status = status_of(path);
    if (status && S_ISDIR(status->st_mode)) {
      if (auto gap = enter(std::move(path))) return gap;
      continue;
    }
    if (status && S_ISREG(status->st_mode)) return path;
    return make_gap(
        GapKind::unreadable_input,
        "tried to open it, but it is a link to nothing or no ordinary file; name it itself if it is meant",
        {path, {}});
  }
  return std::nullopt;
}

std::uint64_t bytes_below(const std::string& path, std::uint32_t max_depth) {
  const auto size_of = [](const std::string& file) {
    const auto status = status_of(file);
    return status && S_ISREG(status->st_mode) ? static_cast<std::uint64_t>(status->st_size) : 0;
  };
  if (!is_folder(path)) return size_of(path);
  std::uint64_t total = 0;
  FolderWalk walk(path, max_depth);
  while (const auto step = walk.next()) {
    if (const auto* file = std::get_if<std::string>(&*step)) total += size_of(*file);
  }
  return total;
}

}  // namespace rapporteur::page
