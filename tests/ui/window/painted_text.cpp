// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/painted_text.h"

namespace tickscope::ui {
namespace {

class TextEngine final : public QPaintEngine {
public:
    explicit TextEngine(QStringList& texts)
        : QPaintEngine{AllFeatures}
        , m_texts{texts}
    {
    }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(QPaintEngineState const&) override { }
    void drawPixmap(QRectF const&, QPixmap const&, QRectF const&) override { }
    void drawPath(QPainterPath const&) override { }
    void drawPolygon(QPointF const*, int, PolygonDrawMode) override { }
    void drawTextItem(QPointF const&, QTextItem const& item) override { m_texts += item.text(); }
    Type type() const override { return User; }

private:
    QStringList& m_texts;
};

}

PaintedText::PaintedText(QSize size)
    : m_size{size}
    , m_engine{std::make_unique<TextEngine>(m_texts)}
{
}

PaintedText::~PaintedText() = default;

QPaintEngine* PaintedText::paintEngine() const { return m_engine.get(); }

int PaintedText::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return m_size.width() * 254 / 960;
    case PdmHeightMM:
        return m_size.height() * 254 / 960;
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return 96;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    default:
        return 0;
    }
}

}
