#pragma once

/// Exponential and logarithm of our own: those of the C library choose their instructions by the processor,
/// and with them the last bit.
namespace rapporteur::base {

/// e to the power of x, to within a few units of the last place; 0 far below, the greatest number far above.
double exponential(double x);
/// The natural logarithm of a number above 0.
double logarithm(double x);

}  // namespace rapporteur::base
