// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icon.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace tickscope::ui {
namespace {

QColor inkColour(IconInk ink, QIcon::Mode mode)
{
    if (mode == QIcon::Disabled)
        return colours().textFaint;
    switch (ink) {
    case IconInk::Text:
        return colours().text;
    case IconInk::Muted:
        return colours().textMuted;
    case IconInk::OnAccent:
        return colours().onAccent;
    }
    return {};
}

/// Draws an SVG whose strokes are "currentColor" in the theme's colour of the moment.
class InkedSvg final : public QIconEngine {
public:
    InkedSvg(QByteArray svg, IconInk ink)
        : m_svg{std::move(svg)}
        , m_ink{ink}
    {
    }

    void paint(QPainter* painter, QRect const& rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", inkColour(m_ink, mode).name().toLatin1());
        QSvgRenderer{svg}.render(painter, QRectF{rect});
    }

    QPixmap pixmap(QSize const& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap{size};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        paint(&painter, QRect{QPoint{}, size}, mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new InkedSvg{m_svg, m_ink}; }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    QByteArray m_svg;
    IconInk m_ink;
};

}

QIcon icon(QString const& name, IconInk ink)
{
    QFile file{":/icons/" + name + ".svg"};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon{new InkedSvg{file.readAll(), ink}};
}

}
