// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzzing without libFuzzer: the same targets under a mutator of our own.
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/targets.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/time.h>
#include <unistd.h>

using namespace tickscope::fuzz;

namespace {

struct Asked {
    std::string target;
    std::vector<std::string> corpus;
    std::string findings = ".";
    unsigned seconds = 10;
    std::uint64_t seed = 1;
    bool replay = false;
};

constexpr int longest_input = 20;  // seconds of CPU time that one may take

// Of the input that is being taken, for the handler of signals: only what it may use there.
std::array<char, 4096> finding_path;
std::string const* current = nullptr;

void keep_finding(int signal)
{
    int const file = creat(finding_path.data(), 0644);
    if (file >= 0 && current != nullptr) {
        [[maybe_unused]] auto const written = write(file, current->data(), current->size());
        close(file);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

std::string read_whole(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> read_corpus(std::vector<std::string> const& places)
{
    std::vector<std::filesystem::path> paths;
    for (std::string const& place : places) {
        if (!std::filesystem::is_directory(place))
            paths.emplace_back(place);
        else
            for (auto const& entry : std::filesystem::recursive_directory_iterator{place})
                if (entry.is_regular_file())
                    paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    std::vector<std::string> corpus;
    for (auto const& path : paths)
        corpus.push_back(read_whole(path));
    return corpus;
}

void take(Target const& target, std::string const& input)
{
    current = &input;
    itimerval const limit{{0, 0}, {longest_input, 0}};
    setitimer(ITIMER_VIRTUAL, &limit, nullptr);
    target.take(input);
}

std::uint64_t fuzz(Target const& target, Asked const& asked)
{
    using Clock = std::chrono::steady_clock;
    auto const end = Clock::now() + std::chrono::seconds{asked.seconds};
    std::vector<std::string> const corpus = read_corpus(asked.corpus);
    std::uint64_t executions = 0;
    for (std::string const& input : corpus) {
        take(target, input);
        ++executions;
    }
    Mutator mutator{corpus, asked.seed};
    while (!asked.replay && Clock::now() < end) {
        std::string const input = mutator.next();
        take(target, input);
        ++executions;
    }
    return executions;
}

}

int main(int argc, char** argv)
{
    Asked asked;
    CLI::App app{"Gives a target inputs that nobody would write; ends with 0 where all were answered rightly."};
    app.add_option("TARGET", asked.target)->required();
    app.add_option("CORPUS", asked.corpus, "Files, and folders of files, to begin with");
    app.add_option("--seconds", asked.seconds, "How long");
    app.add_option("--seed", asked.seed, "The same seed gives the same inputs");
    app.add_option("--findings", asked.findings, "The folder for what was answered wrongly");
    app.add_flag("--replay", asked.replay, "Only the corpus as it is");
    CLI11_PARSE(app, argc, argv);
    Target const* const target = find_target(asked.target);
    if (target == nullptr) {
        for (Target const& each : targets())
            fmt::print(stderr, "{:<12} {}\n", each.name, each.about);
        return 3;
    }
    std::string const path = fmt::format("{}/{}-{}-{}", asked.findings, target->name, asked.seed, getpid());
    path.copy(finding_path.data(), finding_path.size() - 1);
    for (int const signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGVTALRM})
        std::signal(signal, keep_finding);
    std::uint64_t const executions = fuzz(*target, asked);
    fmt::print("{}: {} executions, seed {}\n", target->name, executions, asked.seed);
    return 0;
}
