#pragma once

#include "rapporteur/article/page_signals.h"
#include "rapporteur/article/written.h"

#include <optional>

namespace rapporteur::article {

/// A part of a page's title that names the site.
struct TitleSite {
  Written title;
  TextSpan part;
};

/// The first or last part of the title, where another place says that it is the site's name: the link to the
/// front page, or the notice of copyright. For pages that declare no name.
std::optional<TitleSite> find_title_site(const Page& page, const PageSignals& signals);

}  // namespace rapporteur::article
