// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kernel_text.h"

#include "core/kernel/fix_table.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/kernel_tree.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class KernelText {
    Q_DECLARE_TR_FUNCTIONS(KernelText)
};

QString keysText(FixSet fixes)
{
    QStringList keys;
    for (std::string_view const key : keys_of(fixes))
        keys += toQString(key);
    return keys.size() == 2 ? KernelText::tr("%1 and %2").arg(keys[0], keys[1]) : keys.join(QStringLiteral(", "));
}

/// "without a", "with b", "without a and b"; nothing where that would be long.
QString changeText(FixSet from, FixSet to)
{
    FixSet const missing = from - to, extra = to - from;
    int const count = missing.size() + extra.size();
    if (count == 0 || count > 2 || (!missing.empty() && !extra.empty()))
        return {};
    return extra.empty() ? KernelText::tr("without %1").arg(keysText(missing))
                         : KernelText::tr("with %1").arg(keysText(extra));
}

QString fixSetText(FixSet fixes)
{
    if (fixes.empty())
        return KernelText::tr("none of the fixes");
    if (fixes == all_fixes)
        return KernelText::tr("all fixes");
    return KernelText::tr("%1 of %2 fixes").arg(fixes.size()).arg(FixSet::width);
}

}

KernelSpec withFixSwitched(KernelSpec kernel, Fix fix)
{
    kernel.fixes.set(fix, !kernel.fixes.has(fix));
    return kernel;
}

QString kernelName(KernelSpec const& kernel)
{
    QString const tree = QString::fromStdString(kernel.tree);
    KernelTree const* const known = find_tree(kernel.tree);
    if (known && on_tree(kernel, *known) == kernel)
        return tree;
    QString const change = known ? changeText(known->fixes, kernel.fixes) : QString{};
    if (!change.isEmpty())
        return tree + QLatin1Char(' ') + change;
    bool const same_fixes = known && known->fixes == kernel.fixes;
    return same_fixes ? KernelText::tr("%1, changed").arg(tree)
                      : KernelText::tr("%1 with %2").arg(tree, fixSetText(kernel.fixes));
}

QString otherKernelText(KernelSpec const& a, KernelSpec const& b)
{
    KernelSpec only_fixes = a;
    only_fixes.fixes = b.fixes;
    if (only_fixes != b || a == b)
        return kernelName(b);
    QString const change = changeText(a.fixes, b.fixes);
    return change.isEmpty() ? fixSetText(b.fixes) : change;
}

std::vector<ComparisonChoice> comparisonChoices(KernelSpec const& a)
{
    using Kind = ComparisonChoice::Kind;
    std::vector<ComparisonChoice> choices;
    auto const add = [&](ComparisonChoice choice) {
        if (choice.kernel == a)
            return;
        if (choice.name.isEmpty())
            choice.name = otherKernelText(a, choice.kernel);
        choices.push_back(std::move(choice));
    };
    for (FixInfo const& info : fix_table)
        add({.kind = Kind::Fix,
             .id = QStringLiteral("fix.") + toQString(info.key),
             .title = toQString(info.title),
             .note = (a.fixes.has(info.fix) ? KernelText::tr("%1 off") : KernelText::tr("%1 on"))
                         .arg(toQString(info.commit)),
             .kernel = withFixSwitched(a, info.fix)});
    KernelSpec all = a, none = a;
    all.fixes = all_fixes;
    none.fixes = {};
    add({.kind = Kind::AllFixes,
         .id = QStringLiteral("fixes.none"),
         .title = KernelText::tr("None of the fixes"),
         .note = KernelText::tr("all off"),
         .kernel = none});
    add({.kind = Kind::AllFixes,
         .id = QStringLiteral("fixes.all"),
         .title = KernelText::tr("All fixes"),
         .note = KernelText::tr("all on"),
         .kernel = all});
    for (KernelTree const& tree : kernel_trees)
        add({.kind = Kind::Tree,
             .id = QStringLiteral("tree.") + toQString(tree.name),
             .name = toQString(tree.name),
             .title = toQString(tree.name),
             .note = toQString(tree.note),
             .kernel = on_tree(a, tree)});
    return choices;
}

std::vector<Fix> fixesOfStory(Scenario const& scenario)
{
    std::vector<Fix> fixes;
    for (FixInfo const& info : fix_table)
        for (std::string_view const sign : {info.key, info.commit})
            if (scenario.about.find(sign) != std::string::npos && (fixes.empty() || fixes.back() != info.fix))
                fixes.push_back(info.fix);
    return fixes;
}

QString comparisonStateText(FramePair const& pair)
{
    // Once as many differences are kept as there may be, nothing more is compared.
    SimTime const compared = pair.more_differences ? pair.b->reached : std::min(pair.b->reached, pair.compared);
    if (compared < pair.a->reached)
        return KernelText::tr("B is computed up to %1").arg(secondsText(compared, 1));
    if (!pair.parting)
        return KernelText::tr("the same so far");
    SimTime const at =
        std::min(pair.parting->a ? pair.parting->a->at : never, pair.parting->b ? pair.parting->b->at : never);
    return KernelText::tr("they part at %1").arg(secondsText(at));
}

}
