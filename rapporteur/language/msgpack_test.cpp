#include "rapporteur/language/msgpack.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace rapporteur::language {

namespace {

using Kind = MsgpackReader::Kind;
using namespace std::string_literals;

}  // namespace

TEST_CASE("numbers of every width are read") {
  const std::string bytes =
      "\x05\xFF\xCC\xFF\xCD\x01\x02\xCE\xFF\xFF\xFF\xFF\xCF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
      "\xD0\x80\xD1\xFF\xFE\xD2\x80\x00\x00\x00\xD3\x80\x00\x00\x00\x00\x00\x00\x00"s;
  MsgpackReader reader(bytes);
  CHECK(reader.integer() == 5);
  CHECK(reader.integer() == -1);
  CHECK(reader.integer() == 255);
  CHECK(reader.integer() == 0x102);
  CHECK(reader.unsigned_integer() == 0xFFFFFFFFu);
  CHECK(reader.unsigned_integer() == std::numeric_limits<std::uint64_t>::max());
  CHECK(reader.integer() == -128);
  CHECK(reader.integer() == -2);
  CHECK(reader.integer() == std::numeric_limits<std::int32_t>::min());
  CHECK(reader.integer() == std::numeric_limits<std::int64_t>::min());
  CHECK(reader.is_good());
  CHECK(reader.is_at_end());
}

TEST_CASE("reals, truth values and nil are read") {
  const std::string bytes = "\xCA\x3F\xC0\x00\x00\xCB\x40\x04\x00\x00\x00\x00\x00\x00\xC3\xC2\xC0\x03"s;
  MsgpackReader reader(bytes);
  CHECK(reader.real() == 1.5);
  CHECK(reader.real() == 2.5);
  CHECK(reader.boolean());
  CHECK(!reader.boolean());
  CHECK(reader.take_nil());
  CHECK(!reader.take_nil());
  CHECK(reader.real() == 3);
  CHECK(reader.is_at_end());
}

TEST_CASE("texts and bytes of every width are views of what is read") {
  const std::string bytes = "\xA2hi\xC4\x01x\xD9\x02yz\xDA\x00\x01q\xC6\x00\x00\x00\x01r"s;
  MsgpackReader reader(bytes);
  CHECK(reader.text() == "hi");
  CHECK(reader.kind() == Kind::bytes);
  CHECK(reader.text() == "x");
  CHECK(reader.text() == "yz");
  CHECK(reader.text() == "q");
  CHECK(reader.text() == "r");
  CHECK(reader.is_at_end());
}

TEST_CASE("a value is passed over with all that is in it") {
  const std::string nested = "\x82\xA1"s + "a\x93\x01\x02\xA1" + "b\x01\xD4\x05\x07"s;
  const std::string bytes = nested + "\x2A";
  MsgpackReader reader(bytes);
  CHECK(reader.skip() == nested);
  CHECK(reader.integer() == 42);
  CHECK(reader.is_at_end());
}

TEST_CASE("a million lists in one another are passed over without a stack") {
  const std::string deep = std::string(1'000'000, '\x91') + "\x01";
  MsgpackReader reader(deep);
  CHECK(reader.skip().size() == deep.size());
}

TEST_CASE("a failed reader gives nothing more") {
  const std::string bytes = "\xA1x\x01"s;
  MsgpackReader reader(bytes);
  CHECK(reader.integer() == 0);
  CHECK(!reader.is_good());
  CHECK(reader.text().empty());
  CHECK(reader.kind() == Kind::none);
  CHECK(reader.map() == 0);
  CHECK(reader.skip().empty());
  REQUIRE(!reader.outcome("tokenizer"));
  CHECK(reader.outcome("tokenizer").error().kind == ErrorKind::malformed);
}

TEST_CASE("counts and lengths beyond the end are refused") {
  for (const std::string& bytes :
       {"\xDF\xFF\xFF\xFF\xFF\x01\x02"s, "\xDD\xFF\xFF\xFF\xFF\x01"s, "\x81\x01"s, "\xDB\xFF\xFF\xFF\xFF"s,
        "\xC6\x00\x00\x00\x02x"s, "\xC1"s, "\xD4"s, "\xD8\x01"s, "\xCD\x01"s, "\xCB\x00"s, "\xC9\x00\x00"s}) {
    MsgpackReader reader(bytes);
    reader.skip();
    CHECK(!reader.is_good());
  }
}

}  // namespace rapporteur::language
