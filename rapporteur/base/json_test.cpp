#include "rapporteur/base/json.h"

#include "rapporteur/base/json_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapporteur;
using base::json_of;

namespace {

struct Inner {
  std::string words;
  TextSpan span;
  static constexpr auto fields() {
    return std::tuple(field("words", &Inner::words, "words"), field("span", &Inner::span, "where"));
  }
};

struct Outer {
  Layer layer = Layer::html;
  bool is_it = true;
  std::int32_t number = -7;
  std::optional<Inner> absent;
  std::vector<Inner> all;
  static constexpr auto fields() {
    return std::tuple(field("layer", &Outer::layer, ""), field("is_it", &Outer::is_it, ""),
                      field("number", &Outer::number, ""), field("absent", &Outer::absent, ""),
                      field("all", &Outer::all, ""));
  }
};

}  // namespace

TEST_CASE("a struct is written from its fields") {
  const Outer outer{.absent = {}, .all = {{"a", {1, 2}}, {"b", {3, 4}}}};
  CHECK(json_of(outer) == R"({"layer":"html","is_it":true,"number":-7,"absent":null,)"
                          R"("all":[{"words":"a","span":[1,2]},{"words":"b","span":[3,4]}]})");
}

TEST_CASE("text is escaped, and what it was is read back") {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  all += "\u00e9\u20ac\U0001F600";
  const std::string written = json_of(all);
  CHECK(base::json_words(std::string_view(written).substr(1, written.size() - 2)) == all);
  CHECK(written.find('\n') == std::string::npos);
}

TEST_CASE("malformed UTF-8 becomes U+FFFD byte by byte") {
  CHECK(json_of(std::string("a\xff"
                            "b")) ==
        "\"a\xef\xbf\xbd"
        "b\"");
  CHECK(json_of(std::string("\xed\xa0\x80")) == "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  CHECK(json_of(std::string("\xe2\x82")) == "\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST_CASE("a trace says where it is, how it is written and what carries it") {
  const Trace trace{hash_of("x"), {4, 9}, Writing{}.then(Layer::json).then(Layer::html), Carrier::bytes};
  CHECK(json_of(Traces(trace)) == R"([{"page":")" + trace.page.hex() +
                                      R"(","span":[4,9],"writing":["json","html"],"carrier":"bytes"}])");
}

TEST_CASE("commas stand between values and nowhere else") {
  std::string out;
  base::JsonWriter json(out);
  json.open_array().open_object().close_object().open_array().close_array().value(1u).null().close_array();
  CHECK(out == "[{},[],1,null]");
}
