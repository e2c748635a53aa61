#include "rapporteur/store/packed_record.h"

#include "rapporteur/store/packed.h"
#include "rapporteur/store/record_digest.h"

#include <utility>

namespace rapporteur::store {

PackedRecord pack(Record record, Keep keep, Compressor& compressor) {
  PackedRecord packed;
  if (keep == Keep::bytes) packed.page = compressor.compress(record.page_bytes);
  record.page_bytes = {};
  packed.furniture = compressor.compress(pack_furniture(record.blocks));
  packed.body = record.body();
  packed.digest = digest_of(record);
  packed.record = std::move(record);
  return packed;
}

}  // namespace rapporteur::store
