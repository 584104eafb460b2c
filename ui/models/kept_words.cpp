// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kept_words.h"

#include "ui/style/format.h"

#include <QCoreApplication>

namespace tickscope::ui {

static QString tr(char const* text) { return QCoreApplication::translate("keptWords", text); }

QString keptWords(Frame const& frame)
{
    TraceView const& trace = frame.visible_trace();
    if (trace.first_n() == 0 || trace.first_n() == trace.size())
        return {};
    QString const from = secondsText(trace.at(trace.first_n()).at);
    if (frame.replayed)
        return tr("Run again from %1 on. Earlier events come back where you go there.").arg(from);
    return tr("Events before %1 are no longer kept. Going back there runs it again.").arg(from);
}

}
