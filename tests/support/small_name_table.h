// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/task_table.h"

namespace tickscope::support {

/// Process 1 is `worker` (pid 100) with the threads 1 `main` and 2 `helper.1`; process 0 is init with thread 0.
struct SmallCast {
    NameTable name_table{.processes = {"init", "worker"},
                         .threads = {{"init", 0}, {"main", 1}, {"helper", 1}},
                         .timers = {"t1"},
                         .sync = {}};
    TaskTable task_table{.threads = {{Tgid{0}, 1, 0, 0}, {Tgid{1}, 100, 1, 0}, {Tgid{1}, 101, 2, 1}},
                         .processes = {{1, 0, 0, TaskId{0}}, {100, 1, 0, TaskId{1}}},
                         .timers = {{0, Tgid{1}}}};
    TaskNames names{name_table, task_table};
};

}
