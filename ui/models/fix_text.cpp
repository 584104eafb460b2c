// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fix_text.h"

#include "ui/style/format.h"

#include <QCoreApplication>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class FixText {
    Q_DECLARE_TR_FUNCTIONS(FixText)
};

}

static QString withReason(QString const& tip, std::string const& why)
{
    return why.empty()
        ? tip
        : tip + QLatin1Char('\n') + FixText::tr("It changes nothing now: %1").arg(QString::fromStdString(why));
}

QString fixTip(FixInfo const& info, KernelConfig const& config)
{
    return withReason(FixText::tr("%1, commit %2").arg(toQString(info.key), toQString(info.commit)),
                      why_inert(info.fix, config));
}

QString fixTip(LaterFixInfo const& info, KernelConfig const& config)
{
    QString const tip = info.commit.empty()
        ? FixText::tr("%1: since %2").arg(toQString(info.key), toQString(info.since))
        : FixText::tr("%1, commit %2: since %3")
              .arg(toQString(info.key), toQString(info.commit), toQString(info.since));
    return withReason(tip, why_inert(info.fix, config));
}

QString kernelFixesText(QString const& tree, KernelConfig const& config)
{
    QString text = FixText::tr("%1 · %2 of %3 fixes").arg(tree).arg(config.fixes.size()).arg(FixSet::width);
    if (int const later = config.later_fixes.size())
        text += QStringLiteral(" + %1").arg(later);
    if (config.scheduler != SchedRelease::V2_6_29)
        text += QStringLiteral(" · ") + FixText::tr("scheduler of %1").arg(toQString(config.sched_features().name));
    return text;
}

QString accountingText(Accounting accounting)
{
    switch (accounting) {
    case Accounting::Walk:
        return FixText::tr("Walk the threads when asked (2.6.27)");
    case Accounting::PerCpu:
        return FixText::tr("A slot for each CPU (2.6.28)");
    case Accounting::LockedTotals:
        return FixText::tr("One total under a lock (2.6.29-rc4)");
    case Accounting::Split:
        return FixText::tr("Clocks walk, timers are fed (2.6.29-rc5)");
    }
    return {};
}

}
