// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/reading.h"
#include "core/scenario/scenario.h"

namespace tickscope {

/// The readers of a scenario's parts, each in a file of its own.

/// Whether the first key is the version of the format, and known; false if what follows cannot be understood.
bool check_version(Reading& in, YamlNode root);
/// Problems in the order of the text, each once, with lines and columns for people.
std::vector<Problem> placed(std::string_view text, std::string const& file, std::vector<YamlProblem> problems);
/// The list under `expect:`; the tree has one.
YamlNode expectations_of(YamlTree const& tree);

/// How deep fork, spawn, repeat and handlers may lie in each other follows from the depth of the tree.
/// What an op may be called, in the order of the document.
std::vector<std::string_view> op_names();
std::optional<std::vector<Op>> read_program(Reading& in, YamlNode node);
std::optional<Span> read_span(Reading& in, YamlNode node);
/// "900us after tick", "100us before tick", "tick".
std::optional<op::Until> read_phase(Reading& in, YamlNode node);
std::optional<Disposition> read_disposition(Reading& in, YamlNode node);
std::optional<Rlimit> read_rlimit_cpu(Reading& in, YamlNode node);
/// The soft and hard of a map that has other keys too.
Rlimit read_cpu_limits(Fields const& fields);
Rlimit read_rttime_limits(Fields const& fields);
std::optional<Rlimit> read_rlimit_rttime(Reading& in, YamlNode node);

std::optional<ThreadSpec> read_thread(Reading& in, YamlNode node);
/// A thread or process that a program makes: it may say what the call itself takes.
std::optional<ThreadSpec> read_spawned(Reading& in, YamlNode node, Span& takes);
std::optional<ProcessSpec> read_forked(Reading& in, YamlNode node, Span& takes);
/// `threads` of processes that come at boot are counted by their maker.
std::optional<ProcessSpec> read_process(Reading& in, YamlNode node);

MachineSpec read_machine(Reading& in, YamlNode node);
KernelSpec read_kernel(Reading& in, YamlNode node);
RtcSpec read_rtc(Reading& in, YamlNode node);
std::optional<cmd::SetFixes> read_fix_changes(Reading& in, YamlNode node);

/// What `events:` can do, without an instant.
std::optional<Command> read_act(Reading& in, YamlNode node);
std::optional<CommandAt> read_event(Reading& in, YamlNode node);
std::optional<Expectation> read_expectation(Reading& in, YamlNode node);
Show read_show(Reading& in, YamlNode node);
std::optional<StoryNote> read_note(Reading& in, YamlNode node);
/// A process, a thread or "cpu.N".
std::optional<std::string> read_selection(Reading& in, YamlNode node);
/// "SIGPROF worker", "warning": a signal or an event of the trace, and of whom.
std::optional<std::pair<std::string, std::string>> read_happening(Reading& in, YamlNode node);
std::optional<LessonStep> read_lesson_step(Reading& in, YamlNode node);

/// A value's path, with the names in it noted as used.
std::optional<std::string> read_value_path(Reading& in, YamlNode node);
std::optional<std::string> read_process_use(Reading& in, YamlNode node);
std::optional<std::string> read_thread_use(Reading& in, YamlNode node);
std::optional<int> read_nice(Reading& in, YamlNode node);
std::optional<std::uint32_t> read_cpu_number(Reading& in, YamlNode node);
std::optional<std::string> read_alarm(Reading& in, YamlNode node);
std::optional<std::uint32_t> read_periodic_hz(Reading& in, YamlNode node);

}
