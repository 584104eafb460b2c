// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace tickscope::ui {

/// Text in which all digits are equally wide, so that figures stand in columns and do not tremble while they run;
/// Inter's own digits are not.
qreal tabularWidth(QFontMetricsF const& metrics, QString const& text);
void drawTabular(QPainter& painter, QRectF const& rect, Qt::Alignment alignment, QString const& text);

}
