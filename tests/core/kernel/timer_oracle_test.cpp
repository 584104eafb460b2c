// SPDX-License-Identifier: GPL-3.0-or-later
// What the functions of real kernels from 2.6.27 to 2.6.36 gave, op by op.
#include "app/cli/kernel_console.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace tickscope {

class TimerOracle : public testing::TestWithParam<char const*> { };

TEST_P(TimerOracle, AgreesWithTheRealKernels)
{
    std::string const path = std::string{TICKSCOPE_SOURCE_DIR "/tests/oracle/"} + GetParam();
    std::ifstream records{path};
    ASSERT_TRUE(records.is_open()) << path;
    std::ostringstream out, err;

    ExitStatus const status = run_kernel_console(records, path, true, out, err);

    EXPECT_EQ(status, ExitStatus::Done) << out.str() << err.str();
    EXPECT_NE(out.str().find(" agree, 0 differ"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Records, TimerOracle, testing::Values("random.jsonl", "stories.jsonl", "records36.jsonl"));

}
