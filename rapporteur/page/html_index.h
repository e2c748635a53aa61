#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <string_view>

namespace rapporteur::page {

/// Where in a source the characters stand at which the HTML tokenizer has to stop, as bits, so that running
/// over text, values and names is a matter of counting zeros. Made in one pass with the widest instructions
/// that the processor has; the answer is the same on every processor. Offsets up to and including the
/// source's size may be asked about; there is a stop of every kind at the end.
class HtmlIndex {
 public:
  /// For 64 bytes of the source: where text stops (`<`, `&`, NUL, CR), where a quoted value does (`"`, `'`,
  /// `&`, NUL, CR) and where a name does (control characters and space, `/`, `>`, `=`). Malformed UTF-8 stops
  /// all three.
  struct Block {
    std::uint64_t text;
    std::uint64_t quote;
    std::uint64_t name;
  };

  explicit HtmlIndex(std::string_view source);

  std::uint32_t next_text_stop(std::uint32_t from) const { return next<&Block::text>(from); }
  std::uint32_t next_quote_stop(std::uint32_t from) const { return next<&Block::quote>(from); }
  std::uint32_t next_name_stop(std::uint32_t from) const { return next<&Block::name>(from); }

  /// Whether the whole source is well-formed UTF-8.
  bool is_well_formed() const { return is_well_formed_; }

 private:
  template <std::uint64_t Block::*Kind>
  std::uint32_t next(std::uint32_t from) const {
    const Block* block = blocks_.get() + from / 64;
    const std::uint64_t here = block->*Kind >> (from % 64);
    if (here) [[likely]]
      return from + static_cast<std::uint32_t>(std::countr_zero(here));
    do ++block;
    while (!(block->*Kind));
    return static_cast<std::uint32_t>(block - blocks_.get()) * 64 +
           static_cast<std::uint32_t>(std::countr_zero(block->*Kind));
  }

  std::unique_ptr<Block[]> blocks_;
  bool is_well_formed_ = true;
};

}  // namespace rapporteur::page
