// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/machine_facts.h"

#include "core/scenario/value.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <string_view>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class MachineFactsText {
    Q_DECLARE_TR_FUNCTIONS(MachineFactsText)
};

/// The value that a path stands for now, under a name of ours.
Fact factOf(Frame const& frame, QString const& name, char const* path)
{
    Fact fact{name, {}, QString::fromUtf8(path)};
    Result<ValuePath> const parsed = parse_value_path(path);
    if (!parsed)
        return fact;
    fact.tip += '\n' + toQString(parsed->quantity->help);
    if (auto const value = value_of(*frame.machine, frame.world->name_table, *parsed))
        fact.value = parsed->unit() == Unit::Count ? countText(static_cast<std::uint64_t>(value->number))
                                                   : QString::fromStdString(to_string(*value, frame.machine->config));
    if (fact.value.isEmpty())
        fact.value = MachineFactsText::tr("none");
    return fact;
}

FactSection idleFacts(Frame const& frame)
{
    FactSection section{MachineFactsText::tr("Idle CPUs"),
                        {factOf(frame, MachineFactsText::tr("in the idle mask"), "nohz.mask"),
                         factOf(frame, MachineFactsText::tr("who balances for them"), "nohz.load_balancer")}};
    std::uint64_t ticks = 0, switches = 0;
    Nanos overhead{};
    for (Cpu const& cpu : frame.machine->cpus) {
        ticks += cpu.ticks;
        switches += cpu.rq.switches;
        overhead += cpu.overhead;
    }
    section.facts.push_back({MachineFactsText::tr("ticks taken"), countText(ticks),
                             MachineFactsText::tr("Tick interrupts on all CPUs together")});
    section.facts.push_back({MachineFactsText::tr("switches"), countText(switches),
                             MachineFactsText::tr("Context switches on all CPUs together")});
    section.facts.push_back(
        {MachineFactsText::tr("bookkeeping"), spanText(overhead),
         MachineFactsText::tr("CPU time that bookkeeping itself took, where the scenario gives it a cost")});
    return section;
}

FactSection counterFacts(Frame const& frame)
{
    Counters const& counters = frame.machine->counters;
    return {MachineFactsText::tr("What accounting did"),
            {{MachineFactsText::tr("group locks taken"), countText(counters.locks_acquired),
              MachineFactsText::tr("The lock around a process's total")},
             {MachineFactsText::tr("came from another CPU"), countText(counters.locks_transferred),
              MachineFactsText::tr("Of these, with the lock's cache line coming from elsewhere")},
             {MachineFactsText::tr("walks over threads"), countText(counters.walks),
              MachineFactsText::tr("thread_group_cputime() by walking")},
             {MachineFactsText::tr("threads visited"), countText(counters.threads_walked),
              MachineFactsText::tr("In all walks together")},
             {MachineFactsText::tr("slow checks of timers"), countText(counters.slow_paths),
              MachineFactsText::tr("Entries into check_thread_timers() and check_process_timers()")},
             {MachineFactsText::tr("kernel warnings"), countText(counters.warnings),
              MachineFactsText::tr("What the modelled kernel complained of")}}};
}

}

std::vector<FactSection> machineFacts(Frame const& frame) { return {idleFacts(frame), counterFacts(frame)}; }

}
