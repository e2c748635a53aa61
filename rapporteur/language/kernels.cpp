#include "rapporteur/language/kernels.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/base/processor.h"
#include "rapporteur/language/kernel_paths.h"

namespace rapporteur::language {

namespace {

bool has_avx2() {
  return avx2_kernels() && base::has_avx2();
}

bool has_avx512() {
  return avx512_kernels() && base::has_avx512();
}

}  // namespace

bool has_path(Path path) {
  switch (path) {
    case Path::portable:
      return true;
    case Path::avx2:
      return has_avx2();
    case Path::avx512:
      return has_avx512();
  }
  return false;
}

Path best_path() {
  if (has_avx512()) return Path::avx512;
  return has_avx2() ? Path::avx2 : Path::portable;
}

const Kernels& kernels(Path path) {
  expect(has_path(path), "a path is asked for that this processor has");
  switch (path) {
    case Path::portable:
      return *portable_kernels();
    case Path::avx2:
      return *avx2_kernels();
    case Path::avx512:
      return *avx512_kernels();
  }
  return *portable_kernels();
}

}  // namespace rapporteur::language
