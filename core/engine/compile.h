// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"

namespace tickscope {

/// Turns what a scenario says of programs into instructions. The processes that it names have been declared.

/// The threads and handlers of a process that is in the world already; nothing if they are there.
void compile_process(World& world, std::uint32_t process, ProcessSpec const& spec);
/// A thread of a process; its program ends with `last`. Gives its number in World::threads.
std::uint32_t compile_thread(World& world, std::uint32_t process, ThreadSpec const& spec, Instr const& last);
/// Gives the number of a program in World::programs.
std::uint32_t compile_program(World& world, std::uint32_t process, std::vector<Op> const& ops, Instr const& last);
/// The same of a handler; 0 where the disposition has none.
std::uint32_t compile_handler(World& world, std::uint32_t process, Disposition const& disposition);
/// The place of a name in a table of names, where it is put if it is new.
std::uint32_t number_of(std::vector<std::string>& names, NameIndex& numbers, std::string const& name);

}
