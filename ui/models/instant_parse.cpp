// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/instant_parse.h"

#include <QRegularExpression>

#include <cmath>

namespace tickscope::ui {

std::optional<SimTime> parseInstant(QString const& text, KernelConfig const& config)
{
    static QRegularExpression const form{QStringLiteral(R"(^\s*(\d+(?:[.,]\d+)?)\s*(s|ms|us|µs|ns|ticks?)?\s*$)")};
    QRegularExpressionMatch const match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString const unit = match.captured(2);
    double scale = 1e9;
    if (unit == "ms")
        scale = 1e6;
    else if (unit == "us" || unit == QStringLiteral("µs"))
        scale = 1e3;
    else if (unit == "ns")
        scale = 1;
    else if (unit.startsWith("tick"))
        scale = static_cast<double>(config.tick_period().count());
    double const nanos = match.captured(1).replace(',', '.').toDouble() * scale;
    if (nanos > 9e18)
        return std::nullopt;
    return SimTime{Nanos{std::llround(nanos)}};
}

}
