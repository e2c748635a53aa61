#include "rapporteur/base/log_exp.h"

#include <cmath>
#include <limits>

namespace rapporteur::base {

namespace {

constexpr double log_of_2 = 0.69314718055994530942;

}  // namespace

double exponential(double x) {
  if (!(x > -700)) return 0;
  if (x > 700) return std::numeric_limits<double>::max();
  // x = n log 2 + rest, with a rest small enough for a short series.
  const double n = std::floor(x / log_of_2 + 0.5);
  const double rest = x - n * log_of_2;
  double sum = 1;
  for (int i = 16; i > 0; --i) sum = 1 + sum * rest / i;
  return std::ldexp(sum, static_cast<int>(n));
}

double logarithm(double x) {
  int exponent = 0;
  double part = std::frexp(x, &exponent);
  if (part < 0.70710678118654752440) {
    part *= 2;
    --exponent;
  }
  // log part = 2 artanh((part - 1) / (part + 1))
  const double ratio = (part - 1) / (part + 1);
  const double square = ratio * ratio;
  double sum = 0;
  for (int i = 25; i > 0; i -= 2) sum = sum * square + 1.0 / i;
  return 2 * ratio * sum + exponent * log_of_2;
}

}  // namespace rapporteur::base
