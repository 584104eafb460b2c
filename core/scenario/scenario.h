// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"
#include "core/kernel/hpet.h"
#include "core/scenario/command.h"
#include "core/scenario/expectation.h"
#include "core/scenario/lesson.h"
#include "core/scenario/ops.h"
#include "core/scenario/presentation.h"
#include "core/scenario/view.h"

#include <map>
#include <string>
#include <vector>

namespace tickscope {

struct ThreadSpec {
    std::string name;
    std::optional<int> nice;  ///< none, as with policy and cpus: its creator's, or plain where nobody made it
    std::optional<Policy> policy;
    std::uint8_t priority = 0;
    CpuList cpus;
    std::optional<std::uint32_t> start_cpu;
    std::uint32_t count = 1;
    std::vector<Op> program;

    bool operator==(ThreadSpec const&) const = default;
};

struct ProcessSpec {
    std::string name;
    Nanos start{};
    std::string parent;    ///< empty: init
    Rlimit rlimit_cpu;     ///< seconds
    Rlimit rlimit_rttime;  ///< microseconds
    std::map<int, Disposition> signals;
    std::vector<ThreadSpec> threads;  ///< the first is the group leader

    bool operator==(ProcessSpec const&) const = default;
};

struct RtcSpec {
    std::string time = "2009-02-18 09:00:00";
    std::uint64_t hpet_hz = 14318180;
    std::uint64_t counter = 0;
    WordSize word = WordSize::Bits64;
    bool update_irq = false;
    std::string alarm;              ///< "09:00:05"; empty: none
    std::uint32_t periodic_hz = 0;  ///< 0: none
    struct HoldOff {
        SimTime from{};
        Nanos length{};
        bool operator==(HoldOff const&) const = default;
    };
    std::vector<HoldOff> hold_off;

    bool operator==(RtcSpec const&) const = default;
};

struct MachineSpec {
    std::uint32_t cpus = 1;
    CpuList online;
    std::uint32_t hz = 1000;
    TickPhase ticks = TickPhase::Staggered;
    bool x86_tick_nsec = false;
    Preemption preempt = Preemption::Voluntary;
    bool nohz = true;
    std::optional<Topology> topology;

    bool operator==(MachineSpec const&) const = default;
};

/// sched tunables as given: none means the kernel's own, scaled with the number of CPUs.
struct SchedSpec {
    std::optional<Nanos> latency, min_granularity, wakeup_granularity, rt_period, rt_runtime;
    bool compat_yield = false;

    bool operator==(SchedSpec const&) const = default;
};

/// The kernel after `tree`, `fixes` and `accounting` have been worked out.
struct KernelSpec {
    std::string tree = "2.6.29-rc5";
    FixSet fixes = all_fixes;
    LaterFixSet later_fixes;
    std::optional<Accounting> accounting;            ///< none: auto
    SchedRelease scheduler = SchedRelease::V2_6_29;  ///< whatever the tree
    SchedSpec sched;
    Costs costs;
    Nanos timer_slack{};

    bool operator==(KernelSpec const&) const = default;
};

/// A story: a machine to boot, what runs on it, what is done to it and when, what must come
/// out, and what a student reads.
struct Scenario {
    std::string title;
    std::string summary;
    View watch = View::Clocks;
    std::string about;
    Show show;
    std::vector<StoryNote> notes;
    Vary vary;
    std::vector<std::string> tags;
    std::optional<Nanos> duration;
    std::uint64_t seed = 1;
    MachineSpec machine;
    KernelSpec kernel;
    std::optional<RtcSpec> rtc;
    std::vector<ProcessSpec> processes;
    std::vector<CommandAt> events;
    std::vector<Expectation> expect;
    std::vector<LessonStep> lesson;

    bool operator==(Scenario const&) const = default;
};

/// The KernelConfig that a scenario boots with.
KernelConfig kernel_config(Scenario const&);

}
