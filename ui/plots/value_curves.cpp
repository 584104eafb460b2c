// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/value_curves.h"

#include "core/scenario/value.h"
#include "ui/plots/plot_data.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace tickscope::ui {

/// Between two of them the window answers.
static constexpr qint64 slice_ms = 4;
static constexpr std::size_t most_bytes = std::size_t{32} << 20;

ValueCurves::ValueCurves(PlotData& plotData, QObject* parent)
    : QObject{parent}
    , m_plotData{plotData}
    , m_next{new QTimer{this}}
{
    m_next->setSingleShot(true);
    connect(m_next, &QTimer::timeout, this, &ValueCurves::work);
    connect(&plotData, &PlotData::frameChanged, this, &ValueCurves::takeFrame);
}

ValueCurves::~ValueCurves() = default;

static bool isNumber(Unit unit) { return unit != Unit::Text && unit != Unit::Cpus && unit != Unit::Signals; }

void ValueCurves::setPaths(std::vector<std::string> const& paths)
{
    m_curves.clear();
    for (std::string const& name : paths)
        if (Result<ValuePath> const path = parse_value_path(name); path && isNumber(path->unit()))
            m_curves.push_back({name, *path, {}});
    m_playback.reset();
    m_known = {};
    takeFrame();
    Q_EMIT changed();
}

void ValueCurves::toggle(std::size_t curve)
{
    m_curves[curve].shown = !m_curves[curve].shown;
    Q_EMIT changed();
}

void ValueCurves::takeFrame()
{
    if (m_curves.empty() || m_plotData.empty())
        return;
    Frame const& frame = m_plotData.frame();
    if (!m_playback || m_run != frame.run || m_epoch != frame.epoch)
        startOver();
    else if (m_playback->commands().size() != frame.commands.size())
        m_playback->set_commands(frame.commands);
    if (behind())
        m_next->start();
}

void ValueCurves::startOver()
{
    Frame const& frame = m_plotData.frame();
    m_playback = std::make_unique<Playback>(frame.world->scenario, nullptr);
    m_playback->set_commands(frame.commands);
    m_run = frame.run;
    m_epoch = frame.epoch;
    for (Curve& curve : m_curves)
        curve.values = {};
    sample();
}

bool ValueCurves::behind() const
{
    SimTime const reached = m_plotData.frame().reached;
    return m_playback->now() < reached || m_playback->next_at() <= reached;
}

bool ValueCurves::isComplete() const { return !m_playback || m_plotData.empty() || !behind(); }

void ValueCurves::work()
{
    if (!m_playback || m_plotData.empty())
        return;
    QElapsedTimer time;
    time.start();
    while (behind() && time.elapsed() < slice_ms) {
        SimTime const reached = m_plotData.frame().reached;
        if (m_playback->next_at() > reached || !m_playback->step())
            m_playback->run_until(reached);
        sample();
    }
    keepToBudget();
    if (behind())
        m_next->start();
    Q_EMIT changed();
}

void ValueCurves::sample()
{
    Machine const& machine = m_playback->machine();
    NameTable const& names = m_playback->engine().world()->name_table;
    for (Curve& curve : m_curves) {
        std::optional<Value> const value = value_of(machine, names, curve.path);
        bool const unlimited =
            value && value->unit == Unit::Limit && value->number == std::numeric_limits<std::int64_t>::max();
        if (value && !unlimited)
            curve.values.append(machine.now, value->number);
    }
    m_known = machine.now;
}

void ValueCurves::keepToBudget()
{
    std::size_t bytes = 0;
    for (Curve const& curve : m_curves)
        bytes += curve.values.bytes();
    if (bytes <= most_bytes)
        return;
    for (Curve& curve : m_curves) {
        curve.values.set_most_ranges(std::size_t{1} << 14);
        curve.values.fold_half();
    }
}

}
