// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/verify.h"

#include <cstdio>
#include <cstdlib>

namespace tickscope {

void verification_failed(char const* what, char const* file, int line)
{
    std::fprintf(stderr, "tickscope: internal error: %s does not hold (%s:%d)\n", what, file, line);
    std::abort();
}

}
