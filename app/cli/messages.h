// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/base/result.h"
#include "core/scenario/problem.h"

#include <span>
#include <string_view>

namespace tickscope {

/// Who complains from now on: "tickscope" until then, "tickscope: run" once the subcommand is known.
void messages_are_of(std::string_view speaker);

/// Says something to a person, on standard error: nothing is lost but the words where there is none.
void say(std::string_view line);
/// The same of a mistake, after the program's name; returns the status, so that `return complain(...)` reads well.
ExitStatus complain(ExitStatus status, std::string_view text);
/// Done, or the error printed and the status of files that cannot be read or written.
ExitStatus exit_status_of(Result<void> const& written, ExitStatus otherwise = ExitStatus::Done);
/// file:line:column: error: text, a line each.
void show(std::span<Problem const> problems);

/// The escapes of a terminal, or nothing at all where text goes elsewhere, is for a dumb terminal, or NO_COLOR is set.
struct TextColours {
    std::string_view good, bad, note, bold, off;
};
TextColours colours_on_output();
TextColours colours_on_error();

}
