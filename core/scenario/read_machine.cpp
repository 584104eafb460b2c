// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rtc.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_scenario.h"

#include <algorithm>

namespace tickscope {

static std::optional<std::uint32_t> read_hz(Reading& in, YamlNode node)
{
    constexpr std::array<std::int64_t, 4> known{100, 250, 300, 1000};
    auto const hz = read_integer(in, node, 1, 1'000'000'000);
    if (!hz)
        return std::nullopt;
    if (std::ranges::find(known, *hz) != known.end())
        return static_cast<std::uint32_t>(*hz);
    in.error(node, fmt::format("{} is out of range: hz is 100, 250, 300 or 1000", *hz));
    return std::nullopt;
}

static std::optional<std::uint32_t> read_cpu_count(Reading& in, YamlNode node)
{
    constexpr auto limit = static_cast<std::int64_t>(ScenarioLimits::cpus);
    auto const wanted = node.kind() == YamlNode::Kind::Plain ? parse_integer(node.text()) : std::nullopt;
    if (wanted > limit) {
        in.error(node, fmt::format("{} CPUs are too many: the limit is {}", *wanted, limit));
        return std::nullopt;
    }
    auto const cpus = read_integer(in, node, 1, limit);
    return cpus ? std::optional{static_cast<std::uint32_t>(*cpus)} : std::nullopt;
}

static std::optional<CpuList> read_online(Reading& in, YamlNode node)
{
    auto cpus = read_cpus(in, node);
    if (cpus && *cpus && !(*cpus)->contains(0)) {
        in.error(node, "CPU 0 must be online at boot: it is the one that boots");
        return std::nullopt;
    }
    return cpus;
}

static std::optional<std::optional<Topology>> read_topology(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"sockets", "cores", "smt"};
    Fields const fields{in, node, "a topology", keys};
    Topology shape;
    auto const count = read_in_range<1, ScenarioLimits::cpus>;
    fields.take("sockets", shape.sockets, count);
    fields.take("cores", shape.cores, count);
    fields.take("smt", shape.smt, count);
    if (!node.is_map())
        return std::nullopt;
    std::uint64_t const product = std::uint64_t{shape.sockets} * shape.cores * shape.smt;
    if (product != in.cpus) {
        in.error(node,
                 fmt::format("{} sockets x {} cores x {} threads are {} CPUs, but the machine has {}", shape.sockets,
                             shape.cores, shape.smt, product, in.cpus));
        return std::nullopt;
    }
    return std::optional{shape};
}

MachineSpec read_machine(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 8> keys{"cpus",      "online",  "hz",   "ticks",
                                                          "tick_nsec", "preempt", "nohz", "topology"};
    Fields const fields{in, node, "machine", keys};
    MachineSpec machine;
    fields.take("cpus", machine.cpus, read_cpu_count);
    fields.take("hz", machine.hz, read_hz);
    in.cpus = machine.cpus;
    in.hz = machine.hz;
    in.tick_period = Nanos{1'000'000'000 / machine.hz};
    fields.take("online", machine.online, read_online);
    fields.take("ticks", machine.ticks, read_word<words::tick_phases>);
    fields.take("tick_nsec", machine.x86_tick_nsec, read_word<words::tick_nsecs>);
    fields.take("preempt", machine.preempt, read_word<words::preemptions>);
    fields.take("nohz", machine.nohz, read_bool);
    fields.take("topology", machine.topology, read_topology);
    return machine;
}

static std::optional<std::string> read_date_time(Reading& in, YamlNode node)
{
    auto text = read_text(in, node);
    return text && in.checked(node, parse_date_time(*text)) ? text : std::nullopt;
}

std::optional<std::string> read_alarm(Reading& in, YamlNode node)
{
    if (is_off(node))
        return std::string{};
    auto text = read_text(in, node);
    return text && in.checked(node, parse_time_of_day(*text)) ? text : std::nullopt;
}

std::optional<std::uint32_t> read_periodic_hz(Reading& in, YamlNode node)
{
    auto const hz = read_integer(in, node, 2, 8192);
    if (hz && !is_rtc_rate(*hz)) {
        in.error(node, fmt::format("{} is no rate of the RTC: it must be a power of two from 2 to 8192", *hz));
        return std::nullopt;
    }
    return hz ? std::optional{static_cast<std::uint32_t>(*hz)} : std::nullopt;
}

static std::optional<WordSize> read_word_size(Reading& in, YamlNode node)
{
    auto const bits = read_integer(in, node, 1, 1024);
    if (!bits || *bits == 32 || *bits == 64)
        return bits ? std::optional{*bits == 32 ? WordSize::Bits32 : WordSize::Bits64} : std::nullopt;
    in.error(node, fmt::format("{} is out of range: word is 32 or 64", *bits));
    return std::nullopt;
}

static std::optional<RtcSpec::HoldOff> read_hold_off(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"from", "for"};
    Fields const fields{in, node, "hold_off", keys};
    RtcSpec::HoldOff span;
    bool const has_start = fields.take_required("from", span.from, read_instant);
    bool const has_length = fields.take_required("for", span.length, read_positive_time);
    return has_start && has_length ? std::optional{span} : std::nullopt;
}

static std::optional<std::vector<RtcSpec::HoldOff>> read_hold_offs(Reading& in, YamlNode node)
{
    return read_list<RtcSpec::HoldOff>(in, node, "a list of spans", read_hold_off);
}

RtcSpec read_rtc(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 8> keys{"time",       "hpet_hz", "counter",     "word",
                                                          "update_irq", "alarm",   "periodic_hz", "hold_off"};
    Fields const fields{in, node, "rtc", keys};
    RtcSpec rtc;
    fields.take("time", rtc.time, read_date_time);
    fields.take("hpet_hz", rtc.hpet_hz, read_in_range<1'000'000, 1'000'000'000>);
    fields.take("counter", rtc.counter, read_in_range<0, 0xFFFF'FFFF>);
    fields.take("word", rtc.word, read_word_size);
    fields.take("update_irq", rtc.update_irq, read_bool);
    fields.take("alarm", rtc.alarm, read_alarm);
    fields.take("periodic_hz", rtc.periodic_hz, read_periodic_hz);
    fields.take("hold_off", rtc.hold_off, read_hold_offs);
    return rtc;
}

}
