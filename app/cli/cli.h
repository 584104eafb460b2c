// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tickscope {

/// Exit status of every subcommand.
enum class ExitStatus : int {
    Done = 0,
    Failed = 1,
    InvalidInput = 2,
    Usage = 3,
    FileError = 4,
    LimitReached = 5,  ///< a run was stopped by --max-events, --max-time or --max-memory, or memory was used up
    Interrupted = 130,
};

/// The whole command line. Without a subcommand it hands over to tickscope-window.
int cli_main(int argc, char** argv);

}
