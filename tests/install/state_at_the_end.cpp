// SPDX-License-Identifier: GPL-3.0-or-later
// state_at_the_end FILE MILLISECONDS: prints the hash of the state that a scenario is in then.
#include <core/engine/engine.h>
#include <core/engine/state_hash.h>
#include <core/scenario/read_scenario.h>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

int main(int argc, char** argv)
{
    if (argc != 3)
        return 3;
    std::ifstream in{argv[1]};
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    tickscope::ReadOutcome const read = tickscope::read_scenario(text, argv[1]);
    if (!read.scenario)
        return 2;
    tickscope::Engine engine{*read.scenario};
    engine.run_until(tickscope::SimTime{std::chrono::milliseconds{std::atoi(argv[2])}});
    std::printf("%016llx\n", static_cast<unsigned long long>(tickscope::state_hash(engine.machine())));
}
