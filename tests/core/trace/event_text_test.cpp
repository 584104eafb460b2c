// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "tests/support/every_event.h"
#include "tests/support/small_name_table.h"

#include <gtest/gtest.h>

#include <set>

namespace tickscope {

TEST(EventFields, SpellEveryEnumerator)
{
    support::SmallCast const cast;
    std::vector<Traced> const events = support::every_event();

    ASSERT_GT(events.size(), std::variant_size_v<Traced>);
    for (Traced const& what : events)
        for (Field const& field : event_fields(what, cast.names)) {
            auto const* text = std::get_if<std::string>(&field.value);
            EXPECT_FALSE(text && (text->empty() || *text == "?")) << event_name(what) << ' ' << field.name;
        }
}

template<class E>
static std::set<std::string_view> distinct(auto spell)
{
    std::set<std::string_view> all;
    for (std::size_t value = 0; value < enum_size<E>(); ++value)
        all.insert(spell(static_cast<E>(value)));
    return all;
}

TEST(EventText, TellsEnumeratorsApart)
{
    auto const word_of = [](auto value) { return word(value); };
    auto const sentence_of = [](auto value) { return sentence(value); };

    EXPECT_EQ(distinct<MigrateWhy>(word_of).size(), enum_size<MigrateWhy>());
    EXPECT_EQ(distinct<CommandKind>(word_of).size(), enum_size<CommandKind>());
    EXPECT_EQ(distinct<WarningSite>(word_of).size(), enum_size<WarningSite>());
    EXPECT_EQ(distinct<WarningSite>(sentence_of).size(), enum_size<WarningSite>());
    EXPECT_EQ(distinct<Law>(word_of).size(), enum_size<Law>());
    EXPECT_EQ(distinct<Law>(sentence_of).size(), enum_size<Law>());
    EXPECT_EQ(word(Law::LostWakeup), "lost-wakeup");
}

}
