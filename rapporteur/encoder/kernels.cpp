#include "rapporteur/encoder/kernels.h"

#include "rapporteur/base/expect.h"
#include "rapporteur/base/processor.h"

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace rapporteur::encoder {

namespace {

bool has_avx2() {
  return avx2_kernels() && base::has_avx2();
}

bool has_avx512_vnni() {
  return avx512_vnni_kernels() && base::has_avx512_vnni();
}

/// The registers of AMX are large: Linux gives them to a process that asks, once.
bool has_amx() {
#if defined(__x86_64__) && defined(__linux__)
  constexpr unsigned amx_tile = 1U << 24;
  constexpr unsigned amx_int8 = 1U << 25;
  constexpr long request_permission = 0x1023;  // ARCH_REQ_XCOMP_PERM
  constexpr long tile_data = 18;
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  if (!amx_kernels() || !has_avx512_vnni() || __get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  return (d & amx_tile) != 0 && (d & amx_int8) != 0 &&
         ::syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
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
    case Path::amx:
      return has_amx();
  }
  return false;
}

Path best_path() {
  if (has_amx()) return Path::amx;
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
    case Path::amx:
      return *amx_kernels();
  }
  return *portable_kernels();
}

}  // namespace rapporteur::encoder
