// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/reading.h"

namespace tickscope {

/// The readers of what stands behind an op's name, for the ops whose value is a map of keys.

std::optional<Op> read_setitimer(Reading& in, YamlNode node);
std::optional<Op> read_timer_create(Reading& in, YamlNode node);
std::optional<Op> read_timer_settime(Reading& in, YamlNode node);
std::optional<Op> read_clock_gettime(Reading& in, YamlNode node);
std::optional<Op> read_clock_nanosleep(Reading& in, YamlNode node);
std::optional<std::string> read_timer_use(Reading& in, YamlNode node);

std::optional<Op> read_sigaction(Reading& in, YamlNode node);
std::optional<Op> read_sigprocmask(Reading& in, YamlNode node);
std::optional<Op> read_kill(Reading& in, YamlNode node);
std::optional<Op> read_sigwait(Reading& in, YamlNode node);

std::optional<Op> read_spawn(Reading& in, YamlNode node);
std::optional<Op> read_fork(Reading& in, YamlNode node);
std::optional<Op> read_join(Reading& in, YamlNode node);
std::optional<Op> read_spin(Reading& in, YamlNode node);
std::optional<Op> read_set(Reading& in, YamlNode node);
std::optional<Op> read_cond_wait(Reading& in, YamlNode node);
std::optional<Op> read_barrier(Reading& in, YamlNode node);

/// A process that is there before anything runs, and a thread of it or of the process under way: "process/thread".
std::optional<std::string> read_process_at_boot(Reading& in, YamlNode node);
std::optional<std::string> read_thread_at_boot(Reading& in, YamlNode node);
/// Not SIGKILL or SIGSTOP.
std::optional<int> read_catchable_signal(Reading& in, YamlNode node);
std::optional<std::vector<int>> read_signals(Reading& in, YamlNode node);

/// What to write instead of a call that Linux has and programs here have not; empty if there is nothing to say.
std::string_view modelled_instead(std::string_view call);

}
