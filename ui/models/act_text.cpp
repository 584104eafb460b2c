// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/act_text.h"

#include "core/kernel/fix_table.h"
#include "ui/models/kernel_text.h"
#include "ui/plots/scrubber_picture.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ActText {
    Q_DECLARE_TR_FUNCTIONS(ActText)
};

QString switchedText(QString const& key, bool on)
{
    return on ? ActText::tr("%1 on").arg(key) : ActText::tr("%1 off").arg(key);
}

template<class Switched>
bool allAlike(Switched const& fixes)
{
    return std::ranges::all_of(fixes, [&](auto const& each) { return each.second == fixes.front().second; });
}

/// "abstime-sync off", "all fixes on", "3 fixes switched".
QString fixesText(cmd::SetFixes const& change)
{
    if (change.fixes.size() == 1 && change.later.empty())
        return switchedText(toQString(info_of(change.fixes.front().first).key), change.fixes.front().second);
    if (change.fixes.empty() && change.later.size() == 1)
        return switchedText(toQString(info_of(change.later.front().first).key), change.later.front().second);
    if (change.fixes.size() == FixSet::width && allAlike(change.fixes))
        return change.fixes.front().second ? ActText::tr("all fixes on") : ActText::tr("all fixes off");
    return ActText::tr("%1 fixes switched").arg(change.fixes.size() + change.later.size());
}

struct EditWriter {
    QString operator()(edit::Kernel const& e) const { return kernelName(e.kernel); }
    QString operator()(edit::Fixes const& e) const { return fixesText(e.fixes); }
    QString operator()(edit::Cpu const& e) const
    {
        return e.online ? ActText::tr("CPU %1 online").arg(index_of(e.cpu))
                        : ActText::tr("CPU %1 offline").arg(index_of(e.cpu));
    }
};

struct ActWriter {
    SimTime at;
    bool is_first;

    QString operator()(std::monostate) const
    {
        if (is_first)
            return ActText::tr("as it was opened");
        return at == SimTime{} ? ActText::tr("nothing done")
                               : ActText::tr("at %1: left as it was").arg(instantText(at));
    }
    QString operator()(CommandAt const& act) const
    {
        return ActText::tr("at %1: %2").arg(instantText(act.at), stepText(act.command));
    }
    QString operator()(ScenarioEdit const& edit) const { return stepText(edit); }
};

}

QString stepText(Command const& command)
{
    auto const* const fixes = std::get_if<cmd::SetFixes>(&command);
    return fixes ? fixesText(*fixes) : commandText(command);
}

QString stepText(ScenarioEdit const& edit)
{
    return ActText::tr("%1 from the start").arg(std::visit(EditWriter{}, edit));
}

QString branchText(Branch const& branch)
{
    QString const by = std::visit(ActWriter{branch.parts_at, !branch.parent}, branch.by);
    return branch.name.empty() ? by : QStringLiteral("%1 · %2").arg(QString::fromStdString(branch.name), by);
}

QString instantText(SimTime at) { return secondsText(at - SimTime{}); }

}
