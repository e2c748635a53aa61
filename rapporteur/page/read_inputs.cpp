#include "rapporteur/page/read_inputs.h"

#include "rapporteur/page/byte_stream.h"
#include "rapporteur/page/container.h"
#include "rapporteur/page/folder_walk.h"

#include <utility>

namespace rapporteur {

/// What is still to be read: the names, the folder being walked, the file being read.
struct Inputs::State {
  std::vector<std::string> names;
  InputLimits limits;
  std::size_t next_name = 0;
  std::optional<page::FolderWalk> walk;
  std::unique_ptr<page::Container> container;
  std::string container_name;
  std::uint64_t found_in_container = 0;
  std::uint64_t bytes_total = 0;
  page::Tally tally;

  void open(std::unique_ptr<page::ByteStream> stream, std::string name) {
    page::Place place{{name, {}}, limits, 0, &tally};
    container_name = std::move(name);
    found_in_container = 0;
    container = page::open_container(std::move(stream), std::move(place));
  }

  /// Opens a file; the gap where that fails.
  std::optional<Gap> open_file(const std::string& name) {
    auto stream = page::FileStream::open(name, tally.bytes_read);
    if (!stream) return page::make_gap(GapKind::unreadable_input, stream.error().sentence, {name, {}});
    open(std::move(*stream), name);
    return std::nullopt;
  }

  std::optional<page::Found> next_in_container();
  std::optional<Gap> open_next_of_folder();
};

/// The next of the open container, which is closed at its end or at the bound on what one input may bring.
std::optional<page::Found> Inputs::State::next_in_container() {
  if (found_in_container++ >= limits.max_entry_count) {
    container.reset();
    return page::make_gap(GapKind::too_large,
                          "read " + std::to_string(limits.max_entry_count) +
                              " pages of this input, which is the bound; split it to have the rest",
                          {container_name, {}});
  }
  auto found = container->next();
  if (!found) container.reset();
  return found;
}

std::optional<Gap> Inputs::State::open_next_of_folder() {
  auto step = walk->next();
  if (!step) {
    walk.reset();
    return std::nullopt;
  }
  if (auto* gap = std::get_if<Gap>(&*step)) return std::move(*gap);
  return open_file(std::get<std::string>(*step));
}

Inputs::Inputs(std::vector<std::string> names, InputLimits limits) : state_(std::make_unique<State>()) {
  state_->names = std::move(names);
  state_->limits = limits;
  for (const std::string& name : state_->names) {
    if (name != "-") state_->bytes_total += page::bytes_below(name, limits.max_folder_depth);
  }
}

Inputs::Inputs(Inputs&&) noexcept = default;
Inputs::~Inputs() = default;

Inputs Inputs::from_bytes(std::string name, std::string bytes, InputLimits limits) {
  Inputs inputs({}, limits);
  inputs.state_->bytes_total = bytes.size();
  inputs.state_->tally.bytes_read = bytes.size();
  inputs.state_->open(std::make_unique<page::MemoryStream>(std::move(bytes)), std::move(name));
  return inputs;
}

std::optional<std::variant<RawPage, Gap>> Inputs::next() {
  State& state = *state_;
  for (;;) {
    if (state.container) {
      if (auto found = state.next_in_container()) return found;
    } else if (state.walk) {
      if (auto gap = state.open_next_of_folder()) return std::move(*gap);
    } else if (state.next_name < state.names.size()) {
      const std::string& name = state.names[state.next_name++];
      if (name != "-" && page::is_folder(name)) {
        state.walk.emplace(name, state.limits.max_folder_depth);
      } else if (auto gap = state.open_file(name)) {
        return std::move(*gap);
      }
    } else {
      return std::nullopt;
    }
  }
}

std::uint64_t Inputs::bytes_read() const {
  return state_->tally.bytes_read;
}
std::uint64_t Inputs::bytes_total() const {
  return state_->bytes_total;
}
std::uint64_t Inputs::passed_over() const {
  return state_->tally.passed_over;
}

}  // namespace rapporteur
