// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static std::string path_text(QuantityInfo const& info)
{
    static constexpr std::string_view subjects[]{"", "cpu.0.", "proc.worker.", "thread.worker/main."};
    std::string path{subjects[static_cast<std::size_t>(info.subject)]};
    path += info.name;
    return info.suffix == Suffix::Signal ? path + ".SIGPROF" : path;
}

TEST(Values, ExistForEveryQuantity)
{
    Sim sim{"rtc: {update_irq: true}\n"
            "processes: [{name: worker, threads: [{name: main, program: [{user: 1s}]}]}]\n"};
    sim.run_until(50ms);

    for (QuantityInfo const& info : quantities()) {
        SCOPED_TRACE(info.name);
        Result<ValuePath> const path = parse_value_path(path_text(info));
        ASSERT_TRUE(path);
        EXPECT_EQ(path->quantity, &info);
        auto const value = value_of(sim.machine(), sim.engine().world()->name_table, *path);
        bool const after_its_end = info.name.starts_with("death.") || info.name == "turnaround";
        EXPECT_EQ(value.has_value(), !after_its_end);
        EXPECT_EQ(value.value_or(Value{.unit = info.unit, .text = {}}).unit, info.unit);
    }
}

TEST(Values, OfWhatIsNotThereAreNone)
{
    Sim sim{"machine: {cpus: 2}\n"};

    for (char const* const path : {"cpu.2.online", "proc.nobody.state", "thread.nobody/main.utime"})
        EXPECT_FALSE(value_of(sim.machine(), sim.engine().world()->name_table, *parse_value_path(path))) << path;
}

}
