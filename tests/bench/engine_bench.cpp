// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ordered_tree.h"
#include "core/engine/engine.h"
#include "core/engine/state_hash.h"
#include "core/kernel/event_queue.h"

#include <benchmark/benchmark.h>
#include <vector>

namespace tickscope {

/// Numbers that look random and are the same in every run.
static std::uint64_t next_number(std::uint64_t& state)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state >> 33;
}

/// The first timer is taken out and put back later: the everyday life of a queue with so many pending.
static void event_queue_hold(benchmark::State& bench)
{
    EventQueue queue;
    std::uint64_t random = 1;
    for (std::int64_t i = 0; i < bench.range(0); ++i)
        queue.schedule({SimTime{Nanos{static_cast<std::int64_t>(next_number(random) % 1'000'000)}}, CpuId{},
                        DueKind::Wakeup, 0, static_cast<std::uint32_t>(i)});
    for (auto _ : bench) {
        DueKey key = queue.pop();
        key.at += Nanos{static_cast<std::int64_t>(next_number(random) % 1'000'000)};
        benchmark::DoNotOptimize(queue.schedule(key));
    }
    bench.SetItemsProcessed(bench.iterations());
}
BENCHMARK(event_queue_hold)->Arg(8)->Arg(1000)->Arg(100'000);

/// The leftmost element runs, and comes back to the right: a run queue of so many.
static void ordered_tree_rotate(benchmark::State& bench)
{
    std::vector<TreeLinks> links(static_cast<std::size_t>(bench.range(0)));
    std::vector<std::uint64_t> keys(links.size());
    TreeRoot root;
    OrderedTree tree{root, [&](std::uint32_t id) -> TreeLinks& { return links[id]; },
                     [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; }};
    std::uint64_t random = 1;
    for (std::uint32_t id = 0; id < links.size(); ++id) {
        keys[id] = next_number(random) % 1000;
        tree.insert(id);
    }
    for (auto _ : bench) {
        std::uint32_t const first = root.leftmost;
        tree.erase(first);
        keys[first] += next_number(random) % 1000;
        tree.insert(first);
    }
    bench.SetItemsProcessed(bench.iterations());
}
BENCHMARK(ordered_tree_rotate)->Arg(8)->Arg(1000)->Arg(100'000);

static Scenario hogs(std::uint32_t cpus, std::uint32_t threads)
{
    ThreadSpec thread;
    thread.name = "hog";
    thread.count = threads;
    thread.program = {Op{op::User{Span{Span::Kind::Fixed, std::chrono::hours{100'000}, {}}}}};
    ProcessSpec process;
    process.name = "busy";
    process.threads = {std::move(thread)};
    Scenario scenario;
    scenario.machine.cpus = cpus;
    scenario.processes = {std::move(process)};
    return scenario;
}

/// CPU-ticks of busy CPUs, switches included; items are ticks.
static void busy_ticks(benchmark::State& bench)
{
    auto const cpus = static_cast<std::uint32_t>(bench.range(0));
    Engine engine{hogs(cpus, static_cast<std::uint32_t>(bench.range(1)))};
    engine.run_until(SimTime{std::chrono::seconds{1}});
    for (auto _ : bench)
        engine.run_until(engine.now() + std::chrono::milliseconds{100});
    bench.SetItemsProcessed(bench.iterations() * 100 * cpus);
}
BENCHMARK(busy_ticks)->Args({1, 1})->Args({1, 10})->Args({1, 1000})->Args({8, 8})->Args({8, 1000})->Args({64, 1000});

/// Two threads that hand a message to and fro: every item is a switch with its wakeup.
static void ping_pong_switches(benchmark::State& bench)
{
    auto const player = [](std::string const& name, std::string const& out, std::string const& in) {
        ThreadSpec thread;
        thread.name = name;
        op::Repeat game;
        game.body = {Op{op::User{Span{Span::Kind::Fixed, Nanos{1000}, {}}}}, Op{op::Write{out}}, Op{op::Read{in}}};
        thread.program = {Op{std::move(game)}};
        return thread;
    };
    ProcessSpec process;
    process.name = "game";
    process.threads = {player("ping", "there", "back"), player("pong", "back", "there")};
    Scenario scenario;
    scenario.processes = {std::move(process)};
    Engine engine{scenario};
    engine.run_until(SimTime{});
    std::uint64_t const before = engine.machine().cpus[0].rq.switches;
    for (auto _ : bench)
        engine.run_until(engine.now() + std::chrono::milliseconds{1});
    bench.SetItemsProcessed(static_cast<std::int64_t>(engine.machine().cpus[0].rq.switches - before));
}
BENCHMARK(ping_pong_switches);

/// What a keyframe costs: the whole state, copied; and hashed.
static void copy_of_a_state(benchmark::State& bench)
{
    Engine engine{hogs(8, static_cast<std::uint32_t>(bench.range(0)))};
    engine.run_until(SimTime{std::chrono::milliseconds{10}});
    for (auto _ : bench) {
        Machine copy = engine.machine();
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(copy_of_a_state)->Arg(10)->Arg(10'000);

static void hash_of_a_state(benchmark::State& bench)
{
    Engine engine{hogs(8, static_cast<std::uint32_t>(bench.range(0)))};
    engine.run_until(SimTime{std::chrono::milliseconds{10}});
    for (auto _ : bench)
        benchmark::DoNotOptimize(state_hash(engine.machine()));
}
BENCHMARK(hash_of_a_state)->Arg(10)->Arg(10'000);

}
