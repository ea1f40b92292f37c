#include "casus_kernels.h"
