// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_release.h"

#include <algorithm>

namespace tickscope {

static constexpr Nanos ms(std::int64_t count) { return Nanos{count * 1'000'000}; }

static constexpr SchedFeatures in_2_6_29{.release = SchedRelease::V2_6_29, .name = "2.6.29"};

static constexpr SchedFeatures in_2_6_30 = [] {
    SchedFeatures features = in_2_6_29;
    features.release = SchedRelease::V2_6_30;
    features.name = "2.6.30";
    features.normalized_sleeper = false;
    features.asym_gran = true;
    features.adaptive_gran = true;
    return features;
}();

static constexpr SchedFeatures in_2_6_32 = [] {
    SchedFeatures features = in_2_6_30;
    features.release = SchedRelease::V2_6_32;
    features.name = "2.6.32";
    features.latency = ms(5);
    features.min_granularity = ms(1);
    features.wakeup_granularity = ms(1);
    features.signed_compares = true;
    features.child_runs_first = false;
    features.child_not_before_parent = true;
    features.gentle_sleepers = true;
    features.buddies_earned = true;
    features.tick_lag_preempt = true;
    return features;
}();

static constexpr SchedFeatures in_2_6_33 = [] {
    SchedFeatures features = in_2_6_32;
    features.release = SchedRelease::V2_6_33;
    features.name = "2.6.33";
    features.scales_at_hotplug = true;
    features.placed_at_fork = true;
    features.rt_earns_buddy = true;
    return features;
}();

static constexpr SchedFeatures in_2_6_34 = [] {
    SchedFeatures features = in_2_6_33;
    features.release = SchedRelease::V2_6_34;
    features.name = "2.6.34";
    return features;
}();

static constexpr SchedFeatures in_2_6_35 = [] {
    SchedFeatures features = in_2_6_34;
    features.release = SchedRelease::V2_6_35;
    features.name = "2.6.35";
    features.latency = ms(6);
    features.min_granularity = ms(2);
    features.nr_latency = 3;
    features.adaptive_gran = false;
    features.nohz_ratelimit = true;
    features.idle_balancing = IdleBalancing::OwnerActive;
    return features;
}();

static constexpr SchedFeatures in_2_6_36 = [] {
    SchedFeatures features = in_2_6_35;
    features.release = SchedRelease::V2_6_36;
    features.name = "2.6.36";
    features.min_granularity = Nanos{750'000};
    features.nr_latency = 8;
    features.tick_skew = false;
    features.nohz_ratelimit = false;
    features.decays_missed_load = true;
    features.idle_balancing = IdleBalancing::Push;
    return features;
}();

std::array<SchedFeatures, 7> const sched_releases{in_2_6_29, in_2_6_30, in_2_6_32, in_2_6_33,
                                                  in_2_6_34, in_2_6_35, in_2_6_36};

static constexpr bool is_in_order(std::array<SchedFeatures, 7> const& releases)
{
    for (std::size_t i = 0; i < releases.size(); ++i)
        if (static_cast<std::size_t>(releases[i].release) != i)
            return false;
    return true;
}
static_assert(is_in_order({in_2_6_29, in_2_6_30, in_2_6_32, in_2_6_33, in_2_6_34, in_2_6_35, in_2_6_36}));

}
