// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/qcustomplot.h"
#include "ui/plots/time_ticks.h"

#include <functional>

namespace tickscope::ui {

struct Colours;

/// Something painted on a layer of a QCustomPlot by a function that knows nothing of it.
class Painted : public QCPLayerable {
    Q_OBJECT

public:
    using Paint = std::function<void(QPainter&)>;

    Painted(QCustomPlot& plot, QString const& layer, Paint paint)
        : QCPLayerable{&plot, layer}
        , m_paint{std::move(paint)}
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter*) const override { }
    void draw(QCPPainter* painter) override { m_paint(*painter); }
    QRect clipRect() const override { return parentPlot()->viewport(); }

private:
    Paint m_paint;
};

/// The curves as one plottable of our own: it draws pixel columns, never events.
class Curves : public QCPAbstractPlottable {
    Q_OBJECT

public:
    Curves(QCPAxis& time, QCPAxis& value, Painted::Paint paint)
        : QCPAbstractPlottable{&time, &value}
        , m_paint{std::move(paint)}
    {
    }

    double selectTest(QPointF const&, bool, QVariant* = nullptr) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain = QCP::sdBoth, QCPRange const& = {}) const override;

protected:
    void draw(QCPPainter* painter) override { m_paint(*painter); }
    void drawLegendIcon(QCPPainter*, QRectF const&) const override { }

private:
    Painted::Paint m_paint;
};

/// Ticks of an axis whose coordinates are nanoseconds, in seconds and their parts or in ticks of the kernel.
class RulerTicker : public QCPAxisTicker {
public:
    TimeRuler ruler;
    double pixels = 1;         ///< length of the axis
    double pixels_apart = 80;  ///< at least
    /// How far beyond either end of the axis a label may reach.
    double overhang = 20;
    bool horizontal = true;

    void generate(QCPRange const& range, QLocale const&, QChar, int, QVector<double>& ticks, QVector<double>* sub_ticks,
                  QVector<QString>* labels) override;
};

/// The axes of a plot over time, without margins of their own; what they count is up to their tickers.
void buildAxes(QCustomPlot& plot, QSharedPointer<RulerTicker> const& time, QSharedPointer<RulerTicker> const& value);
void styleAxes(QCustomPlot& plot, Colours const& colours);

}
