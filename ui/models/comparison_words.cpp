// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparison_words.h"

#include "core/scenario/fix_set_text.h"
#include "core/scenario/kernel_tree.h"
#include "ui/style/format.h"

#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

QString keysText(FixSet fixes)
{
    QStringList keys;
    for (std::string_view const key : keys_of(fixes))
        keys += toQString(key);
    return keys.join(QStringLiteral(" and "));
}

/// "without a", "with b", "without a and b"; nothing where that would be long.
QString changeWords(FixSet from, FixSet to)
{
    FixSet const missing = from - to, extra = to - from;
    int const count = missing.size() + extra.size();
    if (count == 0 || count > 2 || (!missing.empty() && !extra.empty()))
        return {};
    return extra.empty() ? QStringLiteral("without ") + keysText(missing) : QStringLiteral("with ") + keysText(extra);
}

QString setWords(FixSet fixes)
{
    if (fixes.empty())
        return QStringLiteral("none of the fixes");
    if (fixes == all_fixes)
        return QStringLiteral("all fixes");
    return QStringLiteral("%1 of %2 fixes").arg(fixes.size()).arg(FixSet::width);
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
    QString const change = known ? changeWords(known->fixes, kernel.fixes) : QString{};
    if (!change.isEmpty())
        return tree + QLatin1Char(' ') + change;
    bool const same_fixes = known && known->fixes == kernel.fixes;
    return tree + (same_fixes ? QStringLiteral(", changed") : QStringLiteral(" with ") + setWords(kernel.fixes));
}

QString otherKernelWords(KernelSpec const& a, KernelSpec const& b)
{
    KernelSpec only_fixes = a;
    only_fixes.fixes = b.fixes;
    if (only_fixes != b || a == b)
        return kernelName(b);
    QString const change = changeWords(a.fixes, b.fixes);
    return change.isEmpty() ? setWords(b.fixes) : change;
}

std::vector<ComparisonChoice> comparisonChoices(KernelSpec const& a)
{
    using Kind = ComparisonChoice::Kind;
    std::vector<ComparisonChoice> choices;
    auto const add = [&](Kind kind, KernelSpec kernel, QString const& title, QString const& note) {
        if (kernel != a)
            choices.push_back({kind, otherKernelWords(a, kernel), title, note, kernel});
    };
    for (FixInfo const& info : fix_table)
        add(Kind::Fix, withFixSwitched(a, info.fix), toQString(info.title),
            toQString(info.commit) + (a.fixes.has(info.fix) ? QStringLiteral(" off") : QStringLiteral(" on")));
    KernelSpec all = a, none = a;
    all.fixes = all_fixes;
    none.fixes = {};
    add(Kind::AllFixes, none, QStringLiteral("None of the fixes"), QStringLiteral("all off"));
    add(Kind::AllFixes, all, QStringLiteral("All fixes"), QStringLiteral("all on"));
    for (KernelTree const& tree : kernel_trees) {
        KernelSpec const kernel = on_tree(a, tree);
        if (kernel != a)
            choices.push_back({Kind::Tree, toQString(tree.name), toQString(tree.name), toQString(tree.note), kernel});
    }
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

QString comparisonState(FramePair const& pair)
{
    // Once as many differences are kept as there may be, nothing more is compared.
    SimTime const compared = pair.more_differences ? pair.b->reached : std::min(pair.b->reached, pair.compared);
    if (compared < pair.a->reached)
        return QStringLiteral("B is computed up to %1").arg(secondsText(compared, 1));
    if (!pair.parting)
        return QStringLiteral("the same so far");
    SimTime const at =
        std::min(pair.parting->a ? pair.parting->a->at : never, pair.parting->b ? pair.parting->b->at : never);
    return QStringLiteral("they part at %1").arg(secondsText(at));
}

}
