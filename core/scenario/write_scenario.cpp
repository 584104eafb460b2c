// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/write_scenario.h"

#include "core/scenario/quantities.h"
#include "core/scenario/vary.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

#include <fmt/format.h>

namespace tickscope {

static YamlText truth(bool value) { return word(value ? "true" : "false"); }

static YamlText write_machine(MachineSpec const& machine)
{
    YamlText keys = YamlText::map();
    keys.add("cpus", std::to_string(machine.cpus));
    if (machine.online)
        keys.add("online", write_cpus(machine.online));
    keys.add("hz", std::to_string(machine.hz));
    keys.add("ticks", word(word_for(words::tick_phases, machine.ticks)));
    keys.add("tick_nsec", word(word_for(words::tick_nsecs, machine.x86_tick_nsec)));
    keys.add("preempt", word(word_for(words::preemptions, machine.preempt)));
    keys.add("nohz", truth(machine.nohz));
    if (machine.topology)
        keys.add("topology",
                 YamlText::map()
                     .add("sockets", std::to_string(machine.topology->sockets))
                     .add("cores", std::to_string(machine.topology->cores))
                     .add("smt", std::to_string(machine.topology->smt)));
    return keys;
}

static YamlText write_rtc(RtcSpec const& rtc)
{
    YamlText keys = YamlText::map();
    keys.add("time", YamlText::text(rtc.time));
    keys.add("hpet_hz", std::to_string(rtc.hpet_hz));
    keys.add("counter", fmt::format("0x{:X}", rtc.counter));
    keys.add("word", rtc.word == WordSize::Bits32 ? "32" : "64");
    keys.add("update_irq", truth(rtc.update_irq));
    if (!rtc.alarm.empty())
        keys.add("alarm", YamlText::text(rtc.alarm));
    if (rtc.periodic_hz != 0)
        keys.add("periodic_hz", std::to_string(rtc.periodic_hz));
    YamlText spans = YamlText::list();
    for (RtcSpec::HoldOff const& span : rtc.hold_off)
        spans.add(YamlText::map().add("from", format_time(span.from)).add("for", format_time(span.length)));
    if (!spans.empty())
        keys.add("hold_off", std::move(spans));
    return keys;
}

static void write_head(YamlText& file, Scenario const& scenario)
{
    file.add("tickscope", "1");
    file.add("title", YamlText::text(scenario.title));
    if (!scenario.summary.empty())
        file.add("summary", YamlText::text(scenario.summary));
    file.add("watch", word(word_for(words::views, scenario.watch)));
    if (!scenario.about.empty())
        file.add("about", YamlText::text(scenario.about));
    if (scenario.show != Show{})
        file.add("show", write_show(scenario.show));
    YamlText tags = YamlText::list();
    for (std::string const& tag : scenario.tags)
        tags.add(YamlText::text(tag));
    if (!tags.empty())
        file.add("tags", std::move(tags));
    if (scenario.duration)
        file.add("duration", format_time(*scenario.duration));
    file.add("seed", std::to_string(scenario.seed));
}

template<class Items, class Write>
static void write_all(YamlText& file, std::string_view key, Items const& items, Write write)
{
    YamlText list = YamlText::list(YamlText::Layout::Spread);
    for (auto const& item : items)
        list.add(write(item));
    if (!list.empty())
        file.add(key, std::move(list));
}

YamlText write_parts(Scenario const& scenario)
{
    YamlText file = YamlText::map(YamlText::Layout::Spread);
    write_head(file, scenario);
    file.add("machine", write_machine(scenario.machine));
    file.add("kernel", write_kernel(scenario.kernel));
    if (scenario.rtc)
        file.add("rtc", write_rtc(*scenario.rtc));
    write_all(file, "notes", scenario.notes, write_note);
    write_all(file, "processes", scenario.processes,
              [](ProcessSpec const& process) { return write_process(process, YamlText::Layout::Spread); });
    write_all(file, "events", scenario.events, write_event);
    write_all(file, "expect", scenario.expect, write_expectation);
    write_all(file, "lesson", scenario.lesson, write_lesson_step);
    return file;
}

std::string write_scenario(Scenario const& scenario)
{
    YamlText file = write_parts(scenario);
    write_vary(file, scenario.vary);
    return file.print();
}

}
