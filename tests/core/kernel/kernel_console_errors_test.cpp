// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace tickscope {

struct ConsoleOutput {
    ExitStatus status;
    std::string out, err;
};

enum class Mode { Print, Check };

static ConsoleOutput tell(std::string const& input, Mode mode = Mode::Print)
{
    std::istringstream in{input};
    std::ostringstream out, err;
    ExitStatus const status = run_kernel_console(in, "cases", mode == Mode::Check, out, err);
    return {status, out.str(), err.str()};
}

static std::string timer_case(std::string const& ops, std::string const& more = "")
{
    return R"({"id": "c", "version": "TIP", "hz": 1000, "tick_nsec_mode": "exact", "ops": [)" + ops + "]" + more +
        "}\n";
}

static std::string const process_p = R"({"op": "process", "name": "P", "parent": "init"})";

TEST(KernelConsole, PrintsObservationsAsTheRecordsHaveThem)
{
    ConsoleOutput const told = tell(timer_case(process_p + R"(, {"op": "times", "thread": "P"})"));

    EXPECT_EQ(told.status, ExitStatus::Done);
    EXPECT_EQ(told.out,
              R"({"id": "c", "version": "TIP", "observations": [{"op": 1, "tick": 0, "ev": "times", )"
              R"("utime": 0, "stime": 0, "cutime": 0, "cstime": 0}]})"
              "\n");
}

TEST(KernelConsole, ShowsTheFirstDifferenceAndItsOp)
{
    ConsoleOutput const told =
        tell(timer_case(process_p + R"(, {"op": "getrlimit", "thread": "P"})",
                        R"(, "observations": [{"op": 1, "tick": 0, "ev": "getrlimit", "soft": 7, "hard": "inf"}])"),
             Mode::Check);

    EXPECT_EQ(told.status, ExitStatus::Failed);
    EXPECT_NE(told.out.find(R"(op 1 {"op": "getrlimit", "thread": "P"})"), std::string::npos) << told.out;
    EXPECT_NE(told.out.find("0 agree, 1 differ\n"), std::string::npos) << told.out;
}

TEST(KernelConsole, RefusesBadInputByLineAndOp)
{
    struct Case {
        std::string input, error;
    };
    std::vector<Case> const cases{
        {"[]\n", "cases:1: error: expected one JSON object a line"},
        {"\n{\n", "cases:2: error: expected one JSON object a line"},
        {timer_case(R"({"op": "dance", "thread": "P"})"),
         "cases:1: error: op 0: expected an op of the timer cases, not 'dance'"},
        {timer_case(process_p + R"(, {"op": "ticks", "thread": "Q", "mode": "user", "n": 1, "ns": 1})"),
         "cases:1: error: op 1: expected 'thread' to name a thread made before"},
        {timer_case(process_p + R"(, {"op": "ticks", "thread": "P", "mode": "user", "n": -1, "ns": 1})"),
         "cases:1: error: op 1: expected a whole number 'n' from 0 to 100000000"},
        {timer_case(process_p + R"(, {"op": "ticks", "thread": "P", "mode": "both", "n": 1, "ns": 1})"),
         "cases:1: error: op 1: expected 'mode' to be one of user, system"},
        {timer_case(process_p + R"(, {"op": "bank", "thread": "P", "twice": true})"),
         "cases:1: error: op 1: expected no other keys than this op has"},
        {timer_case(process_p + ", " + process_p), "cases:1: error: op 1: expected 'name' to be new"},
        {timer_case(R"({"op": "exit", "thread": "init"})"),
         "cases:1: error: op 0: expected 'thread' to be another than init, which never exits"},
        {timer_case(process_p + R"(, {"op": "sigblock", "thread": "P", "sig": "SIGNOTHING"})"),
         "cases:1: error: op 1: expected the name of a signal 'sig'"},
        {timer_case(process_p +
                    R"(, {"op": "setitimer", "thread": "P", "which": "prof", "value": [1], "interval": [0, 0]})"),
         "cases:1: error: op 1: expected two whole numbers 'value'"},
        {R"({"id": "c", "version": "TIP", "hz": 999, "tick_nsec_mode": "exact", "ops": []})",
         "cases:1: error: expected 'hz' 100, 250, 300 or 1000"},
        {R"({"id": "c", "version": "3.0", "hz": 1000, "tick_nsec_mode": "x86", "ops": []})", "not '3.0'"},
    };
    for (Case const& each : cases) {
        SCOPED_TRACE(each.input);
        ConsoleOutput const told = tell(each.input);
        EXPECT_EQ(told.status, ExitStatus::InvalidInput);
        EXPECT_NE(told.err.find(each.error), std::string::npos) << told.err;
    }
}

TEST(KernelConsole, RefusesWhatIsNestedWithoutEnd)
{
    std::string const brackets = std::string(200'000, '[') + std::string(200'000, ']');
    std::string const objects = [] {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += R"({"a":)";
        return text;
    }();

    for (std::string const& input :
         {timer_case(brackets), timer_case(process_p, ", \"observations\": " + brackets), brackets, objects}) {
        auto const told = tell(input);
        EXPECT_EQ(told.status, ExitStatus::InvalidInput);
        EXPECT_EQ(told.err, "cases:1: error: nested deeper than 64 levels: that is the limit\n");
    }
    EXPECT_EQ(tell(timer_case(process_p +
                              R"(, {"op": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})"))
                  .err,
              "cases:1: error: op 1: expected an op of the timer cases, not "
              "'[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['\n");
}

TEST(KernelConsole, RefusesALineWithoutEnd)
{
    auto const told = tell(timer_case(process_p) + std::string((std::size_t{16} << 20) + 1, ' ') + "\n");

    EXPECT_EQ(told.status, ExitStatus::InvalidInput);
    EXPECT_EQ(told.err, "cases:2: error: longer than 16 MiB: that is the limit of a line\n");
}

TEST(KernelConsole, HasNothingToSayOfAKilledProcess)
{
    ConsoleOutput const told =
        tell(timer_case(process_p +
                        R"(, {"op": "setrlimit", "thread": "P", "soft": 1, "hard": 1})"
                        R"(, {"op": "ticks", "thread": "P", "mode": "user", "n": 2000, "ns": 1000000})"
                        R"(, {"op": "thread", "name": "Q", "of": "P"})"
                        R"(, {"op": "times", "thread": "Q"}, {"op": "times", "thread": "P"})"));

    EXPECT_NE(told.out.find("SIGKILL"), std::string::npos) << told.out;
    EXPECT_EQ(told.out.find("times"), std::string::npos) << told.out;
}

}
