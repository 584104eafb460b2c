// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/scenario/yaml_text.h"

namespace tickscope {

inline YamlText word(std::string_view text) { return YamlText::word(std::string{text}); }

/// All of a scenario but what varies: each value is the one that was drawn.
YamlText write_parts(Scenario const& scenario);

/// The writers of a scenario's parts, each the inverse of the reader of that name.
YamlText write_program(std::vector<Op> const& ops);
YamlText write_disposition(Disposition const& what);
YamlText write_cpus(CpuList const& cpus);
YamlText write_thread(ThreadSpec const& thread, YamlText::Layout layout);
YamlText write_process(ProcessSpec const& process, YamlText::Layout layout);
/// Adds "soft" and "hard" of a limit on CPU time.
void write_cpu_limits(YamlText& map, Rlimit const& limit);
void write_rttime_limits(YamlText& map, Rlimit const& limit);
YamlText write_kernel(KernelSpec const& kernel);
YamlText write_event(CommandAt const& event);
/// What an event does, without its instant.
YamlText write_act(Command const& command);
YamlText write_expectation(Expectation const& expectation);
YamlText write_show(Show const& show);
YamlText write_note(StoryNote const& note);
YamlText write_lesson_step(LessonStep const& step);

}
