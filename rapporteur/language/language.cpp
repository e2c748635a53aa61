#include "rapporteur/language/language.h"

#include "rapporteur/language/package.h"

#include <utility>

namespace rapporteur {

Result<Language> Language::load(const std::filesystem::path& folder) {
  auto package = language::load_package(folder);
  if (!package) return fail(package.error());
  return Language(std::move(*package));
}

Language::Language(std::unique_ptr<const language::Package> package) : package_(std::move(package)) {}
Language::Language(Language&&) noexcept = default;
Language& Language::operator=(Language&&) noexcept = default;
Language::~Language() = default;

const language::Identity& Language::identity() const& {
  return package_->identity;
}

std::string_view Language::label(language::LabelId id) const& {
  return package_->labels.name(id);
}

std::size_t Language::label_count() const {
  return package_->labels.size();
}

std::span<const float> Language::vector(std::string_view word) const& {
  return package_->vectors.find(language::string_id(word));
}

}  // namespace rapporteur
