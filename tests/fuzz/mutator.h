// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope::fuzz {

/// Makes inputs from a corpus: the same ones for the same seed. For compilers without libFuzzer.
class Mutator {
public:
    Mutator(std::vector<std::string> corpus, std::uint64_t seed);

    /// An input of the corpus with some things that go wrong with it.
    std::string next();

private:
    std::uint64_t random();
    std::size_t below(std::size_t n) { return n == 0 ? 0 : random() % n; }
    void change(std::string& text);
    void splice(std::string& text);

    std::vector<std::string> m_corpus;
    std::uint64_t m_state;
};

/// Words and numbers that mean something to a target, one a line of its dictionary.
std::vector<std::string_view> const& dictionary();

}
