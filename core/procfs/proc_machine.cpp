// SPDX-License-Identifier: GPL-3.0-or-later
// What fs/proc/stat.c and kernel/sched_stats.h print of the whole machine.
#include "core/kernel/sched_domains.h"
#include "core/kernel/time_convert.h"
#include "core/procfs/proc_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace tickscope::procfs {

static std::string cpu_times(Cpu const& sums, KernelConfig const& config)
{
    auto const clock_t_of = [&](std::uint64_t ticks) {
        return jiffies_to_clock_t(cputime_to_jiffies(Cputime{ticks}), config).value;
    };
    // user nice system idle iowait irq softirq steal guest
    return fmt::format("{} 0 {} {} 0 0 0 0 0\n", clock_t_of(sums.acct_user), clock_t_of(sums.acct_system),
                       clock_t_of(sums.acct_idle));
}

// The timer interrupts of all CPUs and the RTC's. Linux lists as many lines as it knows; here the 16 of ISA.
static std::string interrupts(Machine const& machine)
{
    static constexpr unsigned lines = 16, rtc_line = 8;
    std::uint64_t const ticks = std::accumulate(machine.cpus.begin(), machine.cpus.end(), std::uint64_t{0},
                                                [](std::uint64_t sum, Cpu const& cpu) { return sum + cpu.ticks; });
    std::string out = fmt::format("intr {}", ticks + machine.hpet.interrupts);
    for (unsigned line = 0; line < lines; ++line)
        fmt::format_to(std::back_inserter(out), " {}", line == rtc_line ? machine.hpet.interrupts : 0);
    return out + "\n";
}

std::string stat(ProcSource const& source)
{
    Machine const& machine = source.machine;
    Cpu sums;
    std::string cpus;
    std::uint64_t switches = 0, running = 0;
    for (Cpu const& cpu : machine.cpus) {
        sums.acct_user += cpu.acct_user;
        sums.acct_system += cpu.acct_system;
        sums.acct_idle += cpu.acct_idle;
        switches += cpu.rq.switches;
        running += cpu.online ? cpu.rq.nr_running : 0;
        if (cpu.online)
            cpus += fmt::format("cpu{} {}", index_of(cpu.id), cpu_times(cpu, machine.config));
    }
    return "cpu  " + cpu_times(sums, machine.config) + cpus + interrupts(machine) +
        fmt::format("ctxt {}\nbtime 0\nprocesses {}\nprocs_running {}\nprocs_blocked 0\n", switches,
                    machine.tasks.size(), running);
}

// cpumask_scnprintf() of the online CPUs of a domain: words of 32 bits, the highest first.
static std::string span_text(Machine const& machine, SchedDomain const& domain)
{
    std::string out;
    for (std::size_t word = (machine.cpus.size() + 31) / 32; word-- > 0;) {
        std::uint32_t bits = 0;
        for (std::size_t bit = 0; bit < 32 && word * 32 + bit < machine.cpus.size(); ++bit) {
            Cpu const& cpu = machine.cpus[word * 32 + bit];
            if (cpu.online && domain.spans(cpu.id))
                bits |= 1u << bit;
        }
        out += fmt::format("{}{:08x}", out.empty() ? "" : ",", bits);
    }
    return out;
}

// Three kinds of idleness with eight counters each, and twelve of the domain: what balancing tried, which is not
// modelled as counters.
static std::string domains(ProcSource const& source, CpuId id)
{
    static constexpr unsigned counters = 3 * 8 + 12;
    std::string out, zeros;
    for (unsigned i = 0; i < counters; ++i)
        zeros += " 0";
    unsigned number = 0;
    for (SchedDomain const& domain : sched_domains(source.machine, id))
        out += fmt::format("domain{} {}{}\n", number++, span_text(source.machine, domain), zeros);
    return out;
}

std::string schedstat(ProcSource const& source)
{
    std::string out = fmt::format("version 14\ntimestamp {}\n", source.machine.jiffies.value);
    for (Cpu const& cpu : source.machine.cpus) {
        if (!cpu.online)
            continue;
        RunqueueSchedCounts const counts = source.counts.runqueue(cpu.id);
        // yld_both_empty yld_act_empty yld_exp_empty yld_count sched_switch sched_count
        out += fmt::format("cpu{} 0 0 0 0 0 0 {} {} {} {} {} {}\n", index_of(cpu.id), counts.sched_goidle,
                           counts.ttwu_count, counts.ttwu_local, counts.cpu_time.count(), counts.run_delay.count(),
                           counts.pcount);
        out += domains(source, cpu.id);
    }
    return out;
}

}
