// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"

#include <QString>

namespace tickscope::ui {

/// Whether switching the fix changes anything, given which others are on.
bool fixMatters(FixInfo const& info, FixSet on);
/// Key, commit, and what it waits for where it does nothing.
QString fixTip(FixInfo const& info, FixSet on);
/// "2.6.29-rc5 · 8 of 8 fixes": the tree that a scenario names, and how many of the eight are on now.
QString kernelWords(QString const& tree, KernelConfig const& config);
QString accountingWords(Accounting accounting);

}
