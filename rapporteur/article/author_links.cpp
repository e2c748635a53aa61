#include "rapporteur/article/author_links.h"

#include "rapporteur/base/ascii.h"

#include <array>

namespace rapporteur::article {

bool leads_to_person(std::string_view address) {
  constexpr std::array<std::string_view, 13> parts{
      "/author",    "/autor",      "/auteur",  "/writer", "/by/",      "/contributor", "/journalist",
      "/redakteur", "/periodista", "/people/", "/staff/", "/profile/", "/team/"};
  for (std::size_t at = address.find('/'); at != std::string_view::npos; at = address.find('/', at + 1)) {
    const std::string_view rest = address.substr(at);
    if (rest.size() < 4) return false;
    const char next = base::to_lower(rest[1]);
    for (const std::string_view part : parts) {
      if (part[1] == next && base::equals_ignoring_case(rest.substr(0, part.size()), part)) return true;
    }
  }
  return false;
}

}  // namespace rapporteur::article
