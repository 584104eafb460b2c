// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stories.h"

#include "core/base/verify.h"
#include "core/scenario/read_scenario.h"

#include <cstdio>

namespace tickscope::support {

Scenario scenario_of(std::string const& yaml)
{
    ReadOutcome outcome = read_scenario(yaml, "story.yaml");
    for (Problem const& problem : outcome.problems)
        std::fprintf(stderr, "%s\n", to_string(problem).c_str());
    VERIFY(outcome.scenario);
    return *std::move(outcome.scenario);
}

Scenario busy_story()
{
    return scenario_of(R"(
tickscope: 1
title: Busy
duration: 400ms
seed: 7
machine: {cpus: 2}
processes:
  - name: worker
    signals: {SIGPROF: {handler: 50us}}
    threads:
      - name: main
        program:
          - setitimer: {which: prof, value: 20ms, interval: 20ms}
          - spawn: {name: short, program: [{user: 30ms}]}
          - repeat: forever
            do:
              - user: 7ms
              - system: 2ms
              - sleep: {uniform: [1ms, 3ms]}
      - name: helper
        count: 3
        program:
          - repeat: forever
            do: [{user: {uniform: [1ms, 9ms]}}, {sleep: 500us}]
  - name: other
    start: 33ms
    threads:
      - name: main
        nice: 5
        program: [{repeat: 40, do: [{user: 3300us}, {sleep: 700us}]}]
events:
  - {at: 100ms, offline: 1}
  - {at: 100ms, read_clock: worker}
  - {at: 180ms, online: 1}
  - {at: 250ms, fix: {abstime-sync: false}}
)");
}

}
