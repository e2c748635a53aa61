// Zip and tar archives, through libarchive. Each entry is opened like a file: it may be a page, a feed,
// another archive. An archive that fits is held in memory, so that reading can go on behind a damaged entry
// at the next that begins.
#include "rapporteur/page/container.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <utility>

namespace rapporteur::page {

namespace {

/// An archive larger than this is read from front to back, and ends at its first damaged entry.
constexpr std::uint64_t max_held_bytes = 256u << 20;

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

/// The archive being read: from memory, or as it streams in.
struct OpenArchive {
  std::string held;
  std::unique_ptr<Reader> stream;  ///< what is not held; null where all is
  std::string block;
  std::unique_ptr<archive, FreeArchive> handle;
  bool is_broken = false;  ///< libarchive will read no further
  std::size_t begin = 0;   ///< where in `held` libarchive began

  void open(std::size_t from);
  std::string why() const;
};

la_ssize_t give_block(archive*, void* opened, const void** block) {
  auto& open_archive = *static_cast<OpenArchive*>(opened);
  constexpr std::size_t block_size = 1u << 16;
  open_archive.block.clear();
  open_archive.stream->read_into(open_archive.block, block_size);
  *block = open_archive.block.data();
  return static_cast<la_ssize_t>(open_archive.block.size());
}

void OpenArchive::open(std::size_t from) {
  begin = from;
  handle.reset(archive_read_new());
  archive_read_support_format_tar(handle.get());
  if (from == 0) {
    archive_read_support_format_zip(handle.get());
  } else {
    archive_read_support_format_zip_streamable(handle.get());
  }
  const int state = stream ? archive_read_open(handle.get(), this, nullptr, give_block, nullptr)
                           : archive_read_open_memory(handle.get(), held.data() + from, held.size() - from);
  is_broken = state != ARCHIVE_OK && state != ARCHIVE_WARN;
}

std::string OpenArchive::why() const {
  const char* message = archive_error_string(handle.get());
  return message ? "the archive is damaged (" + std::string(message) + ")" : "the archive is damaged";
}

/// The bytes of the entry that libarchive stands at.
class EntryStream final : public ByteStream {
 public:
  EntryStream(OpenArchive& opened, ExpansionBound bound) : opened_(opened), bound_(bound) {}

  std::size_t read(char* into, std::size_t size) override {
    while (!is_over_ && block_.empty()) next_block();
    const std::size_t count = std::min(size, block_.size());
    std::copy_n(block_.data(), count, into);
    block_.remove_prefix(count);
    return count;
  }
  std::string_view damage() const override { return damage_; }

 private:
  void next_block() {
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int state = archive_read_data_block(opened_.handle.get(), &data, &size, &offset);
    if (state == ARCHIVE_OK || state == ARCHIVE_WARN) {
      bytes_out_ += size;
      block_ = {static_cast<const char*>(data), size};
      if (bound_.allows(bytes_out_)) return;
      damage_ = expansion_damage;
    } else if (state != ARCHIVE_EOF) {
      damage_ = opened_.why();
      opened_.is_broken = state == ARCHIVE_FATAL;
    }
    block_ = {};
    is_over_ = true;
  }

  OpenArchive& opened_;
  ExpansionBound bound_;
  std::string_view block_;  // libarchive's own, valid until the next
  std::uint64_t bytes_out_ = 0;
  bool is_over_ = false;
  std::string damage_;
};

/// Whether a zip's entry or a tar's header seems to begin at `at`.
bool is_entry_begin(std::string_view bytes, std::size_t at) {
  const auto two = [&](std::size_t i) {
    return static_cast<unsigned char>(bytes[at + i]) | static_cast<unsigned char>(bytes[at + i + 1]) << 8;
  };
  constexpr std::size_t zip_head = 30;
  if (bytes.substr(at).starts_with("PK\x03\x04")) {
    return at + zip_head <= bytes.size() && two(4) <= 100 && two(8) <= 100 && two(26) > 0 && two(26) < 4096;
  }
  return at % 512 == 0 && at + 512 <= bytes.size() && bytes.substr(at + 257, 5) == "ustar";
}

class ArchiveReader final : public Container {
 public:
  ArchiveReader(std::unique_ptr<Reader> reader, Place place) : place_(std::move(place)) {
    const bool is_held = reader->read_into(opened_.held, max_held_bytes) < max_held_bytes;
    damage_ = reader->damage();
    is_zip_ = opened_.held.starts_with("PK");
    if (!is_held) {
      opened_.stream = std::make_unique<Reader>(prefixed(std::exchange(opened_.held, {}), std::move(reader)));
    }
    opened_.open(0);
  }

  std::optional<Found> next() override {
    while (!is_over_) {
      if (entry_) {
        if (auto found = entry_->next()) return found;
        entry_.reset();
      }
      if (opened_.is_broken) {
        if (auto gap = go_on()) return std::move(*gap);
        continue;
      }
      if (auto gap = open_entry()) return std::move(*gap);
    }
    return std::nullopt;
  }

 private:
  std::optional<Gap> open_entry();
  std::optional<Gap> go_on();
  std::optional<Gap> finish();
  Gap gap_behind() const;
  std::string name_of(archive_entry* entry) const;
  Gap gap(std::string sentence, Origin origin) const {
    return make_gap(GapKind::unreadable_input, std::move(sentence), std::move(origin));
  }

  Place place_;
  OpenArchive opened_;
  std::unique_ptr<Container> entry_;  // reads from `opened_`
  std::string damage_;
  std::uint64_t entry_number_ = 0;
  std::size_t searched_to_ = 0;  ///< in `held`: before here no entry is looked for any more
  bool is_zip_ = false;
  bool is_searching_ = false;  ///< libarchive is passing over blocks that are no entry
  bool is_over_ = false;
};

std::string ArchiveReader::name_of(archive_entry* entry) const {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  return name && *name ? std::string(name) : "entry " + std::to_string(entry_number_);
}

/// At the end: a gap where the archive itself ended early.
std::optional<Gap> ArchiveReader::finish() {
  is_over_ = true;
  if (damage_.empty()) return std::nullopt;
  return gap("tried to read the archive to its end, but " + damage_ + "; fetch or unpack it anew",
             place_.origin);
}

std::optional<Gap> ArchiveReader::open_entry() {
  archive_entry* entry = nullptr;
  const int state = archive_read_next_header(opened_.handle.get(), &entry);
  if (state == ARCHIVE_EOF) return finish();
  if (state == ARCHIVE_RETRY)
    return std::exchange(is_searching_, true) ? std::nullopt : std::optional(gap_behind());
  if (state < ARCHIVE_WARN) {
    opened_.is_broken = true;
    return std::nullopt;
  }
  ++entry_number_;
  is_searching_ = false;
  const auto position =
      static_cast<std::size_t>(std::max<la_int64_t>(archive_read_header_position(opened_.handle.get()), 0));
  searched_to_ = std::max(searched_to_, opened_.begin + position + 1);
  const std::string name = name_of(entry);
  const bool is_hidden = name.starts_with('.') ? !name.starts_with("./") : false;
  if (archive_entry_filetype(entry) != AE_IFREG || is_hidden || name.find("/.") != std::string::npos ||
      name.starts_with("__MACOSX/")) {
    return std::nullopt;
  }
  if (archive_entry_is_encrypted(entry)) {
    return gap("tried to read the entry, but it is encrypted; unpack it with its password first",
               place_.inside(name));
  }
  Place inside = place_;
  inside.origin = place_.inside(name);
  entry_ =
      open_container(std::make_unique<EntryStream>(opened_, place_.expansion_bound()), std::move(inside));
  return std::nullopt;
}

/// After damage: opens what follows the damaged entry, where the archive is held; the gap says what happened.
std::optional<Gap> ArchiveReader::go_on() {
  const std::string_view held = opened_.held;
  std::size_t at = opened_.stream ? held.size() : searched_to_;
  while (at < held.size() && !is_entry_begin(held, at)) {
    const std::size_t next_zip = std::min(held.find("PK\x03\x04", at + 1), held.size());
    at = is_zip_ ? next_zip : std::min(at + 512 - at % 512, held.size());
  }
  const Gap behind = gap_behind();
  is_over_ = at >= held.size();
  if (!is_over_) {
    searched_to_ = at + 1;
    opened_.open(at);
  }
  return behind;
}

Gap ArchiveReader::gap_behind() const {
  return gap("tried to read on behind entry " + std::to_string(entry_number_) + ", but " + opened_.why() +
                 "; reading goes on where another entry begins, unpack it by hand for what is missing",
             place_.origin);
}

}  // namespace

std::unique_ptr<Container> read_archive(std::unique_ptr<Reader> reader, Place place) {
  return std::make_unique<ArchiveReader>(std::move(reader), std::move(place));
}

}  // namespace rapporteur::page
