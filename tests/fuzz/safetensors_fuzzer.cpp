// Any bytes are a safetensors file or an error: tensors lie inside the file and fit their shapes, and a tuned
// file of the encoder made of them is read or refused.
#include "rapporteur/base/expect.h"
#include "rapporteur/encoder/safetensors.h"
#include "rapporteur/encoder/tensor_list.h"
#include "rapporteur/encoder/weights.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  using namespace rapporteur::encoder;
  const std::string file(reinterpret_cast<const char*>(data), size);
  const std::string_view bytes = file;
  const auto read = Safetensors::read(bytes);
  if (read && size > 8) {
    const auto list = read_tensor_list(bytes.substr(8, static_cast<unsigned char>(bytes[0]) |
                                                           static_cast<unsigned char>(bytes[1]) << 8 |
                                                           static_cast<unsigned char>(bytes[2]) << 16));
    expect(list.has_value(), "what was read can be read again");
    for (const ListedTensor& each : list->tensors) {
      const StoredTensor* tensor = read->find(each.name);
      expect(tensor && tensor->bytes.size() == each.end - each.begin, "a listed tensor is there");
      expect(tensor->bytes.empty() || (tensor->bytes.data() >= bytes.data() &&
                                       tensor->bytes.data() + tensor->bytes.size() <= bytes.data() + size),
             "a tensor lies inside the file");
      const auto floats = read->floats(each.name, tensor->shape);
      if (floats) expect(floats->size_bytes() == tensor->bytes.size(), "numbers are all of a tensor");
      const auto integers = read->bytes(each.name, tensor->shape);
      if (integers) expect(integers->size() == tensor->bytes.size(), "integers are all of a tensor");
    }
  }
  if (const auto tuned = read_tuned(bytes)) expect(!tuned->layers.empty(), "an encoder has layers");
  return 0;
}
