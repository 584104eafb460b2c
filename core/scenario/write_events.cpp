// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/quantities.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

#include <algorithm>

namespace tickscope {

namespace {

struct CommandWriter {
    YamlText& keys;

    static YamlText process(std::string const& name) { return YamlText::map().add("process", YamlText::text(name)); }
    static std::string number(CpuId cpu) { return std::to_string(index_of(cpu)); }

    void operator()(cmd::Offline const& command) const { keys.add("offline", number(command.cpu)); }
    void operator()(cmd::Online const& command) const { keys.add("online", number(command.cpu)); }
    void operator()(cmd::Kill const& command) const
    {
        keys.add("kill", process(command.process).add("signal", signal_name(command.signal)));
    }
    void operator()(cmd::ExitThread const& command) const { keys.add("exit_thread", YamlText::text(command.thread)); }
    void operator()(cmd::Setitimer const& command) const
    {
        keys.add("setitimer",
                 process(command.process)
                     .add("which", std::string{word_for(words::itimers, command.which)})
                     .add("value", format_time(command.value))
                     .add("interval", format_time(command.interval)));
    }
    void operator()(cmd::SetrlimitCpu const& command) const
    {
        YamlText limits = process(command.process);
        write_cpu_limits(limits, command.limit);
        keys.add("setrlimit_cpu", std::move(limits));
    }
    void operator()(cmd::Renice const& command) const
    {
        keys.add(
            "renice",
            YamlText::map().add("thread", YamlText::text(command.thread)).add("nice", std::to_string(command.nice)));
    }
    void operator()(cmd::Setaffinity const& command) const
    {
        keys.add("setaffinity",
                 YamlText::map().add("thread", YamlText::text(command.thread)).add("cpus", write_cpus(command.cpus)));
    }
    void operator()(cmd::ReadClock const& command) const { keys.add("read_clock", YamlText::text(command.process)); }
    void operator()(cmd::SampleTimer const& command) const
    {
        keys.add("sample_timer", YamlText::text(command.process));
    }
    void operator()(cmd::SetFixes const& command) const
    {
        YamlText changes = YamlText::map();
        for (auto const& [fix, on] : command.fixes)
            changes.add(info_of(fix).key, on ? "true" : "false");
        for (auto const& [fix, on] : command.later)
            changes.add(info_of(fix).key, on ? "true" : "false");
        keys.add("fix", std::move(changes));
    }
    void operator()(cmd::RtcAlarm const& command) const
    {
        keys.add("rtc_alarm", command.time.empty() ? YamlText::word("off") : YamlText::text(command.time));
    }
    void operator()(cmd::RtcUpdate const& command) const { keys.add("rtc_update", command.on ? "on" : "off"); }
    void operator()(cmd::RtcPeriodic const& command) const
    {
        keys.add("rtc_periodic", command.hz == 0 ? "off" : std::to_string(command.hz));
    }
    void operator()(cmd::Run const& command) const
    {
        keys.add("run", write_process(*command.process, YamlText::Layout::Compact));
    }
};

}

YamlText write_event(CommandAt const& event)
{
    YamlText keys = YamlText::map();
    keys.add("at", format_time(event.at));
    std::visit(CommandWriter{keys}, event.command);
    return keys;
}

}
