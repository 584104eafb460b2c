// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/invariants.h"
#include "tests/support/sim.h"

#include <gmock/gmock.h>

#include <functional>

namespace tickscope {

using namespace std::chrono_literals;
using testing::Contains;
using testing::IsEmpty;

// Two hogs and an RT thread that sleeps on CPU 0; CPU 1 idles, CPUs 2 and 3 sleep.
static constexpr std::string_view busy_machine = R"(
machine: {cpus: 4}
processes:
  - name: a
    threads: [{name: main, cpus: [0], program: [{user: 1s}]}]
  - name: b
    threads: [{name: main, cpus: [0], program: [{user: 1s}]}]
  - name: c
    threads: [{name: main, cpus: [0], program: [{user: 1s}]}]
  - name: sleeper
    threads: [{name: main, cpus: [0], program: [{sleep: 1s}]}]
  - name: waiter
    threads: [{name: main, cpus: [0], program: [{acquire: s}, {user: 1s}]}]
  - name: locker
    threads: [{name: main, cpus: [0], program: [{lock: m}, {sleep: 1s}]}]
  - name: locked
    threads: [{name: main, cpus: [0], program: [{lock: m}]}]
)";

namespace {

struct Break {
    std::string_view what;
    Law law;
    std::function<void(Machine&, Sim const&)> how;
};

class EachLaw : public testing::TestWithParam<Break> { };

}

static std::vector<Law> laws_broken_by(Break const& broken)
{
    Sim sim{busy_machine};
    sim.run_until(50'500us);
    Machine machine = sim.machine();
    broken.how(machine, sim);
    std::vector<Law> laws;
    for (BrokenLaw const& law : broken_laws(machine))
        laws.push_back(law.law);
    for (BrokenLaw const& law : lost_wakeups(machine, *sim.engine().world()))
        laws.push_back(law.law);
    for (BrokenLaw const& law : broken_laws(sim.machine(), machine))
        laws.push_back(law.law);
    return laws;
}

TEST(Invariants, HoldOnAMachineThatIsAllRight)
{
    EXPECT_THAT(laws_broken_by({"nothing", Law::ClockIsSum, [](Machine&, Sim const&) {}}), IsEmpty());
}

TEST_P(EachLaw, TellsWhenItIsBroken) { EXPECT_THAT(laws_broken_by(GetParam()), Contains(GetParam().law)); }

static Task& waiting_hog(Machine& m) { return m.tasks[m.cpus[0].rq.tree.leftmost]; }
static Task& running_hog(Machine& m) { return m.tasks[index_of(*m.cpus[0].rq.curr)]; }
static Task& named(Machine& m, Sim const& sim, std::string_view path) { return m.tasks[index_of(sim.thread(path).id)]; }

INSTANTIATE_TEST_SUITE_P(
    Invariants, EachLaw,
    testing::Values(
        Break{"a thread of another CPU", Law::OneQueue, [](Machine& m, Sim const&) { waiting_hog(m).cpu = CpuId{1}; }},
        Break{"two queues", Law::OneQueue, [](Machine& m, Sim const&) { m.cpus[1].rq.tree = m.cpus[0].rq.tree; }},
        Break{"two lists", Law::OneQueue,
              [](Machine& m, Sim const&) { m.cpus[1].rq.cfs_first = m.cpus[0].rq.cfs_first; }},
        Break{"asleep and queued", Law::OneQueue,
              [](Machine& m, Sim const&) { waiting_hog(m).state = TaskState::Sleeping; }},
        Break{"runs unqueued", Law::OneQueue, [](Machine& m, Sim const&) { running_hog(m).on_rq = false; }},
        Break{"one too many", Law::RunqueueSums, [](Machine& m, Sim const&) { ++m.cpus[0].rq.nr_running; }},
        Break{"fair load", Law::RunqueueSums, [](Machine& m, Sim const&) { ++m.cpus[0].rq.cfs_load; }},
        Break{"load", Law::RunqueueSums, [](Machine& m, Sim const&) { ++m.cpus[0].rq.load; }},
        Break{"RT count", Law::RunqueueSums, [](Machine& m, Sim const&) { ++m.cpus[1].rq.rt.nr_running; }},
        Break{"loaded CPUs", Law::RunqueueSums, [](Machine& m, Sim const&) { m.loaded.clear(CpuId{0}); }},
        Break{"impossible affinity", Law::MaskWithinOnline,
              [](Machine& m, Sim const&) { m.affinities.back().set(CpuId{4}); }},
        Break{"impossible idle CPU", Law::MaskWithinOnline,
              [](Machine& m, Sim const&) { m.nohz.cpu_mask.set(CpuId{4}); }},
        Break{"active but offline", Law::MaskWithinOnline, [](Machine& m, Sim const&) { m.online.clear(CpuId{3}); }},
        Break{"owner outside the mask", Law::NohzOwner,
              [](Machine& m, Sim const&) { m.nohz.load_balancer = CpuId{0}; }},
        Break{"owner that stopped", Law::NohzOwner, [](Machine& m, Sim const&) { m.nohz.load_balancer = CpuId{3}; }},
        Break{"vruntime of a queued thread", Law::VruntimeOrder,
              [](Machine& m, Sim const&) { waiting_hog(m).vruntime += 1'000'000'000; }},
        Break{"min_vruntime falls", Law::VruntimeOrder, [](Machine& m, Sim const&) { --m.cpus[0].rq.min_vruntime; }},
        Break{"idle beside its queue", Law::IdleWhileWaiting,
              [](Machine& m, Sim const&) { m.cpus[0].rq.curr.reset(); }},
        Break{"time falls", Law::RuntimeNeverFalls,
              [](Machine& m, Sim const&) { running_hog(m).sum_exec_runtime -= 1ns; }},
        Break{"clock", Law::ClockIsSum, [](Machine& m, Sim const&) { running_hog(m).sum_exec_runtime += 1ns; }},
        Break{"sleeps without a timer", Law::LostWakeup,
              [](Machine& m, Sim const& sim) { named(m, sim, "sleeper/main").hrtimer = TreeLinks::none; }},
        Break{"timer is over", Law::LostWakeup, [](Machine& m, Sim const&) { m.now += 2s; }},
        Break{"semaphore", Law::LostWakeup, [](Machine& m, Sim const&) { m.sync.objects[0].count = 1; }},
        Break{"free mutex", Law::LostWakeup, [](Machine& m, Sim const&) { m.sync.objects[1].owner.reset(); }},
        Break{"signal", Law::LostWakeup,
              [](Machine& m, Sim const& sim) { named(m, sim, "waiter/main").signals.sigpending = true; }}),
    [](testing::TestParamInfo<Break> const& of) {
        std::string name{of.param.what};
        std::ranges::replace(name, ' ', '_');
        return name;
    });

}
