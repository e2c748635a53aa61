#pragma once

#include "rapporteur/base/html_references.h"

namespace rapporteur::page {

using base::read_reference;
using base::Reference;

}  // namespace rapporteur::page
