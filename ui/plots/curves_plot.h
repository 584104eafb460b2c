// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace tickscope::ui {

class TimeAxis;
class ValueCurves;
struct CurvesScene;

/// Values over the time that all plots show, one plot above the other for each unit: whichever quantities a story is
/// about, of any process, thread or CPU. Pressing an entry of the legend hides or shows its curve.
class CurvesPlot final : public QWidget {
    Q_OBJECT

public:
    /// Both outlive it.
    CurvesPlot(TimeAxis& axis, ValueCurves& curves, QWidget* parent = nullptr);
    ~CurvesPlot() override;

    /// What it draws at its size now.
    CurvesScene const& scene();

    QSize sizeHint() const override { return {800, 380}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}
