// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/machine_facts.h"

#include "core/scenario/value.h"
#include "ui/style/format.h"

#include <string_view>

namespace tickscope::ui {
namespace {

/// The value that a path stands for now, under a name of ours.
Fact factOf(Frame const& frame, char const* name, char const* path)
{
    Fact fact{QString::fromUtf8(name), {}, QString::fromUtf8(path)};
    Result<ValuePath> const parsed = parse_value_path(path);
    if (!parsed)
        return fact;
    fact.tip += '\n' + toQString(parsed->quantity->help);
    if (auto const value = value_of(*frame.machine, frame.world->name_table, *parsed))
        fact.value = parsed->unit() == Unit::Count ? countText(static_cast<std::uint64_t>(value->number))
                                                   : QString::fromStdString(to_string(*value, frame.machine->config));
    if (fact.value.isEmpty())
        fact.value = QStringLiteral("none");
    return fact;
}

FactSection idleFacts(Frame const& frame)
{
    FactSection section{
        QStringLiteral("Idle CPUs"),
        {factOf(frame, "in the idle mask", "nohz.mask"), factOf(frame, "who balances for them", "nohz.load_balancer")}};
    std::uint64_t ticks = 0, switches = 0;
    Nanos overhead{};
    for (Cpu const& cpu : frame.machine->cpus) {
        ticks += cpu.ticks;
        switches += cpu.rq.switches;
        overhead += cpu.overhead;
    }
    section.facts.push_back(
        {QStringLiteral("ticks taken"), countText(ticks), QStringLiteral("Tick interrupts on all CPUs together")});
    section.facts.push_back(
        {QStringLiteral("switches"), countText(switches), QStringLiteral("Context switches on all CPUs together")});
    section.facts.push_back(
        {QStringLiteral("bookkeeping"), spanText(overhead),
         QStringLiteral("CPU time that bookkeeping itself took, where the scenario gives it a cost")});
    return section;
}

FactSection counterFacts(Frame const& frame)
{
    Counters const& counters = frame.machine->counters;
    return {QStringLiteral("What accounting did"),
            {{QStringLiteral("group locks taken"), countText(counters.locks_acquired),
              QStringLiteral("The lock around a process's total")},
             {QStringLiteral("came from another CPU"), countText(counters.locks_transferred),
              QStringLiteral("Of these, with the lock's cache line coming from elsewhere")},
             {QStringLiteral("walks over threads"), countText(counters.walks),
              QStringLiteral("thread_group_cputime() by walking")},
             {QStringLiteral("threads visited"), countText(counters.threads_walked),
              QStringLiteral("In all walks together")},
             {QStringLiteral("slow checks of timers"), countText(counters.slow_paths),
              QStringLiteral("Entries into check_thread_timers() and check_process_timers()")},
             {QStringLiteral("kernel warnings"), countText(counters.warnings),
              QStringLiteral("What the modelled kernel complained of")}}};
}

}

std::vector<FactSection> machineFacts(Frame const& frame) { return {idleFacts(frame), counterFacts(frame)}; }

}
