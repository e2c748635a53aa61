#include "rapporteur/language/static_vectors.h"

#include "rapporteur/language/json_tree.h"
#include "rapporteur/language/msgpack.h"
#include "rapporteur/language/npy.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace rapporteur::language {

namespace {

constexpr const char* vectors_name = "vocab/vectors";
constexpr const char* rows_name = "vocab/key2row";
constexpr const char* cfg_name = "vocab/vectors.cfg";
/// No package has wider ones; beyond this a table is damaged.
constexpr std::size_t max_width = 4096;

static_assert(std::endian::native == std::endian::little, "vectors are read where they lie, low byte first");

Result<void> check_cfg(std::string_view cfg) {
  const auto tree = read_json(cfg, cfg_name);
  if (!tree) return fail(tree.error());
  const std::string_view mode = tree->find_text("mode");
  if (!mode.empty() && mode != "default")
    return fail(ErrorKind::not_supported, "vectors of mode '" + std::string(mode) + "' are not supported",
                cfg_name);
  const JsonTree* attribute = tree->find("attr");
  const bool is_by_word = !attribute || attribute->kind == JsonTree::Kind::null ||
                          attribute->text == "ORTH" ||
                          attribute->number == static_cast<double>(string_id("ORTH"));
  if (!is_by_word)
    return fail(ErrorKind::not_supported,
                "vectors of another attribute than the word as it stands are not supported", cfg_name);
  return {};
}

}  // namespace

Result<void> StaticVectors::read_rows(std::string_view bytes) {
  MsgpackReader reader(bytes);
  const std::uint32_t count = reader.map();
  std::vector<std::pair<StringId, std::uint32_t>> rows;
  rows.reserve(count);
  for (std::uint32_t left = count; left > 0 && reader.is_good(); --left) {
    const StringId word = reader.unsigned_integer();
    const std::int64_t row = reader.integer();
    if (row < 0) continue;  // a word that has lost its row
    if (static_cast<std::uint64_t>(row) >= row_count_)
      return fail(ErrorKind::malformed, "a word's vector is not in the table; fetch the package again",
                  rows_name);
    rows.emplace_back(word, static_cast<std::uint32_t>(row));
  }
  if (auto outcome = reader.outcome(rows_name); !outcome) return outcome;
  std::ranges::stable_sort(rows, {}, &std::pair<StringId, std::uint32_t>::first);
  words_.reserve(rows.size());
  rows_.reserve(rows.size());
  for (const auto& [word, row] : rows) {
    words_.push_back(word);
    rows_.push_back(row);
  }
  return {};
}

Result<StaticVectors> StaticVectors::make(base::MappedFile vectors, std::string_view key_rows,
                                          std::string_view cfg) {
  if (auto outcome = check_cfg(cfg); !outcome) return fail(outcome.error());
  const auto table = read_npy(vectors.bytes(), vectors_name);
  if (!table) return fail(table.error());
  if (table->columns > max_width)
    return fail(ErrorKind::not_supported, "vectors of that width are not supported", vectors_name);
  StaticVectors made;
  made.width_ = table->rows == 0 ? 0 : table->columns;
  made.row_count_ = made.width_ == 0 ? 0 : table->rows;
  const char* const first = table->bytes.data();
  if (reinterpret_cast<std::uintptr_t>(first) % alignof(float) == 0) {
    made.floats_ = reinterpret_cast<const float*>(first);
  } else if (made.row_count_ > 0) {
    made.copy_.resize(made.row_count_ * made.width_);
    std::memcpy(made.copy_.data(), first, made.copy_.size() * sizeof(float));
    made.floats_ = made.copy_.data();
  }
  made.file_ = std::move(vectors);
  if (auto outcome = made.read_rows(key_rows); !outcome) return fail(outcome.error());
  return made;
}

std::span<const float> StaticVectors::find(StringId word) const {
  const auto found = std::ranges::lower_bound(words_, word);
  if (found == words_.end() || *found != word) return {};
  const std::size_t row = rows_[static_cast<std::size_t>(found - words_.begin())];
  return {floats_ + row * width_, width_};
}

void StaticVectors::give_back() const {
  if (file_) file_->give_back(0, file_->bytes().size());
}

}  // namespace rapporteur::language
