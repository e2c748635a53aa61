#pragma once

#include "rapporteur/page/page.h"
#include "rapporteur/page/read_inputs.h"

namespace rapporteur {

/// Reads a page's characters (by its declared, prescanned or detected encoding) and, for HTML, its tree.
/// Never fails: any bytes make a page. A function of its argument alone; any number of threads may call it.
Page make_page(RawPage raw);

}  // namespace rapporteur
