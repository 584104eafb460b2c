// SPDX-License-Identifier: GPL-3.0-or-later
// The entry that clang's libFuzzer calls. One program a target: TICKSCOPE_FUZZ_TARGET names it.
#include "tests/fuzz/targets.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static tickscope::fuzz::Target const* const target = tickscope::fuzz::find_target(TICKSCOPE_FUZZ_TARGET);
    target->take({reinterpret_cast<char const*>(data), size});
    return 0;
}
