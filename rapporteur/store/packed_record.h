#pragma once

#include "rapporteur/record/record.h"
#include "rapporteur/store/compressed.h"

#include <string>

namespace rapporteur::store {

/// Whether the pages' bytes are kept, or their hashes alone.
enum class Keep : std::uint8_t { bytes, hashes };

/// A record ready to be written: what takes time was done, by any thread.
struct PackedRecord {
  Record record;  ///< without its page's bytes
  std::string page;
  std::string furniture;
  std::string body;
  std::string story_input{};  ///< what grouping needs of it; empty where that is to be read off the record
  ContentHash digest;
};

/// Packs a record for writing.
PackedRecord pack(Record record, Keep keep, Compressor& compressor);

}  // namespace rapporteur::store
