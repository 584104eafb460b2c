// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace tickscope {

// The lines of a file of records that are of one kind.
static std::istringstream records(std::string const& file, std::string const& kind)
{
    std::ifstream in{std::string{TICKSCOPE_SOURCE_DIR} + "/tests/oracle/" + file};
    std::string chosen;
    for (std::string line; std::getline(in, line);)
        if (line.find("\"kind\": \"" + kind + "\"") != std::string::npos)
            chosen += line + '\n';
    return std::istringstream{chosen};
}

static std::string check(std::istringstream in)
{
    std::ostringstream out, err;
    run_kernel_console(in, "records", true, out, err);
    return out.str() + err.str();
}

TEST(NohzOracle, AgreesWithTheRealFunctions)
{
    EXPECT_EQ(check(records("hpet-nohz.jsonl", "nohz")), "30 agree, 0 differ\n");
}

TEST(HpetOracle, AgreesWithTheRealFunctions)
{
    EXPECT_EQ(check(records("hpet-nohz.jsonl", "hpet")), "70 agree, 0 differ\n");
}

}
