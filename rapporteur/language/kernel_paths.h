#pragma once

#include "rapporteur/language/kernels.h"

/// The operations as each file of them was built; null where the compiler could not build them.
namespace rapporteur::language {

const Kernels* portable_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();

}  // namespace rapporteur::language
