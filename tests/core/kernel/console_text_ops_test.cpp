// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console_case.h"
#include "app/cli/text_op.h"

#include <gtest/gtest.h>

namespace tickscope {

TEST(TextOp, ReadsAWordAndItsNumber)
{
    struct Row {
        std::string text, name;
        std::uint64_t value;
    };
    for (Row const& row : {Row{"show", "show", 0}, Row{"setbits 0x10", "setbits", 16}, Row{"cpus  4 ", "cpus", 4},
                           Row{"cmp 18446744073709551615", "cmp", 18'446'744'073'709'551'615u}}) {
        SCOPED_TRACE(row.text);

        auto const op = read_text_op(row.text);

        ASSERT_TRUE(op.has_value());
        EXPECT_EQ(op->name, row.name);
        EXPECT_EQ(op->value, row.value);
    }
}

TEST(TextOp, RefusesWhatIsNoWordAndNumber)
{
    for (std::string const text :
         {"", "show 1", "cmp", "cmp -1", "cmp 1 2", "cmp 0xg", "cmp 0x", "cmp 1e3", "cmp 18446744073709551616"})
        EXPECT_FALSE(read_text_op(text).has_value()) << text;
    EXPECT_FALSE(read_text_op(7).has_value());
}

TEST(ConsoleScripts, NameTheOpThatTheyRefuse)
{
    struct Row {
        bool hpet;
        std::vector<Json> ops;
        std::string error;
    };
    for (Row const& row : {Row{true, {"show", "leap 7"}, "op 1: "}, Row{true, {"period 1"}, "op 0: "},
                           Row{true, {"setbits 0x40", "counter 9999999", "reinit"}, "op 2: "},
                           Row{true, {"freq 0"}, "op 0: "}, Row{false, {"idle 0"}, "op 0: expected 'cpus' first"},
                           Row{false, {"cpus 2", "idle 2"}, "op 1: "}, Row{false, {"cpus 2", "down 0"}, "op 1: "},
                           Row{false, {"cpus 2", "cpus 2"}, "op 1: "}, Row{false, {"cpus 5000"}, "op 0: "}}) {
        SCOPED_TRACE(row.ops.back().dump());
        ConsoleCase input;
        input.ops = row.ops;

        auto const seen = row.hpet ? run_hpet_case(input, "ahead") : run_nohz_case(input, "new");

        ASSERT_FALSE(seen.has_value());
        EXPECT_TRUE(seen.error().text.starts_with(row.error)) << seen.error().text;
    }
}

TEST(ConsoleScripts, RefuseVersionsThatTheyDoNotKnow)
{
    EXPECT_FALSE(run_hpet_case({}, "old").has_value());
    EXPECT_FALSE(run_nohz_case({}, "base64").has_value());
}

}
