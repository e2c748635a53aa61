#include "rapporteur/encoder/kernels.h"

#include "rapporteur/base/expect.h"

namespace rapporteur::encoder {

namespace {

bool has_avx2() {
#if defined(__x86_64__)
  return avx2_kernels() && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
}

bool has_avx512_vnni() {
#if defined(__x86_64__)
  return avx512_vnni_kernels() && has_avx2() && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vnni");
#else
  return false;
#endif
}

}  // namespace

bool has_path(Path path) {
  switch (path) {
    case Path::portable:
      return true;
    case Path::avx2:
      return has_avx2();
    case Path::avx512_vnni:
      return has_avx512_vnni();
  }
  return false;
}

Path best_path() {
  if (has_avx512_vnni()) return Path::avx512_vnni;
  return has_avx2() ? Path::avx2 : Path::portable;
}

const Kernels& kernels_of(Path path) {
  expect(has_path(path), "a path is asked for that this processor has");
  switch (path) {
    case Path::portable:
      return *portable_kernels();
    case Path::avx2:
      return *avx2_kernels();
    case Path::avx512_vnni:
      return *avx512_vnni_kernels();
  }
  return *portable_kernels();
}

}  // namespace rapporteur::encoder
