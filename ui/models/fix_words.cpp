// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fix_words.h"

#include <QStringList>

#include <algorithm>

namespace tickscope::ui {

static QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool fixMatters(FixInfo const& info, FixSet on) { return on.has_all(info.inert_without); }

QString fixTip(FixInfo const& info, FixSet on)
{
    QString tip = fromView(info.key) + QStringLiteral(", commit ") + fromView(info.commit);
    QStringList missing;
    for (FixInfo const& other : fix_table)
        if (info.inert_without.has(other.fix) && !on.has(other.fix))
            missing += fromView(other.title);
    if (!missing.isEmpty())
        tip += QStringLiteral("\nIt changes nothing without: ") + missing.join(QStringLiteral(", "));
    return tip;
}

QString kernelWords(QString const& tree, KernelConfig const& config)
{
    auto const on = std::count_if(fix_table.begin(), fix_table.end(),
                                  [&](FixInfo const& info) { return config.fixes.has(info.fix); });
    QString words = QStringLiteral("%1 · %2 of 8 fixes").arg(tree).arg(on);
    if (auto const later = std::count_if(later_fix_table.begin(), later_fix_table.end(),
                                         [&](LaterFixInfo const& info) { return config.later_fixes.has(info.fix); }))
        words += QStringLiteral(" + %1").arg(later);
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
