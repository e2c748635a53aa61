#include "rapporteur/engine/document.h"

#include "rapporteur/base/expect.h"

#include <doctest/doctest.h>

using namespace rapporteur;
using engine::Document;

TEST_CASE("a broken promise becomes the page's gap, and no further stage is run") {
  Document document;
  document.sighting.origin = {"a.zip", "b.html"};
  int run_count = 0;
  engine::run_stage(document, [&](Document&) { expect(++run_count > 1, "pages are whole"); });
  engine::run_stage(document, [&](Document&) { ++run_count; });
  CHECK(run_count == 1);
  REQUIRE(document.defect.has_value());
  CHECK(document.defect->kind == GapKind::defect);
  CHECK(document.defect->origin.entry == "b.html");
  CHECK(document.defect->sentence.find("pages are whole") != std::string::npos);
}

TEST_CASE("a page that is known is left alone") {
  Document document;
  document.is_known = true;
  engine::run_stage(document, [](Document&) { FAIL("a stage was run"); });
}
