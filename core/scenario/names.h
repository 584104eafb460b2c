// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/yaml_tree.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

struct Reading;

/// The names that a file declares and the names that it uses. A name may be used before the place that declares it, so
/// the two are compared when all is read.
class DeclaredNames {
public:
    enum class Wanted : std::uint8_t {
        Process,
        ProcessAtBoot,    ///< of a program: known before anything runs, so neither an instance nor what an event brings
        Thread,           ///< "process/thread", or a process for its leader
        ProcessOrThread,  ///< either
        OwnThread,        ///< a thread of the process in which it is named
        OwnTimer,         ///< a timer of that process, or of one that it descends from
        ThreadAtBoot,  ///< of a program: a thread of its process, or "process/thread" of one known before anything runs
        Flag,          ///< a flag that some program sets
    };

    /// From now on threads, timers and uses belong to this process; gives what to pass to leave_process().
    std::uint32_t enter_process(Reading& in, std::string const& name, YamlNode where);
    /// The same of a process that has been declared; of one that has not, what follows belongs to nobody.
    std::uint32_t enter_known(std::string_view name);
    void leave_process(std::uint32_t outer) { m_current = outer; }
    /// The processes that follow are brought by an event, each by its own.
    void enter_event() { m_event = ++m_events; }
    void leave_event() { m_event = 0; }

    void declare_thread(Reading& in, std::string const& name, YamlNode where);
    void declare_timer(std::string const& id);
    void declare_flag(std::string const& name) { m_flags.insert(name); }
    /// All who meet at a barrier must agree on how many they are.
    void declare_barrier(Reading& in, std::string const& name, std::uint32_t count, YamlNode where);
    void use(Wanted wanted, std::string name, YamlNode where);
    void parent_of_current(std::string const& parent) { m_processes[m_current].parent = parent; }

    /// Complains of every use of what nobody declared, and of processes that are their own ancestors.
    void check(Reading& in);
    /// How many names have been used, and the same complaints of those after the first so many alone.
    std::size_t uses() const { return m_uses.size(); }
    void check_uses(Reading& in, std::size_t first);

private:
    struct Process {
        std::string name;
        std::string parent;
        std::uint32_t event;  // 0: there from boot on
        std::uint32_t outer;  // in whose program it is forked
        YamlNode where;
        std::map<std::string, YamlNode, std::less<>> threads;
        std::set<std::string, std::less<>> timers;
    };
    struct Use {
        Wanted wanted;
        std::uint32_t process;
        std::string name;
        YamlNode where;
    };
    static constexpr std::uint32_t outside = ~std::uint32_t{0};

    Process const* find_process(std::string_view name) const;
    std::string complaint(Use const& use) const;
    std::string process_complaint(std::string_view name) const;
    std::string boot_complaint(Use const& use) const { return boot_complaint(use, use.name); }
    std::string boot_complaint(Use const& use, std::string_view name) const;
    std::string thread_at_boot_complaint(Use const& use) const;
    std::string timer_complaint(Use const& use) const;
    bool has_timer(Process const& process, std::string_view id) const;
    std::string thread_complaint(Process const& process, std::string_view name) const;
    std::string flag_complaint(std::string_view name) const;
    template<class Names>
    std::string hint(std::string_view name, Names const& known) const;
    void check_parents(Reading& in) const;
    void check_instances(Reading& in) const;

    std::vector<Process> m_processes;
    std::map<std::string, std::uint32_t, std::less<>> m_by_name;
    std::set<std::string, std::less<>> m_flags;
    std::map<std::string, std::pair<std::uint32_t, YamlNode>, std::less<>> m_barriers;
    std::vector<Use> m_uses;
    std::uint32_t m_current = outside;
    bool m_hints = true;  // to look for near misses takes long where much is wrong
    std::uint32_t m_event = 0;
    std::uint32_t m_events = 0;
};

/// "main" of "main.2": the name without the number of an instance.
std::string_view without_instance(std::string_view name);

}
