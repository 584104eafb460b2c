// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/session/player.h"

namespace tickscope {

Session::Session(Scenario scenario, Publish publish, MemoryBudget budget)
    : m_player{std::make_unique<Player>(std::move(scenario), std::move(publish), budget)}
{
    m_player->start();
}

Session::~Session() = default;

void Session::frame_taken()
{
    m_player->post([player = m_player.get()] { player->frame_taken(); });
}
void Session::play()
{
    m_player->command([](Player& player) { player.play(never); });
}
void Session::pause()
{
    m_player->command([](Player& player) { player.pause(); });
}
void Session::set_speed(double simulated_seconds_per_second)
{
    m_player->command(
        [simulated_seconds_per_second](Player& player) { player.set_speed(simulated_seconds_per_second); });
}
void Session::step_event(int direction)
{
    m_player->command([direction](Player& player) { player.step_event(direction); });
}
void Session::step_tick(int direction)
{
    m_player->command([direction](Player& player) { player.step_tick(direction); });
}
void Session::seek(SimTime target)
{
    m_player->post([player = m_player.get(), target] { player->want_seek(target); });
}
void Session::go_live()
{
    m_player->command([](Player& player) { player.go_live(); });
}
void Session::run_to(SimTime target)
{
    m_player->command([target](Player& player) { player.run_to(target); });
}
VersionId Session::submit(Command command)
{
    VersionId const next = next_version();
    m_player->command(
        [next, command = std::move(command)](Player& player) mutable { player.submit(next, std::move(command)); });
    return next;
}
VersionId Session::edit(ScenarioEdit edit)
{
    VersionId const next = next_version();
    m_player->command([next, edit = std::move(edit)](Player& player) { player.edit(next, edit); });
    return next;
}
VersionId Session::change_kernel(KernelSpec kernel) { return edit(edit::Kernel{std::move(kernel)}); }
VersionId Session::reset()
{
    VersionId const next = next_version();
    m_player->command([next](Player& player) { player.reset(next); });
    return next;
}
VersionId Session::reset_to_file()
{
    VersionId const next = next_version();
    m_player->command([next](Player& player) { player.reset_to_file(next); });
    return next;
}
void Session::go_to(VersionId version)
{
    m_player->command([version](Player& player) { player.go_to(version); });
}
void Session::name_branch(VersionId version, std::string name)
{
    m_player->command(
        [version, name = std::move(name)](Player& player) mutable { player.name_branch(version, std::move(name)); });
}
void Session::remove_branch(VersionId version)
{
    m_player->command([version](Player& player) { player.remove_branch(version); });
}

}
