// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/enum_set.h"
#include "core/kernel/fix.h"

#include <gtest/gtest.h>

namespace tickscope {

enum class Few : std::uint8_t { A, B, C };
// clang-format off
enum class Many : std::uint8_t {
    M0, M1, M2, M3, M4, M5, M6, M7, M8, M9, M10, M11, M12, M13, M14, M15, M16, M17, M18, M19, M20, M21,
    M22, M23, M24, M25, M26, M27, M28, M29, M30, M31, M32, M33, M34, M35, M36, M37, M38, M39, M40, M41, M42,
    M43, M44, M45, M46, M47, M48, M49, M50, M51, M52, M53, M54, M55, M56, M57, M58, M59, M60, M61, M62, M63
};
// clang-format on

static_assert(enum_size<Few>() == 3);
static_assert(enum_size<Many>() == 64);

TEST(EnumSet, IsAsWideAsItsEnum)
{
    EXPECT_EQ(EnumSet<Few>::all().bits(), 0b111u);
    EXPECT_EQ(EnumSet<Many>::all().bits(), ~std::uint64_t{0});
    EXPECT_EQ(EnumSet<Many>::up_to(Many::M63), EnumSet<Many>::all());
    EXPECT_EQ(EnumSet<Many>::up_to(Many::M8).bits(), 0x1ffu);
}

TEST(EnumSet, KeepsMembersBeyondTheEighth)
{
    EnumSet<Many> set{Many::M8, Many::M63};

    EXPECT_TRUE(set.has(Many::M8));
    EXPECT_TRUE(set.has(Many::M63));
    EXPECT_FALSE(set.has(Many::M0));
    EXPECT_EQ(set.size(), 2);
    set.set(Many::M63, false);
    EXPECT_EQ(set, EnumSet<Many>{Many::M8});
}

TEST(EnumSet, DropsBitsThatStandForNothing)
{
    EXPECT_EQ(EnumSet<Few>::from_bits(0xff), EnumSet<Few>::all());
    EXPECT_EQ(EnumSet<Few>::from_bits(0xf8), EnumSet<Few>{});
}

TEST(EnumSet, JoinsAndTakesAway)
{
    EnumSet<Few> const a{Few::A, Few::B}, b{Few::B, Few::C};

    EXPECT_EQ(a | b, EnumSet<Few>::all());
    EXPECT_EQ(a - b, EnumSet<Few>{Few::A});
}

TEST(PackedFixes, KeepBothSets)
{
    for (std::uint64_t bits = 0; bits < 1000; ++bits) {
        FixSet const fixes = FixSet::from_bits(bits * 37);
        LaterFixSet const later = LaterFixSet::from_bits(bits * 0x9e3779b97f4a7c15u);
        PackedFixes const packed{PackedFixes::pack(fixes, later)};
        EXPECT_EQ(packed.fixes(), fixes);
        EXPECT_EQ(packed.later(), later);
    }
    PackedFixes const packed{PackedFixes::pack(FixSet::all(), LaterFixSet::all())};
    EXPECT_EQ(packed.fixes(), FixSet::all());
    EXPECT_EQ(packed.later(), LaterFixSet::all());
}

}
