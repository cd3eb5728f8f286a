// The form that every processor has.

#include "Vector.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

#define FORM ly_kernels_portable
#define LANES 8
#define MASKS 0
#include "Form.h"
