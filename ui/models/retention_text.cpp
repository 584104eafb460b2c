// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/retention_text.h"

#include "ui/style/format.h"

#include <QCoreApplication>

namespace tickscope::ui {

namespace {

/// Translations of what this file says.
class RetentionText {
    Q_DECLARE_TR_FUNCTIONS(RetentionText)
};

}

QString retentionText(Frame const& frame)
{
    TraceView const& trace = frame.visible_trace();
    if (trace.first_n() == 0 || trace.first_n() == trace.size())
        return {};
    QString const from = secondsText(trace.at(trace.first_n()).at);
    if (frame.replayed)
        return RetentionText::tr("Run again from %1 on. Earlier events come back where you go there.").arg(from);
    return RetentionText::tr("Events before %1 are no longer kept. Going back there runs it again.").arg(from);
}

}
