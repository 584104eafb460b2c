// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fix_words.h"

#include "ui/style/format.h"

namespace tickscope::ui {

static QString withReason(QString const& tip, std::string const& why)
{
    return why.empty() ? tip : tip + QStringLiteral("\nIt changes nothing now: ") + QString::fromStdString(why);
}

QString fixTip(FixInfo const& info, KernelConfig const& config)
{
    return withReason(QStringLiteral("%1, commit %2").arg(toQString(info.key), toQString(info.commit)),
                      why_inert(info.fix, config));
}

QString fixTip(LaterFixInfo const& info, KernelConfig const& config)
{
    QString const commit = info.commit.empty() ? QString{} : QStringLiteral(", commit %1").arg(toQString(info.commit));
    return withReason(QStringLiteral("%1%2: since %3").arg(toQString(info.key), commit, toQString(info.since)),
                      why_inert(info.fix, config));
}

QString kernelWords(QString const& tree, KernelConfig const& config)
{
    QString words = QStringLiteral("%1 · %2 of %3 fixes").arg(tree).arg(config.fixes.size()).arg(FixSet::width);
    if (int const later = config.later_fixes.size())
        words += QStringLiteral(" + %1").arg(later);
    if (config.scheduler != SchedRelease::V2_6_29)
        words += QStringLiteral(" · scheduler of %1").arg(toQString(config.sched_features().name));
    return words;
}

QString accountingWords(Accounting accounting)
{
    switch (accounting) {
    case Accounting::Walk:
        return QStringLiteral("Walk the threads when asked (2.6.27)");
    case Accounting::PerCpu:
        return QStringLiteral("A slot for each CPU (2.6.28)");
    case Accounting::LockedTotals:
        return QStringLiteral("One total under a lock (2.6.29-rc4)");
    case Accounting::Split:
        return QStringLiteral("Clocks walk, timers are fed (2.6.29-rc5)");
    }
    return {};
}

}
