// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64url.h"
#include "core/base/deflate.h"
#include "core/scenario/kernel_tree.h"
#include "core/scenario/link.h"
#include "core/scenario/read_scenario.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <random>

namespace tickscope {

using namespace std::chrono_literals;

static Link full_link()
{
    Link link;
    link.text = "tickscope: 1\ntitle: A story  # with a comment\nmachine: {cpus: 2}\nprocesses:\n  - name: worker\n"
                "    threads: [{name: main, program: [{user: 10ms}]}]\nevents:\n  - {at: 1ms, offline: 1}\n";
    std::vector<CommandAt> const commands{{SimTime{1ms}, cmd::Offline{CpuId{1}}},
                                          {SimTime{2ms}, cmd::Kill{"worker", 15, ""}}};
    link.commands = link_commands(commands);
    link.kernel = link_kernel(on_tree({}, *find_tree("2.6.28")));
    link.at = SimTime{1500us};
    link.from = SimTime{};
    link.to = SimTime{5ms};
    link.selection = "worker/main";
    link.variant = "Jo\u00e3o";
    return link;
}

TEST(Links, ComeBackAsTheyWere)
{
    for (Link const& link : {full_link(), Link{.text = full_link().text}}) {
        Result<std::string> const text = encode(link);
        ASSERT_TRUE(text);
        EXPECT_TRUE(text->starts_with("tickscope:1."));
        EXPECT_TRUE(is_link(*text));
        EXPECT_EQ(text->find_first_of(" \n\"'<>&?#/+="), std::string::npos) << *text;
        Result<Link> const again = decode_link(*text);
        ASSERT_TRUE(again) << again.error().text;
        EXPECT_TRUE(*again == link);
        EXPECT_EQ(*encode(*again), *text);
    }
}

TEST(Links, SurviveMail)
{
    std::string const text = *encode(full_link());
    std::string broken = " <";
    for (std::size_t i = 0; i < text.size(); ++i)
        broken += (i % 70 == 69 ? "\r\n " : "") + std::string{text[i]};
    EXPECT_TRUE(is_link(broken));
    Result<Link> const again = decode_link(broken + ">\n");
    ASSERT_TRUE(again);
    EXPECT_TRUE(*again == full_link());
}

TEST(Links, ChangeTheirTextAndKeepItsComments)
{
    Result<std::string> const text = whole_text(full_link());
    ASSERT_TRUE(text) << text.error().text;
    EXPECT_NE(text->find("# with a comment"), std::string::npos);
    Scenario const scenario = support::scenario_of(*text);
    EXPECT_EQ(scenario.events.size(), 2u);
    EXPECT_EQ(scenario.kernel.tree, "2.6.28");
}

TEST(Links, SayWhatIsWrongWithTheirCommands)
{
    Link link = full_link();
    link.commands = "[{at: 1ms, kill: {process: nobody, signal: SIGTERM}}]";
    Result<std::string> const text = whole_text(link);
    ASSERT_FALSE(text);
    EXPECT_NE(text.error().text.find("the link's commands"), std::string::npos) << text.error().text;
    EXPECT_NE(text.error().text.find("nobody"), std::string::npos) << text.error().text;
}

TEST(Links, AreRefusedWhereTheyAreCutOff)
{
    std::string const text = *encode(full_link());
    for (std::size_t length = 0; length < text.size(); ++length) {
        Result<Link> const cut = decode_link(text.substr(0, length));
        ASSERT_FALSE(cut) << length;
        EXPECT_FALSE(cut.error().text.empty());
    }
}

TEST(Links, AreRefusedWhereABitIsFlipped)
{
    std::string const text = *encode(full_link());
    for (std::size_t i = 0; i < text.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = text;
            flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
            Result<Link> const read = decode_link(flipped);
            EXPECT_TRUE(!read || *read == full_link()) << i << " " << bit;
        }
}

TEST(Links, AreRefusedWhereTheyAreBombs)
{
    std::string const zeros(64u << 20, '0');
    std::string const bomb = "tickscope:1." + base64url(deflated("text 67108864\n" + zeros));
    ASSERT_LT(bomb.size(), LinkLimits::characters);
    Result<Link> const read = decode_link(bomb);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().text.find("unpacks to more than"), std::string::npos) << read.error().text;
    EXPECT_FALSE(decode_link(std::string(3u << 20, 'a')));
}

static std::string refusal(std::string const& packed)
{
    Result<Link> const read = decode_link("tickscope:1." + base64url(deflated(packed)));
    return read ? "" : read.error().text;
}

TEST(Links, AreRefusedWithTheReason)
{
    EXPECT_NE(decode_link("http://x").error().text.find("begins with 'tickscope:'"), std::string::npos);
    EXPECT_NE(decode_link("tickscope:2.eJ").error().text.find("version '2' of links is not known"), std::string::npos);
    EXPECT_NE(decode_link("tickscope:1").error().text.find("contents were expected"), std::string::npos);
    EXPECT_NE(decode_link("tickscope:1.e$J").error().text.find("not base64url"), std::string::npos);
    EXPECT_NE(decode_link("tickscope:1.AAAA").error().text.find("damaged"), std::string::npos);
    EXPECT_NE(refusal("").find("no scenario"), std::string::npos);
    EXPECT_NE(refusal("text 99\nshort").find("do not add up"), std::string::npos);
    EXPECT_NE(refusal("text -1\nshort").find("do not add up"), std::string::npos);
    EXPECT_NE(refusal("text 18446744073709551615\nshort").find("do not add up"), std::string::npos);
    EXPECT_NE(refusal("text 1\naat 2\n-5").find("'-5' is no instant"), std::string::npos);
    EXPECT_NE(refusal("text 1\na"
                      "selection 1\n\x01")
                  .find("control character"),
              std::string::npos);
    EXPECT_NE(refusal("text 1\na"
                      "from 1\n5to 1\n5")
                  .find("ends before it begins"),
              std::string::npos);
    EXPECT_EQ(refusal("text 1\na"
                      "later 3\nxyz"),
              refusal("text 1\na"));
}

TEST(Links, TakeAnyBytes)
{
    std::mt19937_64 random{1};
    for (int i = 0; i < 3000; ++i) {
        std::string bytes(random() % 200, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random());
        (void)decode_link(bytes);
        (void)decode_link("tickscope:1." + bytes);
        (void)decode_link("tickscope:1." + base64url(bytes));
        (void)refusal(bytes);
    }
}

TEST(Base64Url, IsThatOfTheRfc)
{
    EXPECT_EQ(base64url(""), "");
    EXPECT_EQ(base64url("f"), "Zg");
    EXPECT_EQ(base64url("fo"), "Zm8");
    EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64url("\xFB\xFF"), "-_8");
    EXPECT_EQ(from_base64url("Zg=="), "f");
    EXPECT_EQ(from_base64url("Zm9vYmE="), "fooba");
    for (char const* const wrong : {"Z", "Zh", "Zg=", "Zm9v=", "Z===", "Zm9+", "Zm 9"})
        EXPECT_EQ(from_base64url(wrong), std::nullopt) << wrong;
}

}
