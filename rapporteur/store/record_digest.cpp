#include "rapporteur/store/record_digest.h"

#include "rapporteur/base/json.h"

#include <type_traits>

namespace rapporteur::store {

namespace {

/// Writes values so that two different ones never give the same bytes: numbers in eight bytes, texts and
/// lists behind their lengths, structs field by field.
class Writer {
 public:
  void add_number(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift);
  }

  template <class T>
  void add(const T& value) {
    if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
      add_number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      add_number(std::string_view(value).size());
      bytes_ += value;
    } else if constexpr (std::is_same_v<T, ContentHash>) {
      bytes_.append(value.bytes.begin(), value.bytes.end());
    } else if constexpr (std::is_same_v<T, Writing>) {
      for (const Layer layer : value.layers) bytes_ += static_cast<char>(layer);
    } else if constexpr (base::IsSpan<T>::value) {
      add_number((std::uint64_t{value.begin} << 32) | value.end);
    } else if constexpr (base::IsOptional<T>::value) {
      add_number(value ? 1 : 0);
      if (value) add(*value);
    } else if constexpr (requires { value.all(); }) {
      add(value.all());
    } else if constexpr (base::IsVector<T>::value) {
      add_number(value.size());
      for (const auto& each : value) add(each);
    } else {
      for_each_field<T>([&](const auto& each) { add(value.*each.member); });
    }
  }

  const std::string& bytes() const& { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace

ContentHash digest_of(const Record& record) {
  Writer writer;
  writer.add(record.page);
  writer.add(record.writing);
  writer.add(record.blocks);
  writer.add(record.metadata);
  writer.add(record.reading);
  writer.add(record.is_analysed);
  writer.add(record.settled_day);
  for_each_fact_list(record, [&](const auto& facts) { writer.add(facts); });
  writer.add(record.gaps);
  return hash_of(writer.bytes());
}

}  // namespace rapporteur::store
