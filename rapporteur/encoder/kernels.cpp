#include "rapporteur/encoder/kernels.h"

#include "rapporteur/base/expect.h"

namespace rapporteur::encoder {

bool has_path(Path path) {
  switch (path) {
    case Path::portable:
      return true;
    case Path::avx2:
    case Path::avx512_vnni:
      return false;
  }
  return false;
}

Path best_path() {
  if (has_path(Path::avx512_vnni)) return Path::avx512_vnni;
  return has_path(Path::avx2) ? Path::avx2 : Path::portable;
}

const Kernels& kernels_of(Path path) {
  expect(has_path(path), "the processor has the instructions of the path");
  return portable_kernels();
}

}  // namespace rapporteur::encoder
