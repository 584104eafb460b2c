// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "core/base/regular_file.h"

#include <fstream>
#include <iostream>

namespace tickscope {

ExitStatus kernel_console(ask::KernelConsole const& asked)
{
    std::ios::sync_with_stdio(false);
    ExitStatus status;
    if (asked.file == "-") {
        status = run_kernel_console(std::cin, "standard input", asked.check, std::cout, std::cerr);
    } else {
        if (Result<void> const readable = check_regular_file(asked.file); !readable)
            return exit_status_of(readable);
        std::ifstream file{asked.file};
        status = run_kernel_console(file, asked.file, asked.check, std::cout, std::cerr);
    }
    std::cout.flush();
    return std::cout ? status : complain(ExitStatus::FileError, "standard output: cannot be written");
}

}
