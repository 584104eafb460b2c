// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/base/units.h"
#include "core/kernel/command_kind.h"
#include "core/kernel/fix.h"
#include "core/kernel/traced_fields.h"

#include <cstdint>
#include <string_view>

namespace tickscope {

enum class RtcIrqKind : std::uint8_t { Update, Alarm, Periodic };
enum class WarningSite : std::uint8_t {
    ThreadGroupCputimer,  ///< thread_group_cputimer: sampled while not running
    AffinityBroken,       ///< a task whose last allowed CPU went offline
    HpetLost,             ///< hpet_rtc_timer_reinit: lost interrupts
    RtThrottled,
    CpuOfflineRefused,
    RlimitRttime,
};
enum class Law : std::uint8_t {
    ClockIsSum,
    RuntimeNeverFalls,
    OneQueue,
    RunqueueSums,
    NohzOwner,
    MaskWithinOnline,
    VruntimeOrder,
    IdleWhileWaiting,
    LostWakeup
};

/// Hotplug, ticks that stop, the HPET, and what is said or done from outside.
namespace traced {

struct CpuhpOffline {
    static constexpr std::string_view ev = "cpuhp_offline";
    static constexpr auto names = field_names("which", "step");
    CpuId which{};
    std::uint8_t step = 0;  ///< 0 inactive, 1 not online, 2 tasks moved, 3 dead
    bool operator==(CpuhpOffline const&) const = default;
};
struct CpuhpOnline {
    static constexpr std::string_view ev = "cpuhp_online";
    static constexpr auto names = field_names("which");
    CpuId which{};
    bool operator==(CpuhpOnline const&) const = default;
};
struct TickStop {
    static constexpr std::string_view ev = "tick_stop";
    static constexpr auto names = field_names("which");
    CpuId which{};
    bool operator==(TickStop const&) const = default;
};
struct TickRestart {
    static constexpr std::string_view ev = "tick_restart";
    static constexpr auto names = field_names("which", "idle_ticks");
    CpuId which{};
    Cputime idle_ticks;  ///< missed ticks that account_idle_ticks() adds
    bool operator==(TickRestart const&) const = default;
};
struct NohzMask {
    static constexpr std::string_view ev = "nohz_mask";
    static constexpr auto names = field_names("which", "in", "weight");
    CpuId which{};    ///< whose bit changed
    bool in = false;  ///< and to what
    std::uint32_t weight = 0;
    bool operator==(NohzMask const&) const = default;
};
struct NohzBalancer {
    static constexpr std::string_view ev = "nohz_balancer";
    static constexpr auto names = field_names("owner");
    Maybe<CpuId> owner;
    bool operator==(NohzBalancer const&) const = default;
};
struct HpetFields {
    static constexpr auto names = field_names("counter", "t1_cmp", "t1_cmp_register", "lost");
    std::uint64_t counter = 0, t1_cmp = 0, t1_cmp_register = 0, lost = 0;
    bool operator==(HpetFields const&) const = default;
};
struct HpetInterrupt : HpetFields {
    static constexpr std::string_view ev = "hpet_interrupt";
    bool operator==(HpetInterrupt const&) const = default;
};
struct HpetReinit : HpetFields {
    static constexpr std::string_view ev = "hpet_reinit";
    bool operator==(HpetReinit const&) const = default;
};
struct RtcIrq {
    static constexpr std::string_view ev = "rtc_irq";
    static constexpr auto names = field_names("kind", "count");
    RtcIrqKind kind{};
    std::uint64_t count = 0;
    bool operator==(RtcIrq const&) const = default;
};
/// What the modelled kernel would have printed: a WARN_ON or a log line.
struct Warning {
    static constexpr std::string_view ev = "warning";
    static constexpr auto names = field_names("site", "task", "value");
    WarningSite site{};
    Maybe<TaskId> task;
    std::uint64_t value = 0;
    bool operator==(Warning const&) const = default;
};
struct Command {
    static constexpr std::string_view ev = "command";
    static constexpr auto names = field_names("what", "cpu", "process", "value", "task");
    CommandKind what{};
    Maybe<CpuId> cpu;
    Maybe<Tgid> process;
    /// Signal, nice, or PackedFixes after a change; of the RTC's: the alarm's second of the day, or a whole day for
    /// no alarm; UIE on or off; PIE's rate, 0 for off.
    std::uint64_t value = 0;
    Maybe<TaskId> task;  ///< of commands to a thread that came after the first ones
    bool operator==(Command const&) const = default;
};
struct Invariant {
    static constexpr std::string_view ev = "invariant";
    static constexpr auto names = field_names("law", "subject");
    Law law{};
    std::uint64_t subject = 0;
    bool operator==(Invariant const&) const = default;
};

}

}
