// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

#include <gtest/gtest.h>

namespace tickscope {

TEST(ShownText, LeavesWhatPeopleWrite)
{
    for (std::string_view const text : {"", "A title", "2 µs → 3 µs", "Größe: 5 %", "時計", "👩‍🔬", "a\\b"})
        EXPECT_EQ(shown_text(text), text);
}

TEST(ShownText, WritesOutWhatATerminalWouldObey)
{
    EXPECT_EQ(shown_text("\x1b[2J\x1b]0;owned\a"), "\\x1b[2J\\x1b]0;owned\\x07");
    EXPECT_EQ(shown_text("a\nb\tc\rd\x7f"), "a\\nb\\tc\\x0dd\\x7f");
    EXPECT_EQ(shown_text("\u009b31mred"), "\\u{9b}31mred");
    EXPECT_EQ(shown_text("abc\u202ecod.exe\u202c\u2066x\u200f"), "abc\\u{202e}cod.exe\\u{202c}\\u{2066}x\\u{200f}");
    EXPECT_EQ(shown_text("one\u2028two\u0085three"), "one\\u{2028}two\\u{85}three");
    EXPECT_EQ(shown_text(std::string_view{"a\0b", 3}), "a\\x00b");
}

TEST(ShownText, WritesOutWhatIsNoCharacter)
{
    EXPECT_EQ(shown_text("\xEF\xBF\xBE\xEF\xBF\xBF"), "\\u{fffe}\\u{ffff}");
    EXPECT_EQ(shown_text("\xF0\x9F\xBF\xBE"), "\\u{1fffe}");
    EXPECT_EQ(shown_text("a\xff\xc0\x80z\xe2\x82"), "a\\xff\\xc0\\x80z\\xe2\\x82");
    EXPECT_EQ(shown_text("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "half a surrogate pair";
}

TEST(ShownText, KeepsLinesOfWhatHasSeveral) { EXPECT_EQ(shown_lines("a\nb\x1b"), "a\nb\\x1b"); }

TEST(XmlText, IsWellFormedWhateverComes)
{
    EXPECT_EQ(xml_text("a < b && c > \"d\""), "a &lt; b &amp;&amp; c &gt; &quot;d&quot;");
    EXPECT_EQ(xml_text("\xEF\xBF\xBE\x01\n"), "\\u{fffe}\\x01\\n");
}

TEST(CsvText, NeverBeginsAFormula)
{
    EXPECT_EQ(csv_text("=cmd|'calc'!A0"), "'=cmd|'calc'!A0");
    EXPECT_EQ(csv_text("@SUM(1)"), "'@SUM(1)");
    EXPECT_EQ(csv_text("+1+2"), "'+1+2");
    EXPECT_EQ(csv_text("-2+3,4"), "\"'-2+3,4\"");
}

TEST(CsvText, LeavesNumbersAndWordsAndQuotesTheRest)
{
    for (std::string_view const text : {"", "-5", "+12.5", "main", "a=b"})
        EXPECT_EQ(csv_text(text), text);
    EXPECT_EQ(csv_text("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"");
}

}
