// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tickscope {

/// Stops the program, naming what did not hold. Our own mistakes only: bad input is a Result, what the modelled
/// kernel would complain of is a traced::Warning.
[[noreturn]] void verification_failed(char const* what, char const* file, int line);

}

#define VERIFY(condition)                                                                                              \
    (static_cast<bool>(condition) ? void() : ::tickscope::verification_failed(#condition, __FILE__, __LINE__))
