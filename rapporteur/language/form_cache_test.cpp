#include "rapporteur/language/form_cache.h"

#include "rapporteur/base/expect.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

namespace {

using namespace rapporteur::language;

TokenFeatures form_of(std::uint64_t number) {
  TokenFeatures form;
  form[Feature::orth] = number;
  return form;
}

}  // namespace

TEST_CASE("a form's row is found again as it was filled") {
  FormCache cache(4, 16);
  cache.begin_strip();
  const FormCache::Entry first = cache.find_or_add(form_of(7));
  CHECK(first.is_new);
  first.row[15] = 3.0F;
  const FormCache::Entry again = cache.find_or_add(form_of(7));
  CHECK_FALSE(again.is_new);
  CHECK(again.row == first.row);
  CHECK(again.row[15] == 3.0F);
}

TEST_CASE("forms that differ in any feature have rows of their own") {
  FormCache cache(16, 16);
  cache.begin_strip();
  for (std::size_t i = 0; i < feature_count; ++i) {
    TokenFeatures form;
    form.values[i] = 1;
    CHECK(cache.find_or_add(form).is_new);
  }
  CHECK(cache.find_or_add(TokenFeatures{}).is_new);
}

TEST_CASE("a full cache gives the rows of old forms to new ones and never mixes them up") {
  constexpr std::uint64_t forms = 1000;
  FormCache cache(300, 16);
  for (int round = 0; round < 3; ++round) {
    for (std::uint64_t begin = 0; begin < forms; begin += 100) {
      cache.begin_strip();
      std::vector<float*> rows;
      for (std::uint64_t i = 0; i < 100; ++i) {
        const FormCache::Entry entry = cache.find_or_add(form_of(begin + i));
        if (entry.is_new) entry.row[0] = static_cast<float>(begin + i);
        rows.push_back(entry.row);
      }
      for (std::uint64_t i = 0; i < 100; ++i) CHECK(rows[i][0] == static_cast<float>(begin + i));
    }
  }
}

TEST_CASE("a strip with more forms than the cache holds is a defect") {
  FormCache cache(4, 16);
  cache.begin_strip();
  for (std::uint64_t i = 0; i < 4; ++i) cache.find_or_add(form_of(i));
  CHECK_THROWS_AS(cache.find_or_add(form_of(4)), rapporteur::Defect);
}
